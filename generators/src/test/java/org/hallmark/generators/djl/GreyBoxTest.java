package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.Fixtures;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.PoissonSampler;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.junit.jupiter.api.Test;

/**
 * Does a training keep every promise that its accounting takes for granted? Each promise is a
 * predicate that must hold of the real training and fail for a planted bug.
 */
class GreyBoxTest {
  private static final int PLACES = 20_000;

  @Test
  void train_neighbours_differByAtMostTheClipInWholeNumbers() {
    List<GreyBox.Seen> seen = GreyBox.train(GreyBox::real);
    assertEquals(GreyBox.DP_SGD.steps(), seen.size());
    assertTrue(seen.stream().anyMatch(GreyBox.Seen::joined), "the record joins some steps");
    assertFalse(seen.stream().allMatch(GreyBox.Seen::joined), "and not others");
    assertTrue(seen.stream().allMatch(GreyBox::sensitivityHolds));
  }

  @Test
  void planted_clippingOffByTheBatchSize_isCaught() {
    DpSgd wide = Planted.clippingOffByTheBatchSize(GreyBox.DP_SGD);
    GreyBox.Gradients unclipped =
        (rows, dpSgd) -> Planted.onGridOf(dpSgd, GreyBox.real(rows, wide), wide);
    assertFalse(GreyBox.train(unclipped).stream().allMatch(GreyBox::sensitivityHolds));
  }

  @Test
  void planted_sumThatLooksAtTheBatch_isCaught() {
    // Divides by the size of the draw, so that every record feels every other.
    GreyBox.Gradients averaged =
        (rows, dpSgd) -> {
          ClippedGradients real = GreyBox.real(rows, dpSgd);
          return new Planted(real, (drawn, v) -> v * 48 / Math.max(1, drawn.length));
        };
    assertFalse(GreyBox.train(averaged).stream().allMatch(GreyBox::sensitivityHolds));
  }

  /** A step's noise: multiplier times clip, from a stream of its own. */
  private interface Noise {
    void draw(PrivateEntropy entropy, int step, String tensor, StepVector into);
  }

  private static void real(PrivateEntropy entropy, int step, String tensor, StepVector into) {
    GreyBox.DP_SGD.noise(entropy, step, tensor, into, 0, PLACES);
  }

  /** Six standard errors of the root of a mean square, 1/√(2n): 2e-9 for a right program. */
  private static boolean hasDeclaredScale(Noise noise) {
    double squares = 0;
    for (long v : drawn(noise, Fixtures.entropy(), 0, "w")) {
      squares += (double) v * v;
    }
    double units = GreyBox.DP_SGD.noiseScale() / GreyBox.DP_SGD.grid().unit();
    return Math.abs(Math.sqrt(squares / PLACES) / units - 1) < 6 / Math.sqrt(2.0 * PLACES);
  }

  /** Whether no two of some steps and tensors share a draw. */
  private static boolean isFresh(Noise noise) {
    PrivateEntropy entropy = Fixtures.entropy();
    List<long[]> all =
        IntStream.range(0, 4)
            .boxed()
            .flatMap(step -> List.of("w", "b").stream().map(t -> drawn(noise, entropy, step, t)))
            .toList();
    return IntStream.range(0, all.size())
        .allMatch(i -> IntStream.range(0, i).noneMatch(j -> Arrays.equals(all.get(i), all.get(j))));
  }

  private static long[] drawn(Noise noise, PrivateEntropy entropy, int step, String tensor) {
    StepVector vector = GreyBox.DP_SGD.zeros(PLACES);
    noise.draw(entropy, step, tensor, vector);
    return GreyBox.values(vector);
  }

  @Test
  void noise_ofTheTraining_hasTheDeclaredScaleAndIsFresh() {
    assertTrue(hasDeclaredScale(GreyBoxTest::real));
    assertTrue(isFresh(GreyBoxTest::real));
    assertArrayEquals(
        drawn(GreyBoxTest::real, Fixtures.entropy(), 2, "w"),
        drawn(GreyBoxTest::real, Fixtures.entropy(), 2, "w"),
        "the same randomness gives the same noise whatever the records are");
  }

