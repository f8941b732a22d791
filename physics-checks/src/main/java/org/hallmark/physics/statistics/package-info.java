/**
 * The statistics that laws about samples and trajectories need, with {@link StrictMath}. Sums over
 * a series run in the order of the series, which its owner fixes; sums over a set are exact.
 */
package org.hallmark.physics.statistics;
