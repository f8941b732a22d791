package org.hallmark.generators;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Frame;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * An architecture with weights: all that is needed to draw synthetic rows. It holds nothing
 * private, for the weights were made of noised gradients alone, or of public rows.
 */
public final class TrainedGenerator {
  /** Where a release keeps the architecture. */
  public static final String ARCHITECTURE = "generator/architecture.json";

  /** Where a release keeps the weights. */
  public static final String WEIGHTS = "generator/weights.safetensors";

  private final Architecture architecture;
  private final Weights weights;

  /** Of tensors that are exactly those of the architecture, all finite. */
  public TrainedGenerator(Architecture architecture, Collection<Tensor> weights) {
    this.architecture = architecture;
    this.weights = new Weights(architecture, weights);
  }

  /** The architecture. */
  public Architecture architecture() {
    return architecture;
  }

  /** The tensors by name. */
  public List<Tensor> weights() {
    return weights.tensors();
  }

  /** The published files by path. */
  public SortedMap<String, byte[]> files() {
    return new TreeMap<>(
        Map.of(ARCHITECTURE, architecture.bytes(), WEIGHTS, Safetensors.write(weights())));
  }

  /** What the model can do besides drawing rows, where it can. */
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.of(architecture.model(weights)).filter(type::isInstance).map(type::cast);
  }

  /**
   * One synthetic row for every row of the frame.
   *
   * @param threads how many to use; they change no bit
   */
  public Table sample(Schema schema, Frame frame, PublicSeed seed, int threads) {
    return sample(schema, frame.table(), seed, threads);
  }

  /** One synthetic row for every row of keys. */
  public Table sample(Schema schema, Table keys, PublicSeed seed, int threads) {
    return architecture.draws(weights, schema, keys).sample(seed, 0, keys.rows(), threads);
  }

  /**
   * One synthetic row for every row of keys, drawn when its block is asked for.
   *
   * @param threads how many to use; they change no bit
   */
  public RowBlocks drawing(Schema schema, Table keys, PublicSeed seed, int threads) {
    return new Drawing(
        schema, keys.rows(), architecture.draws(weights, schema, keys), seed, threads);
  }

  private record Drawing(Schema schema, int rows, RowDraws draws, PublicSeed seed, int threads)
      implements RowBlocks {
    @Override
    public Table block(int from, int to) {
      return draws.sample(seed, from, to, threads);
    }
  }

  /** The synthetic rows {@code from} to {@code to}, without the second, of the frame. */
  public Table sample(Schema schema, Frame frame, PublicSeed seed, int from, int to) {
    return architecture.draws(weights, schema, frame.table()).sample(seed, from, to, 1);
  }
}
