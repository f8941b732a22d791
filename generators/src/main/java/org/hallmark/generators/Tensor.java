package org.hallmark.generators;

import java.util.Arrays;
import java.util.List;

/**
 * A named array of single-precision numbers in row-major order. Its values are shared, not copied,
 * and must not be changed.
 *
 * @param name unique among the tensors of a model
 * @param shape the extents, outermost first
 * @param values as many as the product of the extents
 */
public record Tensor(String name, List<Integer> shape, float[] values) {
  public Tensor {
    shape = List.copyOf(shape);
    long size = size(shape);
    if (size != values.length) {
      throw new IllegalArgumentException(
          "values must number " + size + ". Provided value: " + values.length);
    }
  }

  /** The product of the extents. */
  public static long size(List<Integer> shape) {
    return shape.stream().mapToLong(n -> n).reduce(1, Math::multiplyExact);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && name.equals(t.name)
        && shape.equals(t.shape)
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }
}
