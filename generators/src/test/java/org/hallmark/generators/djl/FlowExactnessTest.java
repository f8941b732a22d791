package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.RealRows;
import org.hallmark.generators.Weights;
import org.hallmark.generators.djl.loss.FlowLosses;
import org.hallmark.generators.flow.CouplingMap;
import org.hallmark.generators.flow.Flow;
import org.hallmark.generators.flow.FlowShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a flow must be whatever its weights: these are random and large. */
class FlowExactnessTest {
  static FlowShape shape(CouplingMap... maps) {
    return new FlowShape(List.of(maps), 0, 4, 6, List.of(12), 0);
  }

  /** A kind of flow. */
  private record Variant(CouplingMap map, FlowShape.Order order, LayerNorm norm) {
    FlowShape shape(int couplings, int bins, int hidden, CouplingMap... maps) {
      return new FlowShape(List.of(maps), 0, couplings, bins, List.of(hidden), 0, order, norm, 0);
    }
  }

  static Stream<Variant> variants() {
    Stream<Variant> plain =
        Stream.of(FlowShape.Order.values())
            .flatMap(
                order ->
                    Stream.of(CouplingMap.values())
                        .map(map -> new Variant(map, order, LayerNorm.NONE)));
    return Stream.concat(
        plain,
        Stream.of(
            new Variant(CouplingMap.AFFINE, FlowShape.Order.COUPLED, LayerNorm.LAYER),
            new Variant(CouplingMap.CIRCLE_SPLINE, FlowShape.Order.COUPLED, LayerNorm.LAYER)));
  }

  static float[] wild(FlowShape shape) {
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    for (var slot : shape.layout().slots()) {
      // The layers that set parameters begin small.
      for (int i = 0; i < slot.length() && slot.name().endsWith("-1.weight"); i++) {
        weights[slot.offset() + i] *= 1.5f;
      }
    }
    return weights;
  }

