package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.djl.loss.Batch;
import org.hallmark.generators.djl.loss.FlowLosses;

/**
 * U(x, y) = x⁴/4 − 3x² + x + y²/2 at kT = 1: two wells, one 4.78 kT deeper than the other. Every
 * use of its only row is a new draw, made of the row's two normals.
 */
final class DoubleWell implements EncodedRows {
  static final double SADDLE = 0.167449;
  static final double FREE_ENERGY = 4.7775503531;
  static final double SHARE_OF_B = 0.0083463436;
  static final double MEAN = -2.4410966747;
  static final double LOG_NORMALISER = 12.0649289986;

  private static final double LEFT = -5;
  private static final double STEP = 1e-3;

  private final double[] cumulative;

  private DoubleWell(double right) {
    cumulative = new double[(int) ((right - LEFT) / STEP)];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += Math.exp(-energy(LEFT + (i + 0.5) * STEP, 0));
      cumulative[i] = sum;
    }
  }

  static DoubleWell whole() {
    return new DoubleWell(5);
  }

  /** The deeper well alone, as a short simulation sees it. */
  static DoubleWell deeperAlone() {
    return new DoubleWell(SADDLE);
  }

  static double energy(double x, double y) {
    return x * x * x * x / 4 - 3 * x * x + x + y * y / 2;
  }

  static FlowLosses.Energy inTheEngine() {
    return (vectors, batch) -> {
      NDArray x = vectors.get(":, 0");
      NDArray y = vectors.get(":, 1");
      NDArray square = x.square();
      return times(square.square(), 0.25f, batch)
          .sub(times(square, 3, batch))
          .add(x)
          .add(times(y.square(), 0.5f, batch));
    };
  }

  private static NDArray times(NDArray array, float factor, Batch batch) {
    return array.mul(batch.noise().getManager().full(new ai.djl.ndarray.types.Shape(), factor));
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    double target = uniform(noise[own]) * cumulative[cumulative.length - 1];
    int found = java.util.Arrays.binarySearch(cumulative, target);
    int cell = found >= 0 ? found : -found - 1;
    to.put(places[0], (float) (LEFT + (cell + 0.5) * STEP));
    to.put(places[0] + 1, noise[own + 1]);
  }

  /** The normal distribution function, by Zelen and Severo, to 1e-7. */
  private static double uniform(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x > 0 ? 1 - tail : tail;
  }
}
