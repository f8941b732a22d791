package org.hallmark.privacy.mechanism;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.hallmark.privacy.entropy.PrivateEntropy;

/**
 * The backends that this build has. Ours is always there; Google's is compiled by a Maven profile
 * alone, so that it is found by its one name and not by a reference. Nothing takes the place of a
 * backend that is missing.
 */
public final class Backends {
  private static final String GOOGLE = "org.hallmark.privacy.google.GoogleDifferentialPrivacy";

  private Backends() {}

  /** Why this build has no such backend and what to do, if it has none. */
  public static Optional<String> problem(NoiseBackend backend) {
    return backend == NoiseBackend.HALLMARK_DISCRETE || google().isPresent()
        ? Optional.empty()
        : Optional.of(
            "this build has no "
                + backend.id()
                + ": build with the Maven profile "
                + NoiseBackend.GOOGLE_DP.id()
                + " (HALLMARK_MAVEN_OPTIONS=-P"
                + NoiseBackend.GOOGLE_DP.id()
                + "), or take "
                + NoiseBackend.HALLMARK_DISCRETE.id()
                + "; see 'Two sources of noise' in docs/privacy.md");
  }

  /**
   * The backend of a plan.
   *
   * @param entropy what the noise of our own is drawn from
   * @throws IllegalStateException if this build has none, see {@link #problem}
   */
  public static Mechanisms of(NoiseBackend backend, PrivateEntropy entropy) {
    return backend == NoiseBackend.HALLMARK_DISCRETE
        ? new HallmarkDiscrete(entropy)
        : google().orElseThrow(() -> new IllegalStateException(problem(backend).orElseThrow()));
  }

  private static Optional<Mechanisms> google() {
    try {
      return Optional.of((Mechanisms) Class.forName(GOOGLE).getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Optional.empty();
    } catch (InstantiationException
        | IllegalAccessException
        | InvocationTargetException
        | NoSuchMethodException e) {
      throw new IllegalStateException(
          GOOGLE + " must have a public constructor of no arguments", e);
    }
  }
}
