package org.hallmark.generators.capability;

import org.hallmark.provenance.seed.PublicDraws;

/** Draws come with the weights that make them draws of another law, known up to a factor. */
public interface WeightedDraws {
  /** Minus the energy: the logarithm of a density up to a constant. */
  @FunctionalInterface
  interface LogTarget {
    /** At a vector. */
    double at(double[] values);
  }

  /** So many draws, each with the logarithm of target over model. */
  ImportanceSample draw(LogTarget target, double[] given, PublicDraws draws, int count);
}
