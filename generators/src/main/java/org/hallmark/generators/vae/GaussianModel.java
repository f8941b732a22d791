package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.RealLayer;
import org.hallmark.generators.Weights;
import org.hallmark.generators.capability.Bounds;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.LatentCoding;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.provenance.seed.PublicDraws;

/** A variational autoencoder of real vectors with weights, in double arithmetic. */
public final class GaussianModel implements ConditionalDraws, DensityBound, LatentCoding {
  /** Bound of every log-variance. */
  public static final double LOG_VARIANCE_BOUND = 8;

  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private final GaussianShape shape;
  private final List<Perceptron> encoders = new ArrayList<>();
  private final List<Perceptron> decoders = new ArrayList<>();
  private final double[] logVariances;
  private final UnaryOperator<double[]> embedding;

  /** With weights of this shape. */
  public GaussianModel(GaussianShape shape, Weights weights) {
    this.shape = shape;
    for (int level = 0; level < shape.levels(); level++) {
      encoders.add(new Perceptron(shape.encoder(level), weights));
      decoders.add(new Perceptron(shape.decoder(level), weights));
    }
    this.logVariances = logVariances(shape, weights);
    this.embedding =
        shape
            .embedded()
            .map(layer -> new RealLayer(layer, weights))
            .<UnaryOperator<double[]>>map(layer -> layer::apply)
            .orElse(UnaryOperator.identity());
  }

  private static double[] logVariances(GaussianShape shape, Weights weights) {
    if (shape.deviation() > 0) {
      double[] fixed = new double[shape.values()];
      Arrays.fill(fixed, 2 * StrictMath.log(shape.deviation()));
      return fixed;
    }
    double[] raw = new Perceptron(List.of(shape.spread()), weights).apply(new double[] {1});
    return Arrays.stream(raw).map(GaussianModel::bounded).toArray();
  }

  private static double bounded(double logVariance) {
    return Math.max(-LOG_VARIANCE_BOUND, Math.min(LOG_VARIANCE_BOUND, logVariance));
  }

  private record Normal(double[] mean, double[] logVariance) {
    static Normal of(double[] moments) {
      int n = moments.length / 2;
      double[] logVariance = new double[n];
      for (int i = 0; i < n; i++) {
        logVariance[i] = bounded(moments[n + i]);
      }
      return new Normal(Arrays.copyOf(moments, n), logVariance);
    }

    double[] draw(PublicDraws draws) {
      double[] drawn = new double[mean.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = mean[i] + StrictMath.exp(logVariance[i] / 2) * draws.nextGaussian();
      }
      return drawn;
    }

    double logDensity(double[] at) {
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        double off = at[i] - mean[i];
        sum += LOG_TWO_PI + logVariance[i] + off * off * StrictMath.exp(-logVariance[i]);
      }
      return -sum / 2;
    }
  }

  private static double[] joined(double[] vector, double[] given) {
    double[] all = Arrays.copyOf(vector, vector.length + given.length);
    System.arraycopy(given, 0, all, vector.length, given.length);
    return all;
  }

  private Normal encoded(int level, double[] below, double[] given) {
    return Normal.of(encoders.get(level).apply(joined(below, given)));
  }

  /** What is below the latent vector of a level. */
  private Normal decoded(int level, double[] latent, double[] given) {
    double[] outputs = decoders.get(level).apply(joined(latent, given));
    return level == 0 ? new Normal(outputs, logVariances) : Normal.of(outputs);
  }

  private Normal top() {
    int width = shape.latents().get(shape.levels() - 1);
    return new Normal(new double[width], new double[width]);
  }

  @Override
  public double[] draw(double[] features, PublicDraws draws) {
    double[] given = embedding.apply(features);
    double[] vector = top().draw(draws);
    for (int level = shape.levels() - 1; level >= 0; level--) {
      vector = decoded(level, vector, given).draw(draws);
    }
    return vector;
  }

  /** The most likely place in the lowest latent space. */
  @Override
  public double[] encode(double[] values, double[] given) {
    return encoded(0, values, embedding.apply(given)).mean();
  }

  @Override
  public double[] decode(double[] latent, double[] given) {
    return decoded(0, latent, embedding.apply(given)).mean();
  }

  @Override
  public LogDensity logDensityBound(
      double[] values, double[] given, PublicDraws draws, int samples) {
    return Bounds.ofMean(samples, () -> logWeight(values, given, draws));
  }

  /** log p(x, z) − log q(z | x) at a draw of q. */
  double logWeight(double[] values, double[] features, PublicDraws draws) {
    double[] given = embedding.apply(features);
    double weight = 0;
    double[] below = values;
    for (int level = 0; level < shape.levels(); level++) {
      Normal posterior = encoded(level, below, given);
      double[] latent = posterior.draw(draws);
      weight += decoded(level, latent, given).logDensity(below) - posterior.logDensity(latent);
      below = latent;
    }
    return weight + top().logDensity(below);
  }
}
