package org.hallmark.metrics.divergence;

/**
 * What a perfect generator would score at the same sizes and with the same noise.
 *
 * @param kind {@code simulated} (from the noisy histogram) or {@code real-vs-real}
 * @param mean in bits
 * @param upper its 95 % quantile in bits
 */
public record Floor(String kind, double mean, double upper) {}