  private static double[] place(CouplingMap[] maps, Random random) {
    double[] place = new double[maps.length];
    for (int i = 0; i < maps.length; i++) {
      place[i] = maps[i].onLine() ? 3 * random.nextGaussian() : random.nextDouble();
    }
    return place;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void inverse_ofForward_isTheIdentityToTenDecimals(Variant variant) {
    CouplingMap map = variant.map();
    CouplingMap[] maps = {map, map, CouplingMap.CIRCLE_SPLINE, CouplingMap.AFFINE, map};
    FlowShape shape = variant.shape(4, 6, 12, maps);
    Flow flow = new Flow(shape, Weights.of(shape, wild(shape)));
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      double[] values = place(maps, random);
      Flow.Image base = flow.toBase(values, new double[0]);
      Flow.Image back = flow.fromBase(base.vector(), new double[0]);
      for (int i = 0; i < values.length; i++) {
        double off = back.vector()[i] - values[i];
        off -= maps[i] == CouplingMap.CIRCLE_SPLINE ? Math.rint(off) : 0;
        assertEquals(0, off, 1e-10, map + " value " + i);
      }
      assertEquals(base.logVolume(), back.logVolume(), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void density_overAGrid_integratesToOne(Variant variant) {
    CouplingMap map = variant.map();
    FlowShape shape = variant.shape(4, 6, 12, map, map);
    Flow flow = new Flow(shape, Weights.of(shape, wild(shape)));
    int cells = 200;
    double from = map.onLine() ? -15 : 0;
    double width = (map.onLine() ? 30.0 : 1.0) / cells;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < cells; j++) {
        double[] at = {from + (i + 0.5) * width, from + (j + 0.5) * width};
        sum += Math.exp(flow.logDensity(at, new double[0])) * width * width;
      }
    }
    // The midpoint rule's own error, where a density has kinks or is narrow.
    assertEquals(1, sum, 1e-3);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void logVolume_isTheDeterminantOfTheJacobian(Variant variant) {
    CouplingMap map = variant.map();
    CouplingMap[] maps = {map, map, map};
    FlowShape shape = variant.shape(4, 6, 12, maps);
    Flow flow = new Flow(shape, Weights.of(shape, wild(shape)));
    Random random = new Random(2);
    double h = 1e-6;
    int agree = 0;
    for (int trial = 0; trial < 40; trial++) {
      double[] values = place(maps, random);
      double[][] jacobian = new double[3][3];
      for (int j = 0; j < 3; j++) {
        double[] up = values.clone();
        double[] down = values.clone();
        up[j] += h;
        down[j] -= h;
        double[] a = flow.toBase(up, new double[0]).vector();
        double[] b = flow.toBase(down, new double[0]).vector();
        for (int i = 0; i < 3; i++) {
          double off = a[i] - b[i];
          off -= map == CouplingMap.CIRCLE_SPLINE ? Math.rint(off) : 0;
          jacobian[i][j] = off / (2 * h);
        }
      }
      double expected = Math.log(Math.abs(determinant(jacobian)));
      double found = flow.toBase(values, new double[0]).logVolume();
      agree += Math.abs(found - expected) < 1e-5 ? 1 : 0;
    }
    // A difference over a knot, or over a bend of the perceptron, sees two slopes.
    assertTrue(agree >= 36, agree + " of 40 agree");
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  @Test
  void circle_acrossZero_isContinuous() {
    FlowShape shape = shape(CouplingMap.CIRCLE_SPLINE, CouplingMap.CIRCLE_SPLINE);
    Flow flow = new Flow(shape, Weights.of(shape, wild(shape)));
    for (double other = 0.05; other < 1; other += 0.1) {
      double below = flow.logDensity(new double[] {1 - 1e-9, other}, new double[0]);
      double above = flow.logDensity(new double[] {1e-9, other}, new double[0]);
      assertEquals(below, above, 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void klTargetModel_inTheEngine_isMinusTheLogDensity(Variant variant) {
    CouplingMap map = variant.map();
    CouplingMap[] maps = {map, CouplingMap.CIRCLE_SPLINE, map, CouplingMap.AFFINE};
    FlowShape shape = variant.shape(4, 6, 12, maps);
    float[] weights = wild(shape);
    Flow flow = new Flow(shape, Weights.of(shape, weights));
    Random random = new Random(3);
    float[][] rows = new float[64][maps.length];
    for (float[] row : rows) {
      double[] place = place(maps, random);
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) place[i];
      }
    }
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      Map<String, NDArray> tensors = new StagedWeights(shape.layout()).tensors(manager, weights);
      int[] drawn = java.util.stream.IntStream.range(0, 64).toArray();
      float[] losses =
          FlowLosses.klTargetModel(shape)
              .of(
                  (layer, input) ->
                      LayerArrays.outputs(
                          layer, tensors.get(layer.weight()), tensors.get(layer.bias()), input),
                  new StagedRows(shape, RealRows.of(rows), 64)
                      .batch(manager, 64, drawn, 0, 64, new float[0]))
              .toFloatArray();
      int close = 0;
      for (int i = 0; i < rows.length; i++) {
        double[] values = new double[maps.length];
        for (int j = 0; j < values.length; j++) {
          values[j] = rows[i][j];
        }
        double expected = -flow.logDensity(values, new double[0]);
        close += Math.abs(expected - losses[i]) < 1e-3 * (1 + Math.abs(expected)) ? 1 : 0;
      }
      // Single precision may put a value beside a knot or across the turn into the next bin.
      assertTrue(close >= 62, close + " of 64 agree");
    }
  }

  /** Along every single weight of a small flow, against differences in double arithmetic. */
  @ParameterizedTest
  @MethodSource("variants")
  void gradient_inTheEngine_isThatOfTheLogDensity(Variant variant) {
    CouplingMap map = variant.map();
    CouplingMap[] maps = {map, map};
    FlowShape shape = variant.shape(2, 4, 5, maps);
    float[] weights = wild(shape);
    Random random = new Random(5);
    double[] place = place(maps, random);
    float[][] row = {{(float) place[0], (float) place[1]}};
    double[] values = {row[0][0], row[0][1]};
    float[] gradient = gradient(shape, weights, row);
    int agree = 0;
    for (int i = 0; i < weights.length; i++) {
      float[] up = weights.clone();
      float[] down = weights.clone();
      up[i] += 1e-3f;
      down[i] -= 1e-3f;
      double slope =
          (loss(shape, up, values) - loss(shape, down, values)) / ((double) up[i] - down[i]);
      agree += Math.abs(slope - gradient[i]) < 1e-3 * (1 + Math.abs(slope)) ? 1 : 0;
    }
    // A difference over a bend of the perceptron sees two slopes.
    assertTrue(agree >= weights.length - 2, agree + " of " + weights.length + " agree");
  }

  private static double loss(FlowShape shape, float[] weights, double[] values) {
    return -new Flow(shape, Weights.of(shape, weights)).logDensity(values, new double[0]);
  }

  private static float[] gradient(FlowShape shape, float[] weights, float[][] row) {
    DpSgd dpSgd = new DpSgd(1, 1e9, 1, 1, 1, Sums.FLOAT32);
    StepVector sum = dpSgd.zeros(weights.length);
    try (ProbedModel model = new ProbedModel(Trainings.ENGINE, shape, RealRows.of(row), dpSgd)) {
      model.sum(weights, new int[] {0}, new float[0], sum);
    }
    return ((StepVector.Float32) sum).values();
  }
}
