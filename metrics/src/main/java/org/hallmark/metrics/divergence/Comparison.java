package org.hallmark.metrics.divergence;

import java.util.List;
import java.util.Optional;

/**
 * What is published of the comparison of two exact histograms beside the divergence.
 *
 * @param protocol how they were compared
 * @param real records of the source
 * @param synthetic synthetic records
 * @param inefficiency how many of either count as one
 * @param effectiveReal independent records that those of the source are worth
 * @param effectiveSynthetic the same of the synthetic records
 * @param occupied cells with a record of either, after merging
 * @param merged per axis the first bin of each group of bins that were merged; empty if none were
 * @param plugIn the divergence of the histograms as they stand, in bits, for comparison with other
 *     tools; it grows as samples shrink
 * @param permutationP the chance of a plug-in at least as large if both had one law; absent where
 *     records are not independent, or there is nothing to compare
 * @param equivalentSize as good as how many real records; absent where there is no estimate
 */
public record Comparison(
    Protocol protocol,
    long real,
    long synthetic,
    Inefficiency inefficiency,
    double effectiveReal,
    double effectiveSynthetic,
    int occupied,
    List<List<Integer>> merged,
    Optional<Double> plugIn,
    Optional<Double> permutationP,
    Optional<EquivalentSize> equivalentSize) {
  public Comparison {
    merged = List.copyOf(merged);
  }
}
