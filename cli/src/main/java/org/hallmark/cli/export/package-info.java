/** Releases in the forms that archives and other programs take. */
package org.hallmark.cli.export;
