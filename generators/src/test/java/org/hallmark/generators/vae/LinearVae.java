package org.hallmark.generators.vae;

import org.hallmark.generators.Weights;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.LogDensity;

/**
 * The exact density of an autoencoder with one level, no hidden layers and fixed deviation: values
 * are normal with mean b + A·y and covariance W·Wᵀ + σ², which is probabilistic principal component
 * analysis (Lucas, Tucker, Grosse and Norouzi 2019).
 */
public final class LinearVae implements ExactDensity {
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private final double[][] covariance;
  private final double[][] root;
  private final GaussianModel model;
  private final int latent;

  /** With weights of this shape. */
  public LinearVae(GaussianShape shape, Weights weights) {
    if (!shape.hidden().isEmpty() || shape.levels() != 1 || shape.deviation() == 0) {
      throw new IllegalArgumentException("shape must be linear. Provided value: " + shape);
    }
    this.latent = shape.latents().get(0);
    this.model = new GaussianModel(shape, weights);
    float[] rows = weights.of(shape.decoder(0).get(0).weight()).values();
    int width = latent + shape.conditions();
    this.covariance = new double[shape.values()][shape.values()];
    for (int i = 0; i < shape.values(); i++) {
      for (int j = 0; j < shape.values(); j++) {
        for (int k = 0; k < latent; k++) {
          covariance[i][j] += (double) rows[i * width + k] * rows[j * width + k];
        }
      }
      covariance[i][i] += shape.deviation() * shape.deviation();
    }
    this.root = cholesky(covariance);
  }

  private static double[][] cholesky(double[][] matrix) {
    double[][] root = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? StrictMath.sqrt(sum) : sum / root[j][j];
      }
    }
    return root;
  }

  /** The covariance of the values, whatever is given. */
  public double[][] covariance() {
    double[][] copy = new double[covariance.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = covariance[i].clone();
    }
    return copy;
  }

  @Override
  public LogDensity logDensity(double[] values, double[] given) {
    double[] mean = model.decode(new double[latent], given);
    double[] solved = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double rest = values[i] - mean[i];
      for (int k = 0; k < i; k++) {
        rest -= root[i][k] * solved[k];
      }
      solved[i] = rest / root[i][i];
      sum += LOG_TWO_PI + 2 * StrictMath.log(root[i][i]) + solved[i] * solved[i];
    }
    return LogDensity.exact(-sum / 2);
  }
}
