package org.hallmark.privacy.mechanism;

import java.util.List;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * A value that may be published, with what it cost.
 *
 * @param value noisy
 * @param event what was paid for it
 * @param charges ids of the charges that paid, in order
 * @param backend id of the {@link Mechanisms} that made it
 * @param replay whether its noise can be drawn again
 * @param <V> the kind of value
 */
public record Released<V>(
    V value, PrivacyEvent event, List<String> charges, String backend, Replay replay) {
  public Released {
    charges = List.copyOf(charges);
  }

  /** Another value made of this one alone, which costs nothing more. */
  public <W> Released<W> as(W other) {
    return new Released<>(other, event, charges, backend, replay);
  }
}
