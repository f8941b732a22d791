package org.hallmark.generators;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tensors of a network, by name: exactly those of its layout, all finite. */
public final class Weights {
  private final SortedMap<String, Tensor> tensors = new TreeMap<>();

  /** Of a network. */
  public Weights(Network network, Collection<Tensor> tensors) {
    tensors.forEach(t -> this.tensors.put(t.name(), t));
    problem(network, this.tensors)
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
