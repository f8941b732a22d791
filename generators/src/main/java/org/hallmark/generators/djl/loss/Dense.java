package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import org.hallmark.generators.Layer;

/** What a dense layer makes of its inputs. */
@FunctionalInterface
public interface Dense {
  /** {@code input} × weightᵀ + bias, a record in each row. */
  NDArray apply(Layer layer, NDArray input);
}
