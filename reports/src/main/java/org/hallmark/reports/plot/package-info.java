/**
 * Plots as SVG. Each is as wide as a telephone wide, takes its colours from the style sheet,
 * carries a title and a description, and leaves out what is not finite.
 */
package org.hallmark.reports.plot;
