package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * One micro-batch, a record in each row.
 *
 * @param parts of the encoded rows
 * @param noise standard normals
 */
public record Batch(List<NDArray> parts, NDArray noise) {
  /** One of the parts. */
  NDArray part(int number) {
    return parts.get(number);
  }

  /**
   * A number in memory of the engine's own. A Java number in its place would be wrapped, saved for
   * the backward pass, and freed by the garbage collector before that reads it.
   */
  NDArray constant(float value) {
    return noise.getManager().full(new Shape(), value);
  }
}
