package org.hallmark.privacy.training;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.privacy.event.PlannedLook;

/**
 * A way to train on confidential rows, as one set of numbers from which its looks at the source and
 * their noise come, so that they cannot disagree. Of a public source the same may be done without
 * noise: there are no looks then, so that nothing can be charged for it or claimed.
 */
public interface TrainingMechanism {
  /** The id of a training's look, or what those of several looks begin with. */
  String TRAINING = "training";

  /** Is there noise, so that there is something to account for? */
  boolean isPrivate();

  /**
   * The looks of one training, in the order in which they are charged.
   *
   * @throws IllegalStateException if there is no noise
   */
  List<PlannedLook> looks();

  /** What the numbers are, in one line. */
  String inWords();

  /** Whether {@code id} is that of a look of this training. */
  default boolean isLook(String id) {
    Stream<String> ids = isPrivate() ? looks().stream().map(PlannedLook::id) : Stream.of(TRAINING);
    return ids.collect(Collectors.toSet()).contains(id);
  }
}
