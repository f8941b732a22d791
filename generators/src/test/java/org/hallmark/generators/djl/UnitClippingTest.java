package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

/** Does the bound of a unit hold for factors that no network gives: aligned, cancelling, huge? */
class UnitClippingTest {
  private static final int SLOTS = 4;
  private static final List<Layer> LAYERS =
      List.of(
          new Layer("a", 5, 7),
          new Layer("b", 7, 3),
          Layer.masked("c", new Layer.Mask(List.of(0, 1, 2, 3), List.of(2, 0, 1, 3, 1, 0))),
          Layer.norm("d", 6),
          Layer.embedding("e", 4, 3));
  private static final ParameterLayout LAYOUT = ParameterLayout.of(LAYERS);
  private static final int UNITS = 8;
  private static final int ROWS = UNITS * SLOTS;

  /** Factors of one kind in every unit, of random sizes. */
  private enum Kind {
    RANDOM,
    ALIGNED,
    CANCELLING,
    NEARLY_CANCELLING;

    private float delta(float value, int place) {
      return switch (this) {
        case RANDOM, ALIGNED -> value;
        case CANCELLING -> place % 2 == 0 ? value : -value;
        case NEARLY_CANCELLING -> place % 2 == 0 ? value : -value * (1 + 0x1p-22f);
      };
    }
  }

  private static float[] inputs(Kind kind, int width, Random random) {
    return numbers(kind, width, random, (value, place) -> value);
  }

  /** A number of a row by that of the unit's first row. */
  private interface Turn {
    float of(float value, int place);
  }

  private static float[] numbers(Kind kind, int width, Random random, Turn turn) {
    float[] numbers = new float[ROWS * width];
    for (int unit = 0; unit < UNITS; unit++) {
      double size = Math.exp(4 * random.nextGaussian());
      float[] first = new float[width];
      for (int place = 0; place < SLOTS; place++) {
        for (int i = 0; i < width; i++) {
          if (place == 0 || kind == Kind.RANDOM) {
            first[i] = (float) (size * random.nextGaussian());
          }
          numbers[(unit * SLOTS + place) * width + i] = turn.of(first[i], place);
        }
      }
    }
    return numbers;
  }

  private static List<ProbeTape.Factors> factors(NDManager manager, Kind kind, long seed) {
    Random random = new Random(seed);
    return LAYERS.stream()
        .map(
            layer ->
                new ProbeTape.Factors(
                    layer,
                    rows(manager, inputs(kind, layer.inputs(), random)),
                    rows(manager, numbers(kind, layer.outputs(), random, kind::delta))))
        .toList();
  }

  private static NDArray rows(NDManager manager, float[] numbers) {
    return manager.create(numbers, new Shape(ROWS, numbers.length / ROWS)).duplicate();
  }

  @Test
  void sum_anyFactors_isWithinTheClipInWholeNumbers() {
    for (double clip : new double[] {0.01, 300}) {
      for (Kind kind : Kind.values()) {
        for (long seed = 0; seed < 4; seed++) {
          requireWithin(clip, kind, seed);
        }
      }
    }
  }

  /** The sum of the units up to one, less that of those before it, is what it adds, exactly. */
  private static void requireWithin(double clip, Kind kind, long seed) {
    long[] before = new long[LAYOUT.size()];
    for (int unit = 0; unit < UNITS; unit++) {
      long[] upTo = sumOf(kind, seed, clip, (unit + 1) * SLOTS);
      long[] own = upTo.clone();
      for (int i = 0; i < own.length; i++) {
        own[i] -= before[i];
      }
      assertTrue(
          new BigDecimal(ExactSumsTest.squaredNorm(own)).compareTo(ExactSumsTest.squaredBound(clip))
              < 0,
          kind + " " + seed + " at " + clip);
      before = upTo;
    }
  }

  private static long[] sumOf(Kind kind, long seed, double clip, int places) {
    DpSgd dpSgd = new DpSgd(1, clip, 1, 1, 1, Sums.EXACT);
    StepVector sum = dpSgd.zeros(LAYOUT.size());
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      ClippedSums sums = ClippedSums.of(manager, LAYERS, LAYOUT, dpSgd, new UnitSlots(SLOTS));
      sums.clear();
      sums.add(factors(manager, kind, seed), places);
      sums.read(sum);
    }
    return ((StepVector.Exact) sum).values();
  }

  @Test
  void norms_againstTheGradientsThemselves_agreeAndNeverFallShort() {
    for (Kind kind : Kind.values()) {
      try (NDManager manager = Trainings.ENGINE.newManager()) {
        List<ProbeTape.Factors> factors = factors(manager, kind, 3);
        UnitClipping clipping = new UnitClipping(SLOTS);
        UnitClipping.Norms norms = clipping.norms(clipping.doubles(factors), 1);
        for (int unit = 0; unit < UNITS; unit++) {
          double plain = plainNorm(factors, unit);
          assertTrue(norms.norm()[unit] >= plain * (1 - 1e-13), kind + " falls short");
          assertEquals(plain, norms.norm()[unit], 1e-6 * norms.absolute()[unit], kind.toString());
        }
      }
    }
  }

  private static double plainNorm(List<ProbeTape.Factors> factors, int unit) {
    double squares = 0;
    for (ProbeTape.Factors f : factors) {
      float[] inputs = f.input().toFloatArray();
      float[] deltas = f.delta().toFloatArray();
      int in = f.layer().inputs();
      int out = f.layer().outputs();
      for (int o = 0; o < out; o++) {
        for (int i = 0; i <= in; i++) {
          double sum = 0;
          if (!there(f.layer(), o, i)) {
            continue;
          }
          for (int row = unit * SLOTS; row < (unit + 1) * SLOTS; row++) {
            sum += (double) deltas[row * out + o] * (i == in ? 1 : inputs[row * in + i]);
          }
          squares += sum * sum;
        }
      }
    }
    return Math.sqrt(squares);
  }

  /** Whether a weight leads from an input, or a bias, to an output. */
  private static boolean there(Layer layer, int output, int input) {
    if (input == layer.inputs()) {
      return layer.biased();
    }
    return layer.kind() == Layer.Kind.NORM
        ? output == input
        : layer.mask().map(mask -> mask.open(output, input)).orElse(true);
  }
}
