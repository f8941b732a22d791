package org.hallmark.generators.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hallmark.generators.Adam;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.entropy.PrivateEntropy;

/**
 * The cost of a private training step of a 64–256–256–8 autoencoder against the step without
 * privacy, on one thread of the engine; noise is drawn on a second one. Not a test: it is run by
 * hand with {@code generators/benchmark MODE [ROUNDS [BATCH…]]}, which sets the environment of the
 * numeric mode.
 *
 * <p>Each kind of private step is taken in turns with the step without privacy, so that both see
 * the same machine, and the order within a pair alternates. Told are the median of the pairs'
 * ratios, the ratio of the least times, and the least times themselves. Times include the staging
 * of rows and weights and the Adam step in Java; the first {@value #WARM_UP} pairs are dropped.
 */
final class StepBenchmark {
  static final VaeShape SHAPE = new VaeShape(8, List.of(56), List.of(), List.of(256, 256), 8, 64);
  static final ParameterLayout LAYOUT = ParameterLayout.of(SHAPE.layers());
  private static final int WARM_UP = 40;

  private StepBenchmark() {}

  private interface Step {
    void take(int step);
  }

  private record Named(String name, Step step) {}

  public static void main(String[] arguments) {
    NumericMode mode = NumericMode.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    TorchEngine engine = TorchEngine.start(mode, Fixtures.natives());
    System.out.println(LAYOUT.size() + " parameters, mode " + mode + ", pairs " + rounds);
    int[] batches =
        arguments.length > 2
            ? Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray()
            : new int[] {256, 2048};
    for (int batch : batches) {
      compare(engine, batch, rounds);
    }
  }

  private static void compare(TorchEngine engine, int batch, int rounds) {
    CodedRows rows = rows(batch);
    int[] drawn = IntStream.range(0, batch).toArray();
    float[] latent = normals(batch * SHAPE.latent());
    Step plain = plain(engine, rows, drawn, latent);
    for (Named named :
        List.of(
            new Named("float32", probed(engine, rows, drawn, latent, Sums.FLOAT32, Noise.NONE)),
            new Named(
                "float32+noise", probed(engine, rows, drawn, latent, Sums.FLOAT32, Noise.AHEAD)),
            new Named("exact", probed(engine, rows, drawn, latent, Sums.EXACT, Noise.NONE)),
            new Named(
                "exact+noise", probed(engine, rows, drawn, latent, Sums.EXACT, Noise.AHEAD)))) {
      compare(batch, named, plain, rounds);
    }
  }

  private static void compare(int batch, Named named, Step plain, int rounds) {
    double[] without = new double[rounds];
    double[] with = new double[rounds];
    double[] ratios = new double[rounds];
    for (int i = -WARM_UP; i < rounds; i++) {
      boolean privateFirst = (i & 1) == 0;
      double first = milliseconds(privateFirst ? named.step() : plain, i + WARM_UP);
      double second = milliseconds(privateFirst ? plain : named.step(), i + WARM_UP);
      if (i >= 0) {
        with[i] = privateFirst ? first : second;
        without[i] = privateFirst ? second : first;
        ratios[i] = with[i] / without[i];
      }
    }
    Arrays.sort(with);
    Arrays.sort(without);
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "batch %5d  %-14s %5.2f x (median), %5.2f x (least)   private %7.2f ms, not private %7.2f ms%n",
        batch,
        named.name(),
        ratios[rounds / 2],
        with[0] / without[0],
        with[0],
        without[0]);
  }

  private static double milliseconds(Step step, int number) {
    long start = System.nanoTime();
    step.take(number);
    return (System.nanoTime() - start) / 1e6;
  }

  private enum Noise {
    NONE,
    AHEAD
  }

  private static Step probed(
      TorchEngine engine, CodedRows rows, int[] drawn, float[] latent, Sums sums, Noise noise) {
    DpSgd dpSgd = new DpSgd(0.5, 1, 1, 1_000_000, drawn.length, sums);
    ProbedModel vae =
        new ProbedModel(engine, SHAPE, rows, dpSgd, MicroBatches.expecting(drawn.length));
    StepVector sum = dpSgd.zeros(LAYOUT.size());
    StepVector none = dpSgd.zeros(LAYOUT.size());
    float[] gradient = new float[LAYOUT.size()];
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    Adam adam = new Adam(1e-6, 1_000_000, new float[weights.length], new float[weights.length]);
    PrivateEntropy entropy = Fixtures.entropy();
    CompletableFuture<StepVector> ahead = new CompletableFuture<>();
    ahead.complete(none);
    List<CompletableFuture<StepVector>> next = new ArrayList<>(List.of(ahead));
    return step -> {
      StepVector drawnNoise = next.remove(0).join();
      next.add(
          noise == Noise.NONE
              ? CompletableFuture.completedFuture(none)
              : CompletableFuture.supplyAsync(() -> noise(dpSgd, entropy, step)));
      vae.sum(weights, drawn, latent, sum);
      dpSgd.release(sum, drawnNoise, gradient);
      adam.update(step, weights, gradient);
      if (noise == Noise.AHEAD) {
        next.get(0).join();
      }
    };
  }

  private static StepVector noise(DpSgd dpSgd, PrivateEntropy entropy, int step) {
    StepVector vector = dpSgd.zeros(LAYOUT.size());
    for (ParameterLayout.Slot slot : LAYOUT.slots()) {
      dpSgd.noise(entropy, step, slot.name(), vector, slot.offset(), slot.length());
    }
    return vector;
  }

  private static Step plain(TorchEngine engine, CodedRows rows, int[] drawn, float[] latent) {
    PlainVae vae = new PlainVae(engine, SHAPE, rows, drawn.length);
    float[] gradient = new float[LAYOUT.size()];
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    Adam adam = new Adam(1e-6, 1_000_000, new float[weights.length], new float[weights.length]);
    return step -> {
      vae.gradient(weights, drawn, latent, gradient);
      adam.update(step, weights, gradient);
    };
  }

  static CodedRows rows(int count) {
    Random random = new Random(3);
    float[][] conditions = new float[count][8];
    int[][] codes = new int[count][1];
    int[][] guides = new int[count][0];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 8; j++) {
        conditions[i][j] = random.nextFloat();
      }
      codes[i][0] = random.nextInt(56);
    }
    return new CodedRows(SHAPE, conditions, codes, guides);
  }

  static float[] normals(int count) {
    Random random = new Random(4);
    float[] normals = new float[count];
    for (int i = 0; i < count; i++) {
      normals[i] = (float) random.nextGaussian();
    }
    return normals;
  }
}
