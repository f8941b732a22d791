package org.hallmark.provenance.files;

/**
 * How much of a folder a reader is willing to look at.
 *
 * @param files regular files at most
 * @param depth folders within each other at most
 * @param fileSize octets of one file at most
 * @param totalSize octets of all files at most
 * @param keptFileSize octets of a file whose contents are kept at most; larger ones are only hashed
 * @param keptTotalSize octets kept of all files at most
 */
public record Limits(
    int files, int depth, long fileSize, long totalSize, int keptFileSize, long keptTotalSize) {

  /** Enough for any release, and harmless on a small machine. */
  public static Limits standard() {
    return new Limits(10_000, 8, 64L << 30, 256L << 30, 8 << 20, 64L << 20);
  }

  public Limits {
    long least =
        Math.min(
            Math.min(Math.min(files, depth), Math.min(fileSize, totalSize)),
            Math.min(keptFileSize, keptTotalSize));
    if (least < 0) {
      throw new IllegalArgumentException("limits must be at least 0. Provided value: " + least);
    }
  }
}
