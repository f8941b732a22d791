package org.hallmark.generators.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.VaeShape;

/** Encoded rows laid down for the engine, a micro-batch at a time. */
final class StagedRows {
  private final VaeShape shape;
  private final EncodedRows rows;
  private final int size;
  private final StagingBuffer buffer;

  /**
   * Of {@code rows}.
   *
   * @param size rows in a micro-batch
   */
  StagedRows(VaeShape shape, EncodedRows rows, int size) {
    this.shape = shape;
    this.rows = rows;
    this.size = size;
    int width = shape.allCodes() + guideWidth() + shape.conditions() + shape.latent();
    this.buffer = new StagingBuffer(size * width);
  }

  /**
   * One micro-batch, padded with zeros.
   *
   * @param drawn indexes of rows
   * @param from the first of them to take
   * @param count how many to take
   * @param noise standard normals of all drawn rows
   */
  VaeLoss.Batch batch(NDManager manager, int[] drawn, int from, int count, float[] noise) {
    FloatBuffer to = buffer.floats();
    int codes = shape.allCodes();
    int guides = guideWidth();
    int conditions = shape.conditions();
    int latent = shape.latent();
    int guidesAt = size * codes;
    int conditionsAt = guidesAt + size * guides;
    int noiseAt = conditionsAt + size * conditions;
    to.put(0, new float[to.capacity()]);
    for (int i = 0; i < count; i++) {
      int row = drawn[from + i];
      oneHot(to, i * codes, rows.codes()[row], shape.codes());
      oneHot(to, guidesAt + i * guides, rows.guides()[row], shape.guides());
      to.put(conditionsAt + i * conditions, rows.conditions()[row]);
      to.put(noiseAt + i * latent, noise, (from + i) * latent, latent);
    }
    return new VaeLoss.Batch(
        buffer.array(manager, 0, new Shape(size, codes)),
        buffer.array(manager, guidesAt, new Shape(size, guides)),
        buffer.array(manager, conditionsAt, new Shape(size, conditions)),
        buffer.array(manager, noiseAt, new Shape(size, latent)));
  }

  private int guideWidth() {
    return shape.allGuides() * (shape.codes().size() - 1);
  }

  /** Marks one place per code; the widths repeat where there are more codes. */
  private static void oneHot(FloatBuffer to, int offset, int[] codes, List<Integer> widths) {
    int at = offset;
    for (int c = 0; c < codes.length; c++) {
      to.put(at + codes[c], VaeShape.CODE_INPUT);
      at += widths.get(c % widths.size());
    }
  }
}
