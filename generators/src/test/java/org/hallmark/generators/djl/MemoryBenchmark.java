package org.hallmark.generators.djl;

import java.util.Locale;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.PublicWeights;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * The resident memory of a private training of a 64–256–256–8 autoencoder, coins and noise
 * included, told as it goes. Not a test: {@code generators/benchmark MODE memory [STEPS]}.
 */
final class MemoryBenchmark {
  private static final int ROWS = 2560;
  private static final int BATCH = 256;
  private static final int TOLD = 1000;

  private MemoryBenchmark() {}

  public static void main(String[] arguments) {
    NumericMode mode = NumericMode.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int steps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
    TorchEngine engine = TorchEngine.start(mode, Fixtures.natives());
    DpSgd dpSgd = new DpSgd(BATCH / (double) ROWS, 1, 1, steps, BATCH, Sums.EXACT);
    try (ProbedModel gradients =
        new ProbedModel(engine, StepBenchmark.SHAPE, StepBenchmark.rows(ROWS), dpSgd)) {
      new DpTraining(dpSgd, 1e-3, steps, StepBenchmark.SHAPE.latent())
          .run(
              Fixtures.entropy(),
              StepBenchmark.LAYOUT,
              PublicWeights.initial(StepBenchmark.SHAPE, Fixtures.seed("weights")),
              ROWS,
              gradients,
              new DpTraining.Surroundings(Checkpoints.NONE, MemoryBenchmark::tell));
    }
  }

  private static void tell(int done, int steps) {
    if (done % TOLD == 0) {
      System.out.println("step " + done + ": " + Resident.kilobytes() / 1024 + " MiB resident");
    }
  }
}
