/** What the program says of itself: grouped help, examples, manual pages, completion scripts. */
package org.hallmark.cli.help;
