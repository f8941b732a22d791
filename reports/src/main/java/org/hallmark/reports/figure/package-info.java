/**
 * The plots of a report, each with its numbers as a table: the page shows both, the document for
 * machines has the numbers alone.
 */
package org.hallmark.reports.figure;
