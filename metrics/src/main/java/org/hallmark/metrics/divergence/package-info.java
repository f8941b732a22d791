/** How far two histograms lie apart, with intervals, and when that cannot be said. */
package org.hallmark.metrics.divergence;
