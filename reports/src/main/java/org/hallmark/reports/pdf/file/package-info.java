/**
 * PDF files as octets (ISO 32000-1): objects, streams, a structure tree for those who cannot see,
 * and what PDF/A-2 (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask of every file. Nothing here knows
 * what a report is.
 */
package org.hallmark.reports.pdf.file;
