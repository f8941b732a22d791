package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.jni.JniUtils;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.djl.loss.Dense;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Norms and clipped sums of every kind of layer, by probes, against one backward pass for each
 * record, all in double precision.
 */
class LayerProbesTest {
  private static final int ROWS = 9;
  private static final int WIDTH = 5;
  private static final List<Layer> LAYERS =
      List.of(
          Layer.embedding("embedding", 5, 5),
          Layer.masked(
              "masked", new Layer.Mask(List.of(0, 1, 2, 3, 0), List.of(0, 1, 2, 3, 1, 2, 0))),
          Layer.norm("norm", 7),
          new Layer("dense", 7, 4));
  private static final ParameterLayout LAYOUT = ParameterLayout.of(LAYERS);

  private static boolean recorded;

  @BeforeAll
  static void record() {
    Trainings.ENGINE.newManager().close();
    recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
  }

  @AfterAll
  static void leave() {
    JniUtils.setGradMode(recorded);
  }

  private static Map<String, NDArray> tensors(NDManager manager) {
    Random random = new Random(1);
    Map<String, NDArray> tensors = new HashMap<>();
    for (ParameterLayout.Slot slot : LAYOUT.slots()) {
      double[] numbers = random.doubles(slot.length(), -1, 1).toArray();
      tensors.put(slot.name(), manager.create(numbers, StagedWeights.shapeOf(slot)).duplicate());
    }
    return tensors;
  }

  private static NDArray rows(NDManager manager, int from, int to) {
    double[] numbers = new Random(2).doubles(ROWS * WIDTH, -2, 2).toArray();
    return manager
        .create(numbers, new Shape(ROWS, WIDTH))
        .duplicate()
        .get(new NDIndex(from + ":" + to))
        .duplicate();
  }

  /** A loss of each record that is linear in nothing. */
  private static NDArray losses(Dense dense, NDArray rows) {
    NDArray masked = dense.apply(LAYERS.get(1), dense.apply(LAYERS.get(0), rows));
    NDArray centred = masked.sub(masked.mean(new int[] {1}, true));
    NDArray root = centred.square().mean(new int[] {1}, true).add(1e-5).sqrt();
    NDArray hidden = Activation.relu(dense.apply(LAYERS.get(2), centred.div(root)));
    return dense.apply(LAYERS.get(3), hidden).square().exp().neg().sum(new int[] {1});
  }