  @Test
  void planted_noiseTenTimesTooSmall_isCaught() {
    DpSgd small = new DpSgd(0.3, 0.5, 0.11, 8, 48, Sums.EXACT);
    assertFalse(hasDeclaredScale((e, step, t, into) -> small.noise(e, step, t, into, 0, PLACES)));
  }

  @Test
  void planted_constantSeed_isCaught() {
    assertFalse(isFresh((e, step, t, into) -> real(Fixtures.entropy(), 0, "w", into)));
  }

  @Test
  void planted_oneStreamUsedTwice_isRefusedByTheEntropyItself() {
    PrivateEntropy entropy = Fixtures.entropy();
    StepVector vector = GreyBox.DP_SGD.zeros(PLACES);
    real(entropy, 0, "w", vector);
    assertThrows(IllegalStateException.class, () -> real(entropy, 0, "w", vector));
    assertFalse(isFresh((e, step, t, into) -> real(e.replay(), step / 2, t, into)));
  }

  /** What draws the records of a step. */
  private interface Draw {
    int[] at(int step, int rows);
  }

  /** Whether sizes vary, and no record's draw depends on how many others there are. */
  private static boolean isPoisson(List<Draw> twice) {
    long sizes =
        IntStream.range(0, 20).map(step -> twice.get(0).at(step, 500).length).distinct().count();
    boolean same =
        IntStream.range(20, 40)
            .allMatch(
                step -> {
                  int[] more = twice.get(0).at(step, 501);
                  int[] fewer = twice.get(1).at(step, 500);
                  return Arrays.equals(
                      fewer, Arrays.stream(more).filter(row -> row < 500).toArray());
                });
    return sizes > 5 && same;
  }

  @Test
  void draw_ofTheTraining_isPoisson() {
    DpSgd dpSgd = new DpSgd(0.2, 1, 1, 40, 100, Sums.EXACT);
    PoissonSampler one = dpSgd.sampler(Fixtures.entropy());
    PoissonSampler other = dpSgd.sampler(Fixtures.entropy());
    assertTrue(isPoisson(List.of(one::draw, other::draw)));
  }

  @Test
  void planted_shuffleInPlaceOfPoisson_isCaught() {
    Draw shuffled =
        (step, rows) -> {
          List<Integer> order =
              new java.util.ArrayList<>(IntStream.range(0, rows).boxed().toList());
          java.util.Collections.shuffle(order, new java.util.Random(step));
          return order.subList(0, 100).stream().mapToInt(r -> r).sorted().toArray();
        };
    assertFalse(isPoisson(List.of(shuffled, shuffled)));
  }

  /** What a step publishes of a sum. */
  private interface Release {
    void of(StepVector sum, int drawn, float[] into);
  }

  /** Whether the same sum and noise give the same published numbers however many were drawn. */
  private static boolean dividesByAConstant(Release release) {
    StepVector sum = GreyBox.DP_SGD.zeros(3);
    Arrays.fill(((StepVector.Exact) sum).values(), 1L << 30);
    float[] few = new float[3];
    float[] many = new float[3];
    release.of(sum, 40, few);
    release.of(sum, 41, many);
    return Arrays.equals(few, many) && few[0] == (float) ((1L << 30) * unit() / 48);
  }

  private static double unit() {
    return GreyBox.DP_SGD.grid().unit();
  }

  @Test
  void release_ofTheTraining_dividesByAPublicConstant() {
    StepVector none = GreyBox.DP_SGD.zeros(3);
    assertTrue(dividesByAConstant((sum, drawn, into) -> GreyBox.DP_SGD.release(sum, none, into)));
  }

  @Test
  void planted_divisorFromTheData_isCaught() {
    StepVector none = GreyBox.DP_SGD.zeros(3);
    assertFalse(
        dividesByAConstant(
            (sum, drawn, into) ->
                new DpSgd(0.3, 0.5, 1.1, 8, drawn, Sums.EXACT).release(sum, none, into)));
  }
}
