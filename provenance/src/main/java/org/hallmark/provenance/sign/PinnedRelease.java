package org.hallmark.provenance.sign;

import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * The one release that a reader means.
 *
 * @param id the release's name
 * @param rootDigest its integrity root, where the reader knows it
 * @param minimumRun no release of an earlier run will do; 1 where any will
 */
public record PinnedRelease(String id, Optional<Digest> rootDigest, int minimumRun) {
  public PinnedRelease {
    if (minimumRun < 1) {
      throw new IllegalArgumentException(
          "minimumRun must be at least 1. Provided value: " + minimumRun);
    }
  }
}
