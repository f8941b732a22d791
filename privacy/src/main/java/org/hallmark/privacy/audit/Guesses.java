package org.hallmark.privacy.audit;

/**
 * How the guesses "this canary was in" came out, for the canaries of highest score.
 *
 * @param in canaries that were in
 * @param out canaries that were not
 * @param right guesses about canaries that were in
 * @param wrong guesses about canaries that were not
 */
public record Guesses(long in, long out, long right, long wrong) {
  public Guesses {
    if (right < 0 || right > in || wrong < 0 || wrong > out) {
      throw new IllegalArgumentException(
          "right and wrong must be in [0, "
              + in
              + "] and [0, "
              + out
              + "]. Provided value: "
              + right
              + ", "
              + wrong);
    }
  }

  /** All canaries. */
  public long canaries() {
    return in + out;
  }

  /** All guesses. */
  public long made() {
    return right + wrong;
  }

  /** As many guesses, as right as they can be. */
  Guesses perfect() {
    long made = made();
    long best = Math.min(in, made);
    return new Guesses(in, out, best, made - best);
  }

  /** The share of right guesses; 0 where none was made. */
  double precision() {
    return made() == 0 ? 0 : right / (double) made();
  }
}
