package org.hallmark.cli.plan;

import java.util.Optional;
import org.hallmark.generators.StepTally;

/** Sees whether a training on public rows was shortened in every step. */
public final class ClipWatch implements StepTally.Listener {
  private final double clip;
  private int steps;
  private int shortened;
  private double least = Double.POSITIVE_INFINITY;

  /** Of a training with this bound. */
  public ClipWatch(double clip) {
    this.clip = clip;
  }

  @Override
  public void step(int step, StepTally tally) {
    steps++;
    shortened += tally.clipped() > 0 ? 1 : 0;
    least = Math.min(least, tally.leastNorm());
  }

  /** What to tell, if it was. */
  public Optional<String> warning() {
    return steps > 0 && shortened == steps
        ? Optional.of(
            "clip shortened the gradient of every step: it is "
                + clip
                + ", and no norm was below "
                + least
                + "; choose a clip above that")
        : Optional.empty();
  }
}
