package org.hallmark.metrics;

/**
 * The noise that every cell of a charged histogram or a charged count carries.
 *
 * @param mechanism kebab-case id of the mechanism
 * @param scale t of the discrete Laplace law P(k) ∝ exp(−|k|/t), in counts
 * @param sensitivity L1 sensitivity of the whole histogram to one privacy unit, in counts
 * @param event id of the privacy event that paid for it
 */
public record Noise(String mechanism, double scale, int sensitivity, String event) {}
