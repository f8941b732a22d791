package org.hallmark.provenance.manifest;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.files.FileEntry;

/**
 * One SHA-256 over all files of a release: the integrity root that a signed tag names, since the
 * ids of Git rest on SHA-1.
 *
 * <p>It is the digest of the length-framed scheme id, the number of files and, in the code unit
 * order of the paths, each file's path, size and SHA-256.
 */
public final class RootDigest {
  /** The id of the construction. */
  public static final String SCHEME = "hallmark-root-sha256-v1";

  private RootDigest() {}

  /** The root of these files, all of them. */
  public static Digest of(SortedMap<String, FileEntry> files) {
    LengthFramed framed = LengthFramed.of(SCHEME).and(files.size());
    new TreeMap<>((Map<String, FileEntry>) files)
        .values()
        .forEach(file -> framed.and(file.path()).and(file.size()).and(file.sha256().bytes()));
    return Digest.of(framed.bytes());
  }
}
