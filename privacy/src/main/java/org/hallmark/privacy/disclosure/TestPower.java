package org.hallmark.privacy.disclosure;

/**
 * How well anybody can tell whether a unit was in.
 *
 * @param falsePositiveRate share of absent units that are taken for present
 * @param truePositiveRate upper bound on the share of present units that are found
 */
public record TestPower(double falsePositiveRate, double truePositiveRate) {}
