package org.hallmark.privacy.accounting.pld;

/**
 * One of two losses, by a coin that falls equally for both neighbours: to be told how it fell only
 * raises δ, so the mixture of both laws dominates.
 *
 * @param share probability of the first
 * @param first the one
 * @param second the other
 * @param error bound on the relative errors of the share, and on what the errors of the laws' own
 *     parameters do to a loss
 */
record MixedLoss(double share, LossLaw first, LossLaw second, double error) implements LossLaw {
  @Override
  public double infinite() {
    return share * first.infinite() + (1 - share) * second.infinite();
  }

  @Override
  public double least() {
    return Math.min(first.least(), second.least());
  }

  @Override
  public double most() {
    return Math.max(first.most(), second.most());
  }

  @Override
  public double atom() {
    return share > 0.5 ? first.atom() : second.atom();
  }

  @Override
  public double lowerCut(double mass) {
    return share * 2 < mass
        ? second.lowerCut(mass / 2)
        : Math.min(first.lowerCut(each(mass, share)), second.lowerCut(each(mass, 1 - share)));
  }

  @Override
  public double upperCut(double mass) {
    return share * 2 < mass
        ? second.upperCut(mass / 2)
        : Math.max(first.upperCut(each(mass, share)), second.upperCut(each(mass, 1 - share)));
  }

  /** Half of the mass, seen from inside a law that has this share. */
  private static double each(double mass, double share) {
    return Math.min(0.5, 0.5 * mass / share);
  }

  @Override
  public Cells cells(double start, double step, int count) {
    Cells one = first.cells(start, step, count);
    Cells other = second.cells(start, step, count);
    return new Cells(
        mixed(one.p(), other.p()),
        mixed(one.q(), other.q()),
        mixed(one.pBelow(), other.pBelow()),
        mixed(one.pAbove(), other.pAbove()),
        mixed(one.qAbove(), other.qAbove()),
        Math.max(one.relativeError(), other.relativeError()) + error + 4 * Rounding.UNIT,
        Math.max(one.displacement(), other.displacement()) + error);
  }

  private double[] mixed(double[] one, double[] other) {
    double[] both = new double[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = mixed(one[i], other[i]);
    }
    return both;
  }

  private double mixed(double one, double other) {
    return share * one + (1 - share) * other;
  }

  @Override
  public Sketch sketch(double mass) {
    return first.sketch(mass).mixed(share, second.sketch(mass));
  }
}
