package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.RealRows;
import org.hallmark.generators.flow.CouplingMap;
import org.hallmark.generators.flow.FlowShape;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.RowEncoder;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.Units;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

/**
 * Is a unit of several records clipped as one? Sites and hours of the fixtures name the units; the
 * last is a unit of many equal records, whose gradients all point the same way.
 */
class UnitModelTest {
  static final int MOST = 6;
  static final VaeShape SHAPE = Fixtures.architecture().shape();
  static final int SIZE = ParameterLayout.of(SHAPE.layers()).size();
  static final float[] WEIGHTS = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
  static final Table TABLE = table();
  static final Units UNITS = Units.of(TABLE, List.of("site", "hour"));
  static final int ALIGNED = UNITS.count() - 1;
  static final CodedRows ROWS =
      new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA).encode(TABLE);

  /** Three records of each of 39 hours, and six equal ones of the last. */
  static Table table() {
    Table all = Fixtures.rows(MOST + 3 * 39);
    double[][] cells = new double[Fixtures.SCHEMA.columns().size()][];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = all.column(c).clone();
      Arrays.fill(cells[c], 0, MOST, cells[c][MOST]);
    }
    for (int row = 0; row < all.rows(); row++) {
      cells[0][row] = 0;
      cells[1][row] = row < MOST ? 49 : (row - MOST) / 3;
    }
    return Table.of(Fixtures.SCHEMA, cells);
  }

  static DpSgd dpSgd(double clip, double batch, Sums sums) {
    return new DpSgd(1, clip, 1, 1, batch, sums);
  }

  static ClippedGradients real(DpSgd dpSgd) {
    return ModelGradients.of(Trainings.ENGINE, SHAPE, new EncodedUnits(ROWS, UNITS, MOST), dpSgd);
  }

  /** The normals of a unit follow its number, not its place. */
  static float[] noise(int[] units) {
    float[] noise = new float[units.length * MOST * SHAPE.latent()];
    for (int i = 0; i < units.length; i++) {
      Random random = new Random(units[i]);
      for (int j = 0; j < MOST * SHAPE.latent(); j++) {
        noise[i * MOST * SHAPE.latent() + j] = (float) random.nextGaussian() / 100;
      }
    }
    return noise;
  }

  static long[] exact(double clip, double batch, float[] weights, int... units) {
    DpSgd dpSgd = dpSgd(clip, batch, Sums.EXACT);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ClippedGradients gradients = real(dpSgd)) {
      gradients.sum(weights, units, noise(units), sum);
    }
    return ((StepVector.Exact) sum).values();
  }

  static float[] floats(double clip, int... units) {
    DpSgd dpSgd = dpSgd(clip, 8, Sums.FLOAT32);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ClippedGradients gradients = real(dpSgd)) {
      gradients.sum(WEIGHTS, units, noise(units), sum);
    }
    return ((StepVector.Float32) sum).values();
  }

  /** A flow's layers see a constant, so that an empty place is not one without inputs. */
  @Test
  void sum_unitsOfAFlowWithEmptyPlaces_isThatOfTheirRecordsAlone() {
    FlowShape shape =
        new FlowShape(
            List.of(CouplingMap.AFFINE, CouplingMap.INTERVAL_SPLINE), 0, 2, 4, List.of(6), 0);
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    float[][] values = new float[UNITS.count() * 3][];
    Arrays.setAll(values, i -> new float[] {i % 5 - 2, (i % 7 + 1) / 9f});
    DpSgd dpSgd = dpSgd(1e6, 8, Sums.FLOAT32);
    StepVector units = dpSgd.zeros(weights.length);
    StepVector records = dpSgd.zeros(weights.length);
    int[] drawn = {0, 1, 2};
    int[] rows = Arrays.stream(drawn).flatMap(u -> Arrays.stream(UNITS.rows(u))).toArray();
    assertTrue(rows.length < drawn.length * MOST, "some places are empty");
    RealRows real = RealRows.of(values);
    try (ClippedGradients byUnit =
            ModelGradients.of(Trainings.ENGINE, shape, new EncodedUnits(real, UNITS, MOST), dpSgd);
        ClippedGradients byRecord = new ProbedModel(Trainings.ENGINE, shape, real, dpSgd)) {
      byUnit.sum(weights, drawn, new float[0], units);
      byRecord.sum(weights, rows, new float[0], records);
    }
    float[] expected = ((StepVector.Float32) records).values();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i],
          ((StepVector.Float32) units).values()[i],
          1e-4 * (1 + Math.abs(expected[i])),
          "coordinate " + i);
    }
  }

  /** The planted bug: every record of the units is clipped by itself. */
  static ClippedGradients perRecord(DpSgd dpSgd) {
    ProbedModel records = new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd);
    return new ClippedGradients() {
      @Override
      public void sum(float[] weights, int[] units, float[] noise, StepVector sum) {
        int[] rows = Arrays.stream(units).flatMap(u -> Arrays.stream(UNITS.rows(u))).toArray();
        float[] normals = new float[rows.length * SHAPE.latent()];
        records.sum(weights, rows, normals, sum);
      }

      @Override
      public void close() {
        records.close();
      }
    };
  }

  private static boolean isWithin(double clip, long[] sum) {
    return new BigDecimal(ExactSumsTest.squaredNorm(sum))
            .compareTo(ExactSumsTest.squaredBound(clip))
        < 0;
  }

  private static int[] all() {
    return IntStream.range(0, UNITS.count()).toArray();
  }

  @Test
  void sum_unitOfAlignedRecords_isWithinTheClipInWholeNumbersAndNearlyReachesIt() {
    double clip = 0.1;
    long[] sum = exact(clip, 8, WEIGHTS, ALIGNED);
    assertTrue(isWithin(clip, sum));
    double share =
        Math.sqrt(
            ExactSumsTest.squaredNorm(sum).doubleValue()
                / ExactSumsTest.squaredBound(clip).doubleValue());
    assertTrue(share > 0.95, "share of the clip " + share);
  }

  @Test
  void planted_clipPerRecord_isCaught() {
    DpSgd dpSgd = dpSgd(0.1, 8, Sums.EXACT);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ClippedGradients planted = perRecord(dpSgd)) {
      planted.sum(WEIGHTS, new int[] {ALIGNED}, noise(new int[] {ALIGNED}), sum);
    }
    assertFalse(isWithin(0.1, ((StepVector.Exact) sum).values()));
  }

  @Test
  void sum_anyUnitAndClip_isWithinTheClipInWholeNumbers() {
    float[] steep = WEIGHTS.clone();
    for (int i = 0; i < steep.length; i++) {
      steep[i] *= 20;
    }
    for (double clip : new double[] {0x1p-20, 0.01, 1, 37, 1e5}) {
      for (float[] weights : List.of(WEIGHTS, steep)) {
        for (int unit = ALIGNED - 4; unit <= ALIGNED; unit++) {
          assertTrue(isWithin(clip, exact(clip, 8, weights, unit)), unit + " at " + clip);
        }
      }
    }
  }

  /** What nobody clips is the plain sum of the records' gradients. */
  @Test
  void sum_withinTheBound_isThatOfTheRecords() {
    double clip = 100;
    int[] units = {0, 1, ALIGNED};
    float[] own = floats(clip, units);
    int[] rows = Arrays.stream(units).flatMap(u -> Arrays.stream(UNITS.rows(u))).toArray();
    float[] normals = new float[rows.length * SHAPE.latent()];
    int at = 0;
    for (int u : units) {
      float[] noise = noise(new int[] {u});
      int length = UNITS.rows(u).length * SHAPE.latent();
      System.arraycopy(noise, 0, normals, at, length);
      at += length;
    }
    DpSgd dpSgd = dpSgd(clip, 32, Sums.FLOAT32);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ProbedModel records = new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd)) {
      records.sum(WEIGHTS, rows, normals, sum);
    }
    assertArrayEquals(((StepVector.Float32) sum).values(), own, 1e-4f);
    double unit = dpSgd(clip, 8, Sums.EXACT).grid().unit();
    long[] exact = exact(clip, 8, WEIGHTS, units);
    for (int i = 0; i < SIZE; i++) {
      assertEquals(own[i], exact[i] * unit, 0.01, "inputs and deltas are rounded to the grid");
    }
  }

  @Test
  void sum_clippedUnits_keepTheirDirectionInBothKindsOfSums() {
    double clip = 0.3;
    double unit = dpSgd(clip, 8, Sums.EXACT).grid().unit();
    float[] floats = floats(clip, all());
    long[] exact = exact(clip, 8, WEIGHTS, all());
    double error = 0;
    double size = 0;
    for (int i = 0; i < SIZE; i++) {
      error += Math.pow(exact[i] * unit - floats[i], 2);
      size += (double) floats[i] * floats[i];
    }
    // What the exact way leaves for its rounding: measured 0.009 of six places and wide layers.
    assertTrue(Math.sqrt(error / size) < 0.02, "relative error " + Math.sqrt(error / size));
  }

  @Test
  void sum_unitMore_addsItsOwnVectorAndNoBitElse() {
    int added = 17;
    long[] expected =
        exact(0.7, 64, WEIGHTS, IntStream.of(all()).filter(u -> u != added).toArray());
    long[] own = exact(0.7, 1, WEIGHTS, added);
    for (int i = 0; i < SIZE; i++) {
      expected[i] += own[i];
    }
    for (int batch : new int[] {1, 8, 64}) {
      assertArrayEquals(expected, exact(0.7, batch, WEIGHTS, all()), "batch of " + batch);
    }
  }

  /** Another record in a unit changes that unit alone, and never beyond its bound. */
  @Test
  void sum_recordReplacedInsideAUnit_changesThatUnitAlone() {
    double clip = 0.1;
    long[] others = exact(clip, 8, WEIGHTS, IntStream.range(0, ALIGNED).toArray());
    double[][] cells = new double[Fixtures.SCHEMA.columns().size()][];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = TABLE.column(c).clone();
    }
    cells[2][0] = 19;
    cells[3][0] = 0;
    CodedRows replaced =
        new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA)
            .encode(Table.of(Fixtures.SCHEMA, cells));
    DpSgd dpSgd = dpSgd(clip, 8, Sums.EXACT);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ModelGradients gradients =
        ModelGradients.of(
            Trainings.ENGINE, SHAPE, new EncodedUnits(replaced, UNITS, MOST), dpSgd)) {
      gradients.sum(WEIGHTS, all(), noise(all()), sum);
    }
    long[] own = ((StepVector.Exact) sum).values().clone();
    for (int i = 0; i < SIZE; i++) {
      own[i] -= others[i];
    }
    assertTrue(isWithin(clip, own));
    assertFalse(Arrays.equals(own, exact(clip, 8, WEIGHTS, ALIGNED)));
  }

  /** A training whose every step also sums without the last unit, with the same randomness. */
  private static List<Boolean> train(ClippedGradients gradients, DpSgd dpSgd) {
    List<Boolean> held = new ArrayList<>();
    ClippedGradients both =
        new ClippedGradients() {
          @Override
          public void sum(float[] weights, int[] units, float[] noise, StepVector sum) {
            int[] others = Arrays.stream(units).filter(u -> u != ALIGNED).toArray();
            StepVector without = dpSgd.zeros(SIZE);
            float[] theirs = Arrays.copyOf(noise, others.length * MOST * SHAPE.latent());
            gradients.sum(weights, others, theirs, without);
            gradients.sum(weights, units, noise, sum);
            long[] own = GreyBox.values(sum);
            long[] fewer = GreyBox.values(without);
            for (int i = 0; i < SIZE; i++) {
              own[i] -= fewer[i];
            }
            boolean zero = Arrays.stream(own).allMatch(v -> v == 0);
            held.add(others.length < units.length ? isWithin(dpSgd.clip(), own) && !zero : zero);
          }

          @Override
          public void close() {}
        };
    new DpTraining(dpSgd, 0.01, 100, MOST * SHAPE.latent())
        .run(
            Fixtures.entropy(),
            ParameterLayout.of(SHAPE.layers()),
            WEIGHTS.clone(),
            UNITS.count(),
            both,
            DpTraining.Surroundings.none());
    return held;
  }

  @Test
  void train_neighboursByAUnit_differByAtMostTheClipInWholeNumbers() {
    DpSgd dpSgd = new DpSgd(0.4, 0.1, 1.1, 6, 16, Sums.EXACT);
    try (ClippedGradients real = real(dpSgd);
        ClippedGradients planted = perRecord(dpSgd)) {
      assertEquals(Collections.nCopies(6, true), train(real, dpSgd));
      assertTrue(train(planted, dpSgd).contains(false), "clipping per record is caught");
    }
  }

  @Test
  void sum_gradientNotFinite_countsTheUnitAsZero() {
    float[] broken = WEIGHTS.clone();
    broken[0] = Float.NaN;
    assertArrayEquals(new long[SIZE], exact(1, 8, broken, 0, 1));
    assertArrayEquals(new long[SIZE], exact(1, 8, WEIGHTS));
  }

  @Test
  void requireExactness_hereAndNow_passes() {
    try (ModelGradients gradients = (ModelGradients) real(dpSgd(1, 8, Sums.EXACT))) {
      gradients.requireExactness(WEIGHTS);
    }
  }

  @Test
  void slots_ofUnits_areRoundNumbers() {
    for (int[] pair : new int[][] {{1, 1}, {2, 2}, {3, 4}, {6, 8}, {17, 32}, {32, 32}, {33, 64}}) {
      assertEquals(pair[1], new UnitSlots(pair[0]).count());
      MicroBatches sizes = new UnitSlots(pair[0]).sizes(100);
      assertEquals(0, sizes.large() % Math.max(32, pair[1]));
      assertEquals(0, sizes.small() % Math.max(32, pair[1]));
    }
    assertArrayEquals(
        new int[] {9, 10, 11, -1, -1, -1, -1, -1}, new UnitSlots(MOST).rows(UNITS, new int[] {1}));
  }
}
