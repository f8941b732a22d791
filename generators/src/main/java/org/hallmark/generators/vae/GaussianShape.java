package org.hallmark.generators.vae;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Layer;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.Network;
import org.hallmark.generators.Perceptron;

/**
 * The shape of a variational autoencoder of real numbers with one level of latent vectors, or with
 * several, each drawn given the one above it.
 *
 * <p>With latent vectors z₁ (the lowest), …, z_L and condition features y: q(z₁ | x, y) and q(z_l |
 * z_{l−1}, y), p(z_L) standard normal, p(z_l | z_{l+1}, y), and p(x | z₁, y), all normal with
 * independent components. Without hidden layers all means are linear.
 *
 * @param values how many
 * @param conditions number of condition features
 * @param stretches standard normals that a row needs to be encoded
 * @param hidden widths of the hidden layers of each perceptron
 * @param latents width of each latent vector, the lowest first
 * @param deviation of the values given the lowest latent vector; zero where it is learnt, one for
 *     each value
 * @param norm of the hidden layers
 * @param embedding width of the vector that condition features are seen as; 0 for the features
 */
public record GaussianShape(
    int values,
    int conditions,
    int stretches,
    List<Integer> hidden,
    List<Integer> latents,
    double deviation,
    LayerNorm norm,
    int embedding)
    implements Network {
  private static final double READOUT = 0.1;
  private static final double LINEAR = 0.5;

  public GaussianShape {
    hidden = List.copyOf(hidden);
    latents = List.copyOf(latents);
    if (embedding < 0 || embedding > 0 && conditions == 0) {
      throw new IllegalArgumentException("embedding must be of conditions");
    }
    if (values < 1 || latents.isEmpty() || !(deviation >= 0)) {
      throw new IllegalArgumentException("values and latents must be some, deviation not negative");
    }
  }

  /** Without normalisation. */
  public GaussianShape(
      int values,
      int conditions,
      int stretches,
      List<Integer> hidden,
      List<Integer> latents,
      double deviation) {
    this(values, conditions, stretches, hidden, latents, deviation, LayerNorm.NONE, 0);
  }

  /** The number of levels. */
  public int levels() {
    return latents.size();
  }

  /** From condition features to the vector that they are seen as, where they are. */
  public Optional<Layer> embedded() {
    return embedding == 0
        ? Optional.empty()
        : Optional.of(Layer.embedding("embedding", conditions, embedding));
  }

  private int given() {
    return embedding == 0 ? conditions : embedding;
  }

  /** From what is below a level to mean and log-variance of its latent vector. */
  public List<Layer> encoder(int level) {
    int below = level == 0 ? values : latents.get(level - 1);
    return Perceptron.layers(
        "encoder-" + level, below + given(), hidden, 2 * latents.get(level), norm);
  }

  /** From the latent vector above a level to mean and log-variance of its own, or to the values. */
  public List<Layer> decoder(int level) {
    int above = latents.get(level);
    int outputs = level == 0 ? values : 2 * latents.get(level - 1);
    return Perceptron.layers("decoder-" + level, above + given(), hidden, outputs, norm);
  }

  /** From a one to the log-variances of the values. */
  public Layer spread() {
    return new Layer("spread", 1, values);
  }

  @Override
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    embedded().ifPresent(layers::add);
    for (int level = 0; level < levels(); level++) {
      layers.addAll(encoder(level));
    }
    for (int level = levels() - 1; level >= 0; level--) {
      layers.addAll(decoder(level));
    }
    if (deviation == 0) {
      layers.add(spread());
    }
    return layers;
  }

  /** Values and conditions. */
  @Override
  public List<Integer> parts() {
    return List.of(values, conditions);
  }

  /** Those of the encoding, then the latent normals, the lowest level's first. */
  @Override
  public int noise() {
    return stretches + latents.stream().mapToInt(n -> n).sum();
  }

  @Override
  public double gain(Layer layer) {
    if (hidden.isEmpty()) {
      return LINEAR;
    }
    boolean moments =
        !layer.name().startsWith("decoder-0") && layer.name().endsWith("-" + hidden.size());
    return moments || layer.name().equals("spread") ? READOUT : 1;
  }

  @Override
  public EncodedRows madeUp(int trial) {
    return new MadeUp(values, conditions, trial);
  }

  private record MadeUp(int values, int conditions, int trial) implements EncodedRows {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
      for (int i = 0; i < values; i++) {
        to.put(places[0] + i, ((5 * i + trial) % 13 - 6) / 3f);
      }
      for (int i = 0; i < conditions; i++) {
        to.put(places[1] + i, ((7 * i + 3 * trial) % 11) / 11f);
      }
    }
  }
}
