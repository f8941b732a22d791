/**
 * The typefaces that a report carries with it, read from their TrueType tables in plain Java: no
 * font of the machine is ever asked, and equal text gives equal octets everywhere.
 */
package org.hallmark.reports.pdf.font;
