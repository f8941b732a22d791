package org.hallmark.provenance.sign;

import org.hallmark.provenance.Digest;

/**
 * A file that a statement is about.
 *
 * @param name its path in the release
 * @param sha256 the digest of its bytes, by which alone it is recognised
 */
public record Subject(String name, Digest sha256) {
  public Subject {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name must not be empty. Provided value: " + name);
    }
  }
}
