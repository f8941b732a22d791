package org.hallmark.provenance.manifest;

import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;

/**
 * A file that a manifest answers for.
 *
 * @param path from the root of the release
 * @param size octets
 * @param sha256 of these octets
 */
public record Artifact(String path, long size, Digest sha256) {
  public Artifact {
    // A listed file obeys the same rules as one that was found.
    new FileEntry(path, size, sha256);
  }

  /** The file as it was read. */
  public static Artifact of(FileEntry file) {
    return new Artifact(file.path(), file.size(), file.sha256());
  }

  /** The same as a file that should be found. */
  public FileEntry entry() {
    return new FileEntry(path, size, sha256);
  }
}
