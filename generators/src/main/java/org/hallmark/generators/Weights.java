package org.hallmark.generators;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tensors of a model, by name: exactly those of its architecture, all finite. */
public final class Weights {
  private final SortedMap<String, Tensor> tensors = new TreeMap<>();

  /** Of a network. */
  public Weights(Network network, Collection<Tensor> tensors) {
    this(tensors, byName -> problem(network, byName));
  }

  /** Of an architecture. */
  public Weights(Architecture architecture, Collection<Tensor> tensors) {
    this(tensors, architecture::problem);
  }

  private Weights(
      Collection<Tensor> tensors,
      Function<SortedMap<String, Tensor>, Optional<String>> requirement) {
    tensors.forEach(t -> this.tensors.put(t.name(), t));
    requirement
        .apply(this.tensors)
        .ifPresent(
            p -> {
              throw new IllegalArgumentException("weights must be " + p);
            });
  }

  /** Of a network, from flat values. */
  public static Weights of(Network network, float[] flat) {
    return new Weights(network, network.layout().tensors("", flat));
  }

  /** What tensors must be, where they are not. */
  public static Optional<String> problem(Network network, SortedMap<String, Tensor> tensors) {
    ParameterLayout layout = network.layout();
    if (tensors.size() != layout.slots().size() || layout.flat("", tensors).isEmpty()) {
      return Optional.of("the architecture's tensors, by name and shape");
    }
    return finite(tensors);
  }

  /** What the numbers of tensors must be, where they are not. */
  public static Optional<String> finite(SortedMap<String, Tensor> tensors) {
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          return Optional.of("finite numbers");
        }
      }
    }
    return Optional.empty();
  }

  /** By name. */
  public List<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** One of them. */
  public Tensor of(String name) {
    return tensors.get(name);
  }

  /** A layer in single precision. */
  public DenseLayer dense(Layer layer) {
    return new DenseLayer(layer, of(layer.weight()), of(layer.bias()));
  }
}
