package org.hallmark.generators.capability;

import org.hallmark.provenance.seed.PublicDraws;

/** The model's log-density can be bounded from below by draws. */
public interface DensityBound {
  /**
   * A lower bound, tighter with more samples: the mean is taken of densities, inside the logarithm
   * (Burda, Grosse and Salakhutdinov 2016). Whole numbers and words count with their probability.
   *
   * @param samples draws that the bound is made of, at least 1
   */
  LogDensity logDensityBound(double[] values, double[] given, PublicDraws draws, int samples);
}
