/** The page of a report on paper: the same elements and style sheet, as a tagged PDF file. */
package org.hallmark.reports.pdf;
