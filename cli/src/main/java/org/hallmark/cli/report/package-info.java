/** {@code hallmark report}: the report of a release rendered again, and two of them compared. */
package org.hallmark.cli.report;
