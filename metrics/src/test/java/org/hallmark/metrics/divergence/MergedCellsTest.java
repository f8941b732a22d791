package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedCellsTest {
  @Test
  void neighbours_enoughRecords_leavesTheCells() {
    long[] counts = {50, 60, 70};
    MergedCells cells = MergedCells.neighbours(Shape.line(3), counts, counts, Inefficiency.NONE);
    assertEquals(List.of(), cells.starts());
    assertArrayEquals(counts, cells.real());
  }

  @Test
  void neighbours_sparseTails_joinsThemToTheirNeighbours() {
    long[] real = {1, 2, 30, 20, 9, 1, 1, 1};
    long[] synthetic = {0, 0, 31, 22, 9, 0, 0, 1};
    Shape shape = new Shape(List.of(new Shape.Axis(6, 8)));
    MergedCells cells = MergedCells.neighbours(shape, real, synthetic, Inefficiency.NONE);
    assertEquals(List.of(List.of(0, 3, 4)), cells.starts());
    assertArrayEquals(new long[] {33, 20, 10, 1, 1}, cells.real());
    assertArrayEquals(new long[] {31, 22, 9, 0, 1}, cells.synthetic());
  }

  @Test
  void neighbours_twoAxes_mergesAlongBothAndKeepsEveryRecord() {
    Shape shape = new Shape(List.of(new Shape.Axis(20, 21), new Shape.Axis(10, 12)));
    long[] real = new long[21 * 12];
    Arrays.setAll(real, k -> k % 5);
    MergedCells cells = MergedCells.neighbours(shape, real, real, Inefficiency.NONE);
    int first = cells.starts().get(0).size();
    int second = cells.starts().get(1).size();
    assertTrue(first < 20 && second < 10, cells.starts().toString());
    assertEquals((first + 1) * (second + 2), cells.real().length);
    assertEquals(Arrays.stream(real).sum(), Arrays.stream(cells.real()).sum());
    assertTrue(Crowding.of(cells.real(), cells.synthetic(), Inefficiency.NONE).refusal().isEmpty());
  }

  @Test
  void neighbours_hopelesslyFew_endsWithOneGroup() {
    long[] real = {1, 0, 1, 1, 0, 0, 1};
    MergedCells cells = MergedCells.neighbours(Shape.line(7), real, real, Inefficiency.NONE);
    assertEquals(List.of(List.of(0)), cells.starts());
  }

  @Test
  void neighbours_otherSyntheticShape_mergesAlike() {
    long[] real = {9, 9, 9, 9, 9, 9};
    long[] one = {30, 30, 0, 0, 0, 0};
    long[] other = {10, 10, 10, 10, 10, 10};
    assertEquals(
        MergedCells.neighbours(Shape.line(6), real, one, Inefficiency.NONE).starts(),
        MergedCells.neighbours(Shape.line(6), real, other, Inefficiency.NONE).starts());
  }
}
