package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import org.hallmark.generators.Layer;

/** What a layer makes of its inputs. */
@FunctionalInterface
public interface Dense {
  /**
   * What {@link Layer.Kind} says, a record in each row. To a normalisation come values that are
   * normalised already.
   */
  NDArray apply(Layer layer, NDArray input);
}
