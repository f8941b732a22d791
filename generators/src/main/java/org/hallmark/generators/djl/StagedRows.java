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
  private final StagingBuffer buffer;
  private final float[] zeros;

  /**
   * Of {@code rows}.
   *
   * @param largest rows in the largest micro-batch
   */
  StagedRows(VaeShape shape, EncodedRows rows, int largest) {
    this.shape = shape;
    this.rows = rows;
    this.zeros = new float[places(largest)[4]];
    this.buffer = new StagingBuffer(zeros.length);
  }

  /** Where codes, guides, conditions and normals begin, and where they end. */
  private int[] places(int size) {
    int[] widths = {shape.allCodes(), guideWidth(), shape.conditions(), shape.latent()};
    int[] places = new int[widths.length + 1];
    for (int i = 0; i < widths.length; i++) {
      places[i + 1] = StagingBuffer.after(places[i], size * widths[i]);
    }
    return places;
  }

  /**
   * One micro-batch, padded with zeros.
   *
   * @param size rows in it
   * @param drawn indexes of rows, or {@link UnitSlots#EMPTY}
   * @param from the first of them to take
   * @param count how many to take
   * @param noise standard normals of all drawn rows
   */
  VaeLoss.Batch batch(
      NDManager manager, int size, int[] drawn, int from, int count, float[] noise) {
    FloatBuffer to = buffer.floats();
    int codes = shape.allCodes();
    int guides = guideWidth();
    int conditions = shape.conditions();
    int latent = shape.latent();
    int[] places = places(size);
    to.put(0, zeros, 0, places[4]);
    for (int i = 0; i < count; i++) {
      int row = drawn[from + i];
      if (row == UnitSlots.EMPTY) {
        continue;
      }
      oneHot(to, i * codes, rows.codes()[row], shape.codes());
      oneHot(to, places[1] + i * guides, rows.guides()[row], shape.guides());
      to.put(places[2] + i * conditions, rows.conditions()[row]);
      to.put(places[3] + i * latent, noise, (from + i) * latent, latent);
    }
    return new VaeLoss.Batch(
        buffer.array(manager, 0, new Shape(size, codes)),
        buffer.array(manager, places[1], new Shape(size, guides)),
        buffer.array(manager, places[2], new Shape(size, conditions)),
        buffer.array(manager, places[3], new Shape(size, latent)));
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
