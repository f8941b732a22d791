package org.hallmark.provenance.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;

/**
 * One file to hash, as it was found in a folder.
 *
 * @param file where it is
 * @param path its path in the release
 * @param announced its size as listed; no more is read
 * @param keep whether its octets are kept
 */
record FileReading(Path file, String path, long announced, boolean keep) {
  /** Large, so that the digest runs over long stretches in one compiled loop. */
  private static final int BUFFER = 1 << 20;

  /** What reading it gave: a file, or a problem. */
  record Outcome(Optional<FileEntry> entry, Optional<byte[]> content, Optional<Finding> problem) {
    private static Outcome problem(String code, String path, String expected, String found) {
      Finding finding = new Finding(code, path, expected, found);
      return new Outcome(Optional.empty(), Optional.empty(), Optional.of(finding));
    }
  }

  /** Hashes what it reads and keeps what it hashed; the size is that of the octets read. */
  Outcome read(LongConsumer progress) {
    MessageDigest sha = Digest.sha256();
    ByteArrayOutputStream content = new ByteArrayOutputStream(keep ? (int) announced : 0);
    byte[] buffer = new byte[(int) Math.min(BUFFER, announced + 1)];
    long size = 0;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > announced) {
          return Outcome.problem(
              "file-too-large", path, "at most " + announced + " octets, as listed", "more");
        }
        if (keep) {
          content.write(buffer, 0, n);
        }
        sha.update(buffer, 0, n);
        progress.accept(n);
      }
    } catch (IOException e) {
      return Outcome.problem(
          "file-unreadable", path, "a file that can be read", e.getClass().getSimpleName());
    }
    FileEntry entry = new FileEntry(path, size, new Digest(HexFormat.of().formatHex(sha.digest())));
    return new Outcome(
        Optional.of(entry),
        keep ? Optional.of(content.toByteArray()) : Optional.empty(),
        Optional.empty());
  }
}
