package org.hallmark.generators.djl;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Progress;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.tables.Table;

/**
 * What a step of every generator costs in a numeric mode, without privacy and with clipped sums of
 * floats and noise, which every mode can do (exact sums are refused in {@code fast} where AVX-512
 * computes a record differently in different places): hidden layers {@value #HIDDEN}, batch {@value
 * #BATCH}. Not a test: it is run by hand with {@code generators/benchmark MODE generators [ID]}.
 *
 * <p>Told is the median of the processor's time for the training's thread, on which the engine
 * runs, so that a busy machine changes it little. Private noise is drawn on another thread and not
 * counted.
 */
final class ModeBenchmark {
  private static final String HIDDEN = "[256, 256]";
  private static final int BATCH = 256;
  private static final int STEPS = 30;
  private static final int WARM_UP = 10;
  private static final int ROWS = 2560;

  private ModeBenchmark() {}

  public static void main(String[] arguments) {
    NumericMode mode = NumericMode.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    TorchEngine engine = TorchEngine.start(mode, Fixtures.natives());
    Table rows = Fixtures.rows(ROWS);
    String only = arguments.length > 2 ? arguments[2] : "";
    for (String id : CatalogueTrainings.networks()) {
      if (!id.startsWith(only)) {
        continue;
      }
      NetworkArchitecture architecture =
          GeneratorContractTest.plan(id, HIDDEN).network(Fixtures.SCHEMA, Fixtures.KEYS);
      System.out.printf(
          Locale.ROOT,
          "%-22s %7d parameters  without privacy %6.2f ms  with %6.2f ms%n",
          id,
          architecture.network().layout().size(),
          publicly(engine, architecture, rows),
          privately(engine, architecture, rows));
    }
  }

  private static double publicly(TorchEngine engine, NetworkArchitecture model, Table rows) {
    Watch watch = new Watch();
    new PublicTraining(engine, 1e-4, BATCH, STEPS, 1, Sums.FLOAT32, STEPS)
        .train(model, model.encode(rows), Fixtures.seed("weights"), Fixtures.seed("train"), watch);
    return watch.median();
  }

  private static double privately(TorchEngine engine, NetworkArchitecture model, Table rows) {
    Watch watch = new Watch();
    new GeneratorTraining(
            engine,
            model,
            CatalogueTrainings.plan(BATCH, STEPS, Sums.FLOAT32),
            new DpSgd((double) BATCH / ROWS, 1, 1, STEPS, BATCH, Sums.FLOAT32),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            new DpTraining.Surroundings(Checkpoints.NONE, watch))
        .train(UnitRows.ofRecords(rows));
    return watch.median();
  }

  /** Hears when each step ends, by the clock of the thread that takes it. */
  private static final class Watch implements Progress {
    private final long[] ends = new long[STEPS];

    @Override
    public void step(int done, int all) {
      ends[done - 1] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    double median() {
      double[] each = new double[STEPS - WARM_UP];
      for (int i = 0; i < each.length; i++) {
        each[i] = (ends[i + WARM_UP] - ends[i + WARM_UP - 1]) / 1e6;
      }
      Arrays.sort(each);
      return each[each.length / 2];
    }
  }
}
