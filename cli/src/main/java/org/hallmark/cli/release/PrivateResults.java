package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.privacy.source.NoisyCounts;

/**
 * All that a run takes from the source: noised already, so that everything after it is
 * post-processing.
 *
 * @param generator trained by differentially private steps
 * @param transcript where the files of noised sums lie, by their path in a release
 * @param counts noisy cells of every observable, then of every law
 */
public record PrivateResults(
    TrainedGenerator generator, SortedMap<String, Path> transcript, List<NoisyCounts> counts) {
  public PrivateResults {
    transcript = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Path>) transcript));
    counts = List.copyOf(counts);
  }

  /** The counts that the event {@code id} paid for. */
  public NoisyCounts of(String id) {
    return counts.stream().filter(c -> c.event().equals(id)).findFirst().orElseThrow();
  }
}
