package org.hallmark.privacy.accounting.pld;

import java.util.List;

/**
 * Independent looks in one direction: the losses whose sum is the loss of all.
 *
 * @param laws the different laws
 * @param counts how often each
 */
record Looks(List<LossLaw> laws, List<Long> counts) {
  /** The largest loss of one look that is put on a grid. */
  private static final double MOST_LOSS = 300;

  /** Of masses that go to +∞, this share of δ. */
  private static final double CUT = 1e-9;

  Looks {
    laws = List.copyOf(laws);
    counts = List.copyOf(counts);
  }

  double total() {
    return counts.stream().mapToDouble(Long::doubleValue).sum();
  }

  /** The largest finite loss of all together. */
  double most() {
    double sum = 0;
    for (int i = 0; i < laws.size(); i++) {
      sum += counts.get(i) * laws.get(i).most();
    }
    return sum * (1 + 1e-12 * StrictMath.signum(sum));
  }

  boolean mayBeInfinite() {
    return laws.stream().anyMatch(law -> law.infinite() > 0);
  }

  /** What each look may lose beyond the grid where δ is of this size. */
  double cut(double delta) {
    return delta * CUT / total();
  }

  /**
   * Whether every look's loss stays within ±{@value #MOST_LOSS} up to the mass that is cut at this
   * δ. Beyond, exponentials leave the range of doubles, and nobody needs a tight bound.
   */
  boolean isModerate(double delta) {
    double cut = cut(delta);
    return laws.stream()
        .allMatch(law -> law.upperCut(cut) <= MOST_LOSS && law.lowerCut(cut) >= -MOST_LOSS);
  }

  /** The widest range of the loss of one look, up to a mass of {@code cut} on each side. */
  double span(double cut) {
    return laws.stream().mapToDouble(law -> law.upperCut(cut) - law.lowerCut(cut)).max().orElse(0);
  }

  /**
   * A step of at most {@code wanted} (of at least {@code least}, where need be) that puts the laws'
   * atoms on the grid, as nearly as may be.
   */
  double aligned(double wanted, double least) {
    double atom = 0;
    double heaviest = 0;
    for (int i = 0; i < laws.size(); i++) {
      double weight = counts.get(i) * laws.get(i).atom();
      if (weight > heaviest) {
        heaviest = weight;
        atom = laws.get(i).atom();
      }
    }
    if (atom < least) {
      return wanted;
    }
    long few = Math.max(1, (long) Math.ceil(atom / wanted - 1e-9));
    few = atom / few < least ? Math.max(1, few - 1) : few;
    double best = atom / few;
    double misfit = misfit(best);
    for (long k = few + 1; k < few + 256 && atom / k >= least && misfit > 1e-9; k++) {
      double other = misfit(atom / k);
      if (other < 0.5 * misfit) {
        misfit = other;
        best = atom / k;
      }
    }
    return best;
  }

  private double misfit(double step) {
    double sum = 0;
    for (int i = 0; i < laws.size(); i++) {
      double steps = laws.get(i).atom() / step;
      sum += counts.get(i) * Math.abs(steps - StrictMath.rint(steps)) * step;
    }
    return sum;
  }

  List<Part> pessimistic(double step, double cut) {
    return java.util.stream.IntStream.range(0, laws.size())
        .mapToObj(i -> new Part(GridLoss.pessimistic(laws.get(i), step, cut), counts.get(i)))
        .toList();
  }

  List<Part> optimistic(double step, double cut, double tilt) {
    return java.util.stream.IntStream.range(0, laws.size())
        .mapToObj(i -> new Part(GridLoss.optimistic(laws.get(i), step, cut, tilt), counts.get(i)))
        .toList();
  }
}
