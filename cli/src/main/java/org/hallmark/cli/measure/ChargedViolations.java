package org.hallmark.cli.measure;

import org.hallmark.metrics.Noise;

/**
 * The noisy count of violations of a law in a confidential source.
 *
 * @param id the law's
 * @param title what it is, in words
 * @param formula the law as the plan states it
 * @param unit unit of the residual, {@code 1} for a pure number
 * @param tolerance a residual above this is a violation, in {@code unit}
 * @param violations the count with its noise, possibly negative
 * @param lower least count that lies within the noise of it, at 95 %
 * @param upper largest count that does
 * @param noise the noise in it
 */
public record ChargedViolations(
    String id,
    String title,
    String formula,
    String unit,
    double tolerance,
    long violations,
    long lower,
    long upper,
    Noise noise) {}
