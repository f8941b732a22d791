package org.hallmark.privacy.mechanism;

import org.hallmark.privacy.entropy.PrivateStream;

/** A symmetric law on the integers, drawn exactly. */
public interface IntegerNoise {
  /** The next draw. */
  long draw(PrivateStream bits);

  /** The least w with P(|draw| ≤ w) at least {@code confidence}, in [0, 1). */
  long margin(double confidence);
}
