/** How results are put into words that several parts of a report share. */
package org.hallmark.reports.words;
