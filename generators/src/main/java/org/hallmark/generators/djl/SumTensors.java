package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Running sums of tensors, by name. */
final class SumTensors {
  private final NDManager manager;
  private final Map<String, NDArray> sums = new HashMap<>();

  /** Kept by {@code manager}. */
  SumTensors(NDManager manager) {
    this.manager = manager;
  }

  /** Adds a tensor, which belongs to the sums from then on. */
  void add(String name, NDArray tensor) {
    NDArray sum = sums.get(name);
    if (sum == null) {
      tensor.attach(manager);
      sums.put(name, tensor);
    } else {
      sum.addi(tensor);
      tensor.close();
    }
  }

  /** The sum, if anything was added. */
  Optional<NDArray> of(String name) {
    return Optional.ofNullable(sums.get(name));
  }

  /** Forgets all. */
  void clear() {
    sums.values().forEach(NDArray::close);
    sums.clear();
  }
}
