package org.hallmark.generators.djl;

import java.util.Arrays;
import org.hallmark.privacy.source.Units;

/**
 * The places that the rows of one privacy unit have in a micro-batch: as many for every unit, in
 * round numbers, those without a row left empty.
 *
 * @param most rows of one unit
 */
record UnitSlots(int most) {
  /** Stands for no row. */
  static final int EMPTY = -1;

  private static final int ROUND = 32;

  UnitSlots {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1. Provided value: " + most);
    }
  }

  /** How many: a divisor or a multiple of {@value #ROUND}. */
  int count() {
    return most < ROUND ? Integer.highestOneBit(2 * most - 1) : (most + ROUND - 1) / ROUND * ROUND;
  }

  /** The rows of some units in their places. */
  int[] rows(Units units, int[] drawn) {
    int[] rows = new int[Math.multiplyExact(drawn.length, count())];
    Arrays.fill(rows, EMPTY);
    for (int i = 0; i < drawn.length; i++) {
      int[] own = units.rows(drawn[i]);
      System.arraycopy(own, 0, rows, i * count(), own.length);
    }
    return rows;
  }

  /** The normals of some units in their places: {@code latent} for each place. */
  float[] normals(float[] noise, int units, int latent) {
    float[] normals = new float[Math.multiplyExact(units, count() * latent)];
    int own = most * latent;
    for (int i = 0; i < units; i++) {
      System.arraycopy(noise, i * own, normals, i * count() * latent, own);
    }
    return normals;
  }

  /**
   * Sizes of micro-batches in which no unit is divided, for Poisson draws of this expected number
   * of units.
   */
  MicroBatches sizes(double batch) {
    MicroBatches rows = MicroBatches.expecting(batch * count());
    return new MicroBatches(whole(rows.large()), whole(Math.min(rows.large(), rows.small())));
  }

  private int whole(int rows) {
    int step = Math.max(ROUND, count());
    return (rows + step - 1) / step * step;
  }
}
