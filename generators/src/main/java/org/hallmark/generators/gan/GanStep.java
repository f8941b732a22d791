package org.hallmark.generators.gan;

import java.util.Arrays;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.encode.Condition;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The half of a Wasserstein step that sees no record (Arjovsky, Chintala and Bottou 2017): draws of
 * the generator pull the critic down, and the critic, as it is, pulls the generator up. After the
 * step every matrix of the critic is shrunk to a largest singular value of at most one, so that the
 * critic's slope is (after Miyato et al. 2018, by projection).
 *
 * <p>With f the critic and g the generator, the critic's loss is the mean of f over made-up rows
 * less that over records, of which only the second part is private; the generator's is −f(g(z)).
 * Gradients of made-up rows are clipped like those of records, lest the two halves never balance.
 * Keys of made-up rows are drawn evenly from the bounds of the public frame.
 */
final class GanStep implements Postprocessing {
  /** Most made-up rows in a step. */
  static final int MOST = 256;

  /** Steps of the critic for one gradient of the generator. */
  static final int EVERY = 5;

  private static final long ROWS = 1L << 40;

  private final GanShape shape;
  private final PublicSeed seed;
  private final int count;
  private final double clip;
  private final FlatPerceptron critic;
  private final FlatPerceptron generator;
  private final int criticSize;

  GanStep(GanShape shape, PublicSeed seed, int batch, double clip) {
    this.clip = clip;
    this.shape = shape;
    this.seed = seed;
    this.count = Math.min(MOST, batch);
    this.critic = new FlatPerceptron(shape.critic(), shape.layout());
    this.generator = new FlatPerceptron(shape.generator(), shape.layout());
    this.criticSize = shape.critic().stream().mapToInt(l -> (l.inputs() + 1) * l.outputs()).sum();
  }

  @Override
  public void gradient(int step, float[] weights, float[] gradient) {
    double[] ofCritic = new double[weights.length];
    double[] ofGenerator = new double[weights.length];
    PublicDraws draws = seed.draws(ROWS + step);
    for (int i = 0; i < count; i++) {
      add(weights, draws, ofCritic, ofGenerator);
    }
    // Records give the generator no gradient: what stands in its place is noise alone.
    for (int i = 0; i < gradient.length; i++) {
      float own = step % EVERY == 0 ? (float) ofGenerator[i] : 0;
      gradient[i] = i < criticSize ? gradient[i] + (float) ofCritic[i] : own;
    }
  }

  private void add(float[] weights, PublicDraws draws, double[] ofCritic, double[] ofGenerator) {
    float[] given = features(draws);
    double[] input = new double[shape.latent() + given.length];
    for (int i = 0; i < shape.latent(); i++) {
      input[i] = draws.nextGaussian();
    }
    double[][] made = generator.forward(weights, with(given, input, shape.latent()));
    double[] values = made[made.length - 1];
    double[] seen = Arrays.copyOf(values, values.length + given.length);
    double[][] judged = critic.forward(weights, with(given, seen, values.length));
    double[] own = new double[criticSize];
    double[] slope = critic.backward(weights, judged, new double[] {1}, own);
    addClipped(own, ofCritic);
    double[] up = new double[values.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = -slope[i] / count;
    }
    generator.backward(weights, made, up, ofGenerator);
  }

  private void addClipped(double[] own, double[] sum) {
    double norm = StrictMath.sqrt(Arrays.stream(own).map(g -> g * g).reduce(0, Double::sum));
    double share = Math.min(1, clip / norm) / count;
    for (int i = 0; i < own.length && norm > 0; i++) {
      sum[i] += share * own[i];
    }
  }

  private static double[] with(float[] given, double[] vector, int from) {
    for (int i = 0; i < given.length; i++) {
      vector[from + i] = given[i];
    }
    return vector;
  }

  private float[] features(PublicDraws draws) {
    float[] features = new float[shape.features()];
    int at = 0;
    for (Condition condition : shape.conditions()) {
      double span = condition.maximum() - condition.minimum() + 1;
      double value = condition.minimum() + StrictMath.floor(draws.nextUniform() * span);
      condition.write(value, features, at);
      at += condition.width();
    }
    return features;
  }

  @Override
  public void weights(float[] weights) {
    critic.shrink(weights);
  }
}
