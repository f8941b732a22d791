package org.hallmark.privacy.source;

import java.util.List;

/**
 * Counts that may be published: each cell carries its own discrete Laplace noise P(k) ∝
 * exp(−|k|/t), and may therefore be negative.
 *
 * @param counts noisy cells
 * @param scale t, in counts
 * @param sensitivity L1 sensitivity of all cells together to one privacy unit
 * @param event id of the privacy event that paid for it
 */
public record NoisyCounts(List<Long> counts, double scale, int sensitivity, String event) {
  public NoisyCounts {
    counts = List.copyOf(counts);
  }

  /** Kebab-case id of the noise. */
  public String mechanism() {
    return "discrete-laplace";
  }
}
