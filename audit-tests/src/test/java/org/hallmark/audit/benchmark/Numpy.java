package org.hallmark.audit.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hallmark.audit.benchmark.Stopwatch.Seconds;

/**
 * The same histograms and residuals by numpy on one thread, from raw 64-bit floats: in the calls
 * that a scientist writes, and in the fastest form that we have found.
 */
enum Numpy {
  AS_WRITTEN("numpy, np.histogram, raw floats"),
  BY_HAND("numpy, bincount in blocks");

  private static final String PROGRAM =
      """
      import sys, time
      import numpy as np
      STEP = 1 << 20
      def as_written(folder):
          cs = [np.fromfile(f'{folder}/c{i}.f64') for i in range(8)]
          for c in cs:
              np.histogram(c, 256, (-6, 6)), (c < -6).sum() + (c > 6).sum()
          r = np.abs(cs[0] + cs[1] + cs[2] - cs[3])
          r.mean(), (r > 1e-5).sum(), np.quantile(r, [0.5, 0.99, 1])
      def by_hand(folder):
          cs = [np.memmap(f'{folder}/c{i}.f64', np.float64, 'r') for i in range(8)]
          counts = np.zeros((8, 258), np.int64)
          residuals = np.empty(len(cs[0]))
          for s in range(0, len(cs[0]), STEP):
              xs = [np.asarray(c[s:s + STEP]) for c in cs]
              for i, x in enumerate(xs):
                  b = ((x + 6) * (256 / 12)).astype(np.int32)
                  np.clip(b, -1, 256, out=b)
                  counts[i] += np.bincount(b + 1, minlength=258)
              residuals[s:s + STEP] = np.abs(xs[0] + xs[1] + xs[2] - xs[3])
          residuals.mean(), (residuals > 1e-5).sum(), residuals.max()
          n = len(residuals)
          np.partition(residuals, [n // 2, n * 99 // 100])
      walls, processors = [], []
      for _ in range(4):
          wall, processor = time.perf_counter(), time.process_time()
          for folder in sys.argv[2:]:
              globals()[sys.argv[1]](folder)
          walls.append(time.perf_counter() - wall)
          processors.append(time.process_time() - processor)
      print(min(walls), min(processors))
      """;

  private final String title;

  Numpy(String title) {
    this.title = title;
  }

  /** What it is, in a few words. */
  String title() {
    return title;
  }

  /** Seconds for all tables, warm, or nothing where there is no numpy. */
  Optional<Seconds> seconds(List<Path> raw) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("python3", "-c", PROGRAM, name().toLowerCase(Locale.ROOT));
    raw.forEach(folder -> builder.command().add(folder.toString()));
    builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
    try {
      Process python = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String printed =
          new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return python.waitFor() == 0 ? Optional.of(parsed(printed.split(" "))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Seconds parsed(String[] seconds) {
    return new Seconds(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
  }
}
