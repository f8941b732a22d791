package org.hallmark.provenance.manifest;

import org.hallmark.provenance.Digest;

/**
 * A piece of software that took part in making a release.
 *
 * @param name such as {@code org.hallmark:hallmark-generators}
 * @param version its version
 * @param sha256 of its jar
 */
public record Component(String name, String version, Digest sha256) {
  public Component {
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException(
          "name and version must not be blank. Provided value: " + name + ", " + version);
    }
  }
}
