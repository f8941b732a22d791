package org.hallmark.generators.gan;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Layer;
import org.hallmark.generators.Network;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.encode.Condition;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The shape of a Wasserstein generative adversarial network: a generator from normals and condition
 * features to values, and a critic of values and condition features.
 *
 * @param values how many
 * @param conditions of the rows
 * @param stretches standard normals that a row needs to be encoded
 * @param hidden widths of the hidden layers of either
 * @param latent normals that a draw takes
 */
public record GanShape(
    int values, List<Condition> conditions, int stretches, List<Integer> hidden, int latent)
    implements Network {
  public GanShape {
    conditions = List.copyOf(conditions);
    hidden = List.copyOf(hidden);
  }

  /** The number of condition features. */
  public int features() {
    return conditions.stream().mapToInt(Condition::width).sum();
  }

  /** From values and features to one number. */
  public List<Layer> critic() {
    return Perceptron.layers("critic", values + features(), hidden, 1);
  }

  /** From normals and features to values. */
  public List<Layer> generator() {
    return Perceptron.layers("generator", latent + features(), hidden, values);
  }

  @Override
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>(critic());
    layers.addAll(generator());
    return layers;
  }

  /** Values and features. */
  @Override
  public List<Integer> parts() {
    return List.of(values, features());
  }

  @Override
  public int noise() {
    return stretches;
  }

  @Override
  public double gain(Layer layer) {
    return 1;
  }

  @Override
  public Postprocessing postprocessing(PublicSeed seed, int batch, double clip) {
    return new GanStep(this, seed, batch, clip);
  }

  @Override
  public EncodedRows madeUp(int trial) {
    return new MadeUp(values, features(), trial);
  }

  private record MadeUp(int values, int features, int trial) implements EncodedRows {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
      for (int i = 0; i < values; i++) {
        to.put(places[0] + i, ((5 * i + trial) % 13 - 6) / 3f);
      }
      for (int i = 0; i < features; i++) {
        to.put(places[1] + i, ((7 * i + 3 * trial) % 11) / 11f);
      }
    }
  }
}
