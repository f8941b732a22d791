package org.hallmark.generators;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * An architecture with weights: all that is needed to draw synthetic rows. It holds nothing
 * private, for the weights were made of noised gradients alone.
 */
public final class TrainedGenerator {
  /** Where a release keeps the architecture. */
  public static final String ARCHITECTURE = "generator/architecture.json";

  /** Where a release keeps the weights. */
  public static final String WEIGHTS = "generator/weights.safetensors";

  private final Architecture architecture;
  private final SortedMap<String, Tensor> weights = new TreeMap<>();

  /** Of tensors that are exactly those of the architecture, all finite. */
  public TrainedGenerator(Architecture architecture, Collection<Tensor> weights) {
    this.architecture = architecture;
    weights.forEach(t -> this.weights.put(t.name(), t));
    problem(architecture, this.weights)
        .ifPresent(
            p -> {
              throw new IllegalArgumentException("weights must be " + p);
            });
  }

  /**
   * Reads what {@link #files} gives; the bytes may come from anybody.
   *
   * @param schema of the tables that the generator is to draw
   */
  public static TrainedGenerator read(Schema schema, byte[] architecture, byte[] weights)
      throws MalformedDocumentException {
    Architecture read = Architecture.read(ARCHITECTURE, architecture);
    try {
      new RowEncoder(read, schema);
    } catch (IllegalArgumentException e) {
      throw new MalformedDocumentException(
          ARCHITECTURE, "", "an architecture for the columns of the plan", e.getMessage());
    }
    SortedMap<String, Tensor> tensors = Safetensors.read(WEIGHTS, weights);
    Optional<String> problem = problem(read, tensors);
    if (problem.isPresent()) {
      throw new MalformedDocumentException(WEIGHTS, "", problem.get(), "others");
    }
    return new TrainedGenerator(read, tensors.values());
  }

  private static Optional<String> problem(
      Architecture architecture, SortedMap<String, Tensor> tensors) {
    ParameterLayout layout = ParameterLayout.of(architecture.shape().layers());
    if (tensors.size() != layout.slots().size() || layout.flat("", tensors).isEmpty()) {
      return Optional.of("the architecture's tensors, by name and shape");
    }
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          return Optional.of("finite numbers");
        }
      }
    }
    return Optional.empty();
  }

  /** The architecture. */
  public Architecture architecture() {
    return architecture;
  }

  /** The tensors by name. */
  public List<Tensor> weights() {
    return List.copyOf(weights.values());
  }

  /** The published files by path. */
  public SortedMap<String, byte[]> files() {
    return new TreeMap<>(
        Map.of(ARCHITECTURE, architecture.bytes(), WEIGHTS, Safetensors.write(weights.values())));
  }

  /**
   * One synthetic row for every row of the frame.
   *
   * @param threads how many to use; they change no bit
   */
  public Table sample(Schema schema, Frame frame, PublicSeed seed, int threads) {
    return new RowSampler(this, schema, frame).sample(seed, 0, frame.rows(), threads);
  }

  /** The synthetic rows {@code from} to {@code to}, without the second, of the frame. */
  public Table sample(Schema schema, Frame frame, PublicSeed seed, int from, int to) {
    return new RowSampler(this, schema, frame).sample(seed, from, to, 1);
  }

  Tensor weight(String name) {
    return weights.get(name);
  }
}
