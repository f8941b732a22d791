package org.hallmark.privacy.accounting;

/** No reasonable amount of noise buys the training for the ε that it was given. */
public final class BudgetTooSmallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final double epsilon;
  private final double delta;
  private final double samplingRate;
  private final long steps;

  BudgetTooSmallException(double epsilon, double delta, double samplingRate, long steps) {
    super(
        "epsilon "
            + epsilon
            + " at delta "
            + delta
            + " cannot pay for "
            + steps
            + " training steps that each sample a share of "
            + samplingRate
            + ": even noise of "
            + Calibration.MOST
            + " clipping norms is not enough. Take fewer steps, a smaller batch or a larger"
            + " epsilon.");
    this.epsilon = epsilon;
    this.delta = delta;
    this.samplingRate = samplingRate;
    this.steps = steps;
  }

  /** Of looks that sample no records. */
  public BudgetTooSmallException(double epsilon, double delta) {
    super(
        "epsilon "
            + epsilon
            + " at delta "
            + delta
            + " cannot pay for the looks of training: even a noise multiplier of "
            + Calibration.MOST
            + " is not enough. Take a larger epsilon.");
    this.epsilon = epsilon;
    this.delta = delta;
    this.samplingRate = 1;
    this.steps = 1;
  }

  public double epsilon() {
    return epsilon;
  }

  public double delta() {
    return delta;
  }

  public double samplingRate() {
    return samplingRate;
  }

  public long steps() {
    return steps;
  }
}
