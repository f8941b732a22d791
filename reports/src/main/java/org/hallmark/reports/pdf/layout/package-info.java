/** Elements laid out on pages: blocks, lines, tables, columns and drawings. */
package org.hallmark.reports.pdf.layout;
