package org.hallmark.provenance.files;

import org.hallmark.provenance.Digest;

/**
 * A regular file of a release as it was read.
 *
 * @param path from the root of the release, with {@code /} between names
 * @param size octets
 * @param sha256 of exactly these octets
 */
public record FileEntry(String path, long size, Digest sha256) {
  public FileEntry {
    ReleasePaths.require(path);
    if (size < 0) {
      throw new IllegalArgumentException("size must be at least 0. Provided value: " + size);
    }
  }
}
