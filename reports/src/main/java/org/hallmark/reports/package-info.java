/**
 * The compliance report: one page for people and one document for machines, both pure functions of
 * a {@link org.hallmark.reports.facts.ReportInput}. A chapter of the page is a record with one
 * method {@code render}; none of them sees a table, a clock or a locale.
 */
package org.hallmark.reports;
