package org.hallmark.generators.capability;

import java.util.function.DoubleSupplier;

/** Lower bounds of log-densities from independent estimates of densities. */
public final class Bounds {
  private Bounds() {}

  /** The logarithm of the mean of densities whose logarithms are drawn. */
  public static LogDensity ofMean(int samples, DoubleSupplier logs) {
    double[] drawn = new double[samples];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < samples; i++) {
      drawn[i] = logs.getAsDouble();
      most = Math.max(most, drawn[i]);
    }
    double sum = 0;
    for (double log : drawn) {
      sum += StrictMath.exp(log - most);
    }
    return LogDensity.lowerBound(most + StrictMath.log(sum / samples));
  }
}
