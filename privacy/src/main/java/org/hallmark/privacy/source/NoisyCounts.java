package org.hallmark.privacy.source;

import java.util.List;

/**
 * Counts that may be published: each cell carries its own noise, P(k) ∝ exp(−|k|/t) or close to it,
 * and may therefore be negative.
 *
 * @param counts noisy cells
 * @param scale t, in counts
 * @param sensitivity L1 sensitivity of all cells together to one privacy unit
 * @param mechanism kebab-case id of the noise, see {@link
 *     org.hallmark.privacy.mechanism.NoiseBackend#countNoise}
 * @param event id of the privacy event that paid for it
 */
public record NoisyCounts(
    List<Long> counts, double scale, int sensitivity, String mechanism, String event) {
  public NoisyCounts {
    counts = List.copyOf(counts);
  }
}
