package org.hallmark.privacy.accounting.method;

import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * A method that bounds what several looks, all of whose parameters were fixed in advance, tell
 * together about one privacy unit.
 *
 * <p>Every answer is rigorous in its direction, for both orders of the two neighbours. An event
 * that a method does not understand is refused with an {@link UnsupportedEventException}, never
 * guessed; an infinite answer means that the method has no finite bound.
 */
public interface Accountant {
  /** Kebab-case id of the method, under which its bounds are published. */
  String id();

  /**
   * An upper bound on the least ε for which the looks are (ε, δ)-differentially private.
   *
   * @param delta in [0, 1)
   */
  double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta);

  /**
   * An upper bound on the least δ for which the looks are (ε, δ)-differentially private.
   *
   * @param epsilon at least 0
   */
  double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon);

  /** A lower bound on the ε of {@link #epsilonUpper}; 0 where the method knows none. */
  default double epsilonLower(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return 0;
  }

  /** A lower bound on the δ of {@link #deltaUpper}; 0 where the method knows none. */
  default double deltaLower(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return 0;
  }
}
