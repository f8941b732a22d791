/**
 * Comparisons of two samples record by record, without bins: distances of one quantity, and tests
 * of several together. On confidential data all of them are withheld.
 */
package org.hallmark.metrics.twosample;
