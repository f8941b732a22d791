package org.hallmark.privacy.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hallmark.privacy.probability.Normal;

/**
 * The deterministic normal scores of jax_privacy's own tests, and its candidates: the vertices of
 * the convex hull of (false negatives, true negatives), which also count for its Bonferroni share.
 */
final class ReferenceScores {
  static final int EACH = 10_000;

  private ReferenceScores() {}

  static List<Guesses> candidates(double shift) {
    double[] normal = new double[EACH];
    for (int i = 0; i < EACH; i++) {
      normal[i] = Normal.quantile((i + 0.5) / EACH);
    }
    List<long[]> counts = new ArrayList<>();
    int below = 0;
    int above = 0;
    while (below < EACH || above < EACH) {
      counts.add(new long[] {above, below});
      double out = below < EACH ? normal[below] : Double.POSITIVE_INFINITY;
      double in = above < EACH ? normal[above] + shift : Double.POSITIVE_INFINITY;
      double least = Math.min(out, in);
      below += out == least ? 1 : 0;
      above += in == least ? 1 : 0;
    }
    counts.add(new long[] {EACH, EACH});
    List<Guesses> guesses = new ArrayList<>();
    for (long[] c : hull(counts)) {
      guesses.add(new Guesses(EACH, EACH, EACH - c[0], EACH - c[1]));
    }
    return Collections.unmodifiableList(guesses);
  }

  /** jax_privacy's {@code _pareto_frontier}: drops what its neighbours dominate, until none is. */
  private static List<long[]> hull(List<long[]> points) {
    List<long[]> left = points;
    while (left.size() > 2) {
      List<long[]> kept = new ArrayList<>();
      kept.add(left.get(0));
      for (int i = 1; i + 1 < left.size(); i++) {
        long[] a = left.get(i - 1);
        long[] b = left.get(i);
        long[] c = left.get(i + 1);
        if ((b[1] - a[1]) * (c[0] - b[0]) - (c[1] - b[1]) * (b[0] - a[0]) > 0) {
          kept.add(b);
        }
      }
      kept.add(left.get(left.size() - 1));
      if (kept.size() == left.size()) {
        break;
      }
      left = kept;
    }
    return left;
  }
}