  /** The gradient of one record, tensor by tensor. */
  private static double[] naive(int row) {
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      Map<String, NDArray> tensors = tensors(manager);
      tensors.values().forEach(t -> t.setRequiresGradient(true));
      Dense dense =
          (layer, input) ->
              LayerArrays.outputs(
                  layer, tensors.get(layer.weight()), tensors.get(layer.bias()), input);
      new ProbeTape(manager, tensors).backward(losses(dense, rows(manager, row, row + 1)));
      double[] gradient = new double[LAYOUT.size()];
      for (ParameterLayout.Slot slot : LAYOUT.slots()) {
        double[] part = tensors.get(slot.name()).getGradient().toDoubleArray();
        System.arraycopy(part, 0, gradient, slot.offset(), part.length);
      }
      return gradient;
    }
  }

  private static double squares(double[] gradient, ParameterLayout.Slot slot) {
    double sum = 0;
    for (int i = 0; i < slot.length(); i++) {
      sum += gradient[slot.offset() + i] * gradient[slot.offset() + i];
    }
    return sum;
  }

  @Test
  void normsAndClippedSums_ofEveryKind_areThoseOfNaiveGradients() {
    double[][] expected = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      expected[row] = naive(row);
    }
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      ProbeTape tape = new ProbeTape(manager, tensors(manager));
      tape.backward(losses(tape, rows(manager, 0, ROWS)));
      double[] all = new double[ROWS];
      for (ProbeTape.Factors f : tape.factors()) {
        double[] weight = weightSquares(f);
        double[] bias = LayerArrays.lengths(f.delta());
        for (int row = 0; row < ROWS; row++) {
          assertClose(squares(expected[row], slot(f.layer().weight())), weight[row], f);
          all[row] += weight[row];
          if (f.layer().biased()) {
            assertClose(squares(expected[row], slot(f.layer().bias())), bias[row], f);
            all[row] += bias[row];
          }
        }
      }
      double clip = Math.sqrt(Arrays.stream(all).sorted().toArray()[ROWS / 2]);
      double[] factors = Arrays.stream(all).map(s -> Math.min(1, clip / Math.sqrt(s))).toArray();
      NDArray column = manager.create(factors, new Shape(ROWS, 1)).duplicate();
      for (ProbeTape.Factors f : tape.factors()) {
        NDArray clipped = f.delta().mul(column);
        requireSum(
            expected,
            factors,
            slot(f.layer().weight()),
            LayerArrays.sum(f.layer(), clipped.transpose(), f.input()).toDoubleArray());
        if (f.layer().biased()) {
          requireSum(
              expected,
              factors,
              slot(f.layer().bias()),
              clipped.sum(new int[] {0}).toDoubleArray());
        }
      }
    }
  }

  /** Factors that no network gives, of sizes that differ by many powers of ten. */
  private static List<ProbeTape.Factors> wild(NDManager manager, long seed) {
    Random random = new Random(seed);
    return LAYERS.stream()
        .map(
            layer ->
                new ProbeTape.Factors(
                    layer,
                    wild(manager, layer.inputs(), random),
                    wild(manager, layer.outputs(), random)))
        .toList();
  }

  private static NDArray wild(NDManager manager, int width, Random random) {
    float[] numbers = new float[ROWS * width];
    for (int row = 0; row < ROWS; row++) {
      double size = Math.exp(4 * random.nextGaussian());
      for (int i = 0; i < width; i++) {
        numbers[row * width + i] = (float) (size * random.nextGaussian());
      }
    }
    return manager.create(numbers, new Shape(ROWS, width)).duplicate();
  }

  private static long[] exactSum(long seed, double clip, int records) {
    DpSgd dpSgd = new DpSgd(1, clip, 1, 1, 1, Sums.EXACT);
    StepVector sum = dpSgd.zeros(LAYOUT.size());
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      ClippedSums sums = ClippedSums.of(manager, LAYERS, LAYOUT, dpSgd, new UnitSlots(1));
      sums.clear();
      sums.add(wild(manager, seed), records);
      sums.read(sum);
    }
    return ((StepVector.Exact) sum).values();
  }

  /** The sum of the records up to one, less that of those before it, is what it adds, exactly. */
  @Test
  void sum_wildFactors_addsNoMoreThanTheClipInWholeNumbersAndOftenAlmostThat() {
    int almost = 0;
    for (double clip : new double[] {0.01, 300}) {
      for (long seed = 0; seed < 4; seed++) {
        long[] before = new long[LAYOUT.size()];
        for (int records = 1; records <= ROWS; records++) {
          long[] upTo = exactSum(seed, clip, records);
          long[] own = upTo.clone();
          for (int i = 0; i < own.length; i++) {
            own[i] -= before[i];
          }
          BigDecimal square = new BigDecimal(ExactSumsTest.squaredNorm(own));
          BigDecimal bound = ExactSumsTest.squaredBound(clip);
          assertTrue(square.compareTo(bound) < 0, seed + " at " + clip);
          almost += square.doubleValue() > 0.998 * bound.doubleValue() ? 1 : 0;
          before = upTo;
        }
      }
    }
    assertTrue(almost > ROWS, almost + " records are clipped, and not shorter than they must be");
  }

  private static double[] weightSquares(ProbeTape.Factors f) {
    if (f.layer().kind() != Layer.Kind.DENSE) {
      return LayerArrays.squares(f.layer(), f.input(), f.delta());
    }
    double[] inputs = LayerArrays.lengths(f.input());
    double[] squares = LayerArrays.lengths(f.delta());
    Arrays.setAll(squares, i -> squares[i] * inputs[i]);
    return squares;
  }

  private static void requireSum(
      double[][] gradients, double[] factors, ParameterLayout.Slot slot, double[] found) {
    assertEquals(slot.length(), found.length);
    for (int i = 0; i < found.length; i++) {
      double sum = 0;
      double size = 0;
      for (int row = 0; row < ROWS; row++) {
        double term = factors[row] * gradients[row][slot.offset() + i];
        sum += term;
        size += Math.abs(term);
      }
      assertEquals(sum, found[i], 1e-12 * (size + 1e-3), slot.name() + " " + i);
    }
  }

  private static ParameterLayout.Slot slot(String name) {
    return LAYOUT.slots().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static void assertClose(double expected, double found, ProbeTape.Factors f) {
    assertTrue(expected > 0, f.layer().name());
    assertEquals(expected, found, 1e-12 * expected, f.layer().name());
  }
}
