package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Network;
import org.hallmark.generators.djl.loss.Batch;

/** Encoded rows laid down for the engine, a micro-batch at a time. */
final class StagedRows {
  private final List<Integer> widths;
  private final int noiseWidth;
  private final EncodedRows rows;
  private final StagingBuffer buffer;
  private final float[] zeros;

  /**
   * Of {@code rows}.
   *
   * @param largest rows in the largest micro-batch
   */
  StagedRows(Network network, EncodedRows rows, int largest) {
    this.widths = new ArrayList<>(network.parts());
    this.noiseWidth = network.noise();
    widths.add(noiseWidth);
    this.rows = rows;
    this.zeros = new float[places(largest)[widths.size()]];
    this.buffer = new StagingBuffer(zeros.length);
  }

  /** Where each part begins, the noise last, and where they end. */
  private int[] places(int size) {
    int[] places = new int[widths.size() + 1];
    for (int i = 0; i < widths.size(); i++) {
      places[i + 1] = StagingBuffer.after(places[i], size * widths.get(i));
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
  Batch batch(NDManager manager, int size, int[] drawn, int from, int count, float[] noise) {
    FloatBuffer to = buffer.floats();
    int[] places = places(size);
    int parts = widths.size() - 1;
    to.put(0, zeros, 0, places[parts + 1]);
    int[] own = new int[parts];
    for (int i = 0; i < count; i++) {
      int row = drawn[from + i];
      if (row == UnitSlots.EMPTY) {
        continue;
      }
      for (int part = 0; part < parts; part++) {
        own[part] = places[part] + i * widths.get(part);
      }
      rows.write(row, noise, (from + i) * noiseWidth, to, own);
      to.put(places[parts] + i * noiseWidth, noise, (from + i) * noiseWidth, noiseWidth);
    }
    List<NDArray> arrays = new ArrayList<>();
    for (int part = 0; part <= parts; part++) {
      arrays.add(buffer.array(manager, places[part], new Shape(size, widths.get(part))));
    }
    return new Batch(arrays.subList(0, parts), arrays.get(parts));
  }
}
