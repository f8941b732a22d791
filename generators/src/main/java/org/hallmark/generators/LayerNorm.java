package org.hallmark.generators;

/** Whether and how the hidden layers of a model are normalised, each record for itself. */
public enum LayerNorm {
  /** Not at all. */
  NONE,
  /**
   * What a hidden layer gives is brought to mean 0 and variance 1 over its units, then scaled and
   * shifted unit by unit, then rectified (Ba, Kiros and Hinton 2016). No statistic over records.
   */
  LAYER;

  /** Added to a variance before its root is taken. */
  public static final double EPSILON = 1e-5;

  /** Brings values to mean 0 and variance 1, in their own place. */
  public static double[] normalise(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= values.length;
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean);
    }
    double root = StrictMath.sqrt(variance / values.length + EPSILON);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / root;
    }
    return values;
  }
}
