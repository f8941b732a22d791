package org.hallmark.privacy.mechanism;

import java.util.Arrays;
import java.util.Optional;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.json.Words;

/** Which of the {@link Mechanisms} draws the noise of released counts; a plan names it. */
public enum NoiseBackend {
  /** {@link HallmarkDiscrete}. */
  HALLMARK_DISCRETE(Replay.FROM_ESCROW, "discrete-laplace") {
    @Override
    public PrivacyEvent counts(double epsilon) {
      return DiscreteLaplace.ofEpsilon(epsilon);
    }
  },
  /**
   * Google's differential-privacy for Java. Its noise on an integer is a Laplace law on a fine
   * grid, rounded; estimators take it for the discrete Laplace law of the same scale, whose
   * variance is less by a quarter.
   */
  GOOGLE_DP(Replay.NEVER, "laplace-rounded") {
    @Override
    public PrivacyEvent counts(double epsilon) {
      return new EpsilonDelta(epsilon, 0, 1);
    }
  };

  private final Replay replay;
  private final String countNoise;

  NoiseBackend(Replay replay, String countNoise) {
    this.replay = replay;
    this.countNoise = countNoise;
  }

  /** The backend of this id. */
  public static NoiseBackend of(String id) {
    Optional<NoiseBackend> found =
        Arrays.stream(values()).filter(backend -> backend.id().equals(id)).findFirst();
    return found.orElseThrow(
        () -> new IllegalArgumentException("id must be a backend's. Provided value: " + id));
  }

  /** Kebab-case id, as {@link Mechanisms#id()}. */
  public String id() {
    return Words.kebab(this);
  }

  /** Whether its noise can be drawn again. */
  public Replay replay() {
    return replay;
  }

  /** Kebab-case id of the noise on counts. */
  public String countNoise() {
    return countNoise;
  }

  /** What one look at counts costs with it. */
  public abstract PrivacyEvent counts(double epsilon);
}
