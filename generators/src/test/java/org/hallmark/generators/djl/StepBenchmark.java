package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hallmark.generators.Adam;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.entropy.PrivateEntropy;

/**
 * The cost of a training step of a 64–256–256–8 autoencoder, private and not, taken in turns on one
 * thread of the engine; noise is drawn on a second one. Not a test: run it by hand, in the
 * environment of the numeric mode named as first argument, with the number of rounds as second.
 *
 * <p>Times include the Adam step in Java. The least of all rounds is told, of the clock and of the
 * engine's thread alone, which on a busy machine says most.
 */
final class StepBenchmark {
  private static final VaeShape SHAPE =
      new VaeShape(8, List.of(56), List.of(), List.of(256, 256), 8, 64);
  private static final ParameterLayout LAYOUT = ParameterLayout.of(SHAPE.layers());

  private StepBenchmark() {}

  private interface Step {
    void take(int step);
  }

  public static void main(String[] arguments) {
    NumericMode mode = NumericMode.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int rounds = Integer.parseInt(arguments[1]);
    TorchEngine engine = TorchEngine.start(mode, Fixtures.natives());
    System.out.println(LAYOUT.size() + " parameters, mode " + mode);
    for (int batch :
        Arrays.stream(System.getProperty("batches", "256,2048").split(","))
            .mapToInt(Integer::parseInt)
            .toArray()) {
      compare(engine, batch, rounds);
    }
  }

  private static void compare(TorchEngine engine, int batch, int rounds) {
    EncodedRows rows = rows(batch);
    int[] drawn = IntStream.range(0, batch).toArray();
    float[] latent = normals(batch * SHAPE.latent());
    String[] names = {
      "non-private", "float32", "float32 + noise", "exact", "exact + noise",
    };
    Step[] steps = {
      plain(engine, rows, drawn, latent),
      probed(engine, rows, drawn, latent, Sums.FLOAT32, Noise.NONE),
      probed(engine, rows, drawn, latent, Sums.FLOAT32, Noise.AHEAD),
      probed(engine, rows, drawn, latent, Sums.EXACT, Noise.NONE),
      probed(engine, rows, drawn, latent, Sums.EXACT, Noise.AHEAD),
    };
    double[] wall = new double[steps.length];
    double[] cpu = new double[steps.length];
    Arrays.fill(wall, Double.POSITIVE_INFINITY);
    Arrays.fill(cpu, Double.POSITIVE_INFINITY);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < steps.length; i++) {
        long start = System.nanoTime();
        long busy = threads.getCurrentThreadCpuTime();
        steps[i].take(round);
        cpu[i] = Math.min(cpu[i], (threads.getCurrentThreadCpuTime() - busy) / 1e6);
        wall[i] = Math.min(wall[i], (System.nanoTime() - start) / 1e6);
      }
    }
    for (int i = 0; i < steps.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "batch %5d  %-16s wall %8.2f ms %5.2f x   engine thread %8.2f ms %5.2f x%n",
          batch,
          names[i],
          wall[i],
          wall[i] / wall[0],
          cpu[i],
          cpu[i] / cpu[0]);
    }
  }

  private enum Noise {
    NONE,
    AHEAD
  }

  private static Step probed(
      TorchEngine engine, EncodedRows rows, int[] drawn, float[] latent, Sums sums, Noise noise) {
    DpSgd dpSgd = new DpSgd(0.5, 1, 1, 1_000_000, drawn.length, sums);
    ProbedVae vae =
        new ProbedVae(
            engine,
            SHAPE,
            rows,
            dpSgd,
            Integer.getInteger("micro", ProbedVae.microBatch(drawn.length)));
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

  private static Step plain(TorchEngine engine, EncodedRows rows, int[] drawn, float[] latent) {
    NDManager base = engine.newManager();
    StagedRows staged = new StagedRows(SHAPE, rows, drawn.length);
    StagingBuffer parameters = new StagingBuffer(LAYOUT.size());
    float[] gradient = new float[LAYOUT.size()];
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    Adam adam = new Adam(1e-6, 1_000_000, new float[weights.length], new float[weights.length]);
    VaeLoss loss = new VaeLoss(SHAPE);
    return step -> {
      JniUtils.setGradMode(true);
      try (NDManager manager = base.newSubManager()) {
        parameters.floats().put(0, weights);
        Map<String, NDArray> tensors = new HashMap<>();
        for (ParameterLayout.Slot slot : LAYOUT.slots()) {
          NDArray tensor = parameters.array(manager, slot.offset(), ProbedVae.shapeOf(slot));
          tensor.setRequiresGradient(true);
          tensors.put(slot.name(), tensor);
        }
        NDArray losses =
            loss.of(
                (layer, input) ->
                    Linear.linear(input, tensors.get(layer.weight()), tensors.get(layer.bias()))
                        .singletonOrThrow(),
                staged.batch(manager, drawn, 0, drawn.length, latent));
        PtNDArray total = (PtNDArray) losses.sum();
        JniUtils.backward(total, (PtNDArray) total.onesLike(), false, false);
        for (ParameterLayout.Slot slot : LAYOUT.slots()) {
          NDArray part = tensors.get(slot.name()).getGradient();
          part.attach(manager);
          float[] values = part.toFloatArray();
          System.arraycopy(values, 0, gradient, slot.offset(), values.length);
        }
      }
      adam.update(step, weights, gradient);
    };
  }

  private static EncodedRows rows(int count) {
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
    return new EncodedRows(conditions, codes, guides);
  }

  private static float[] normals(int count) {
    Random random = new Random(4);
    float[] normals = new float[count];
    for (int i = 0; i < count; i++) {
      normals[i] = (float) random.nextGaussian();
    }
    return normals;
  }
}
