/** Bounds, draws and summaries that the other packages share: the same bits on every JVM. */
package org.hallmark.metrics.statistics;
