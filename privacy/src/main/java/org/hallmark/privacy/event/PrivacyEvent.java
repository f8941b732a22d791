package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * One kind of look at the source data, described completely enough to account for it: immutable,
 * and free of anything that depends on the data.
 *
 * <p>Noise is relative to what one privacy unit can contribute: a noise multiplier is a standard
 * deviation divided by the L2 sensitivity, a scale is a Laplace scale divided by the L1
 * sensitivity, both under {@link Adjacency#ADD_OR_REMOVE}. {@code count} says how often the same
 * look was taken.
 */
public sealed interface PrivacyEvent
    permits Composed,
        DiscreteGaussian,
        DiscreteLaplace,
        EpsilonDelta,
        Exponential,
        Gaussian,
        Laplace,
        MixtureOfGaussians,
        NonPrivate,
        PoissonSampledGaussian,
        PoissonSampledLaplace,
        RandomisedResponse,
        RepeatAndSelect,
        SampledWithoutReplacement,
        SelfComposed,
        TreeAggregation,
        TruncatedPoissonGaussian,
        Withheld,
        Zcdp {

  /** The kebab-case id of the mechanism. */
  String mechanism();

  /** The numbers that describe the event, by name. */
  SortedMap<String, Double> parameters();

  /** How often the look was taken. */
  default long count() {
    return 1;
  }

  /** The same look, taken once. */
  default PrivacyEvent once() {
    return this;
  }
}
