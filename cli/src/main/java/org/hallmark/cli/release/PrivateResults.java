package org.hallmark.cli.release;

import java.util.List;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.privacy.source.NoisyCounts;

/**
 * All that a run takes from the source: noised already, so that everything after it is
 * post-processing.
 *
 * @param generator trained by differentially private steps
 * @param counts noisy cells of every observable, then of every law
 */
record PrivateResults(TrainedGenerator generator, List<NoisyCounts> counts) {
  PrivateResults {
    counts = List.copyOf(counts);
  }

  /** The counts that the event {@code id} paid for. */
  NoisyCounts of(String id) {
    return counts.stream().filter(c -> c.event().equals(id)).findFirst().orElseThrow();
  }
}
