package org.hallmark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;

/**
 * Reads a verdict that a reader kept: as printed by {@code --json}, believed because the reader
 * kept it, or signed, believed because the trust file names the auditor.
 */
final class Checkpoints {
  private static final int LARGEST = 8 << 20;

  private Checkpoints() {}

  static Identity read(Path file, TrustFile trust) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Refusal.usage("there is no checkpoint " + file + "; give a verdict that you kept");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    String name = file.getFileName().toString();
    return signed(name, bytes, trust)
        .or(() -> printed(name, bytes))
        .orElseThrow(
            () ->
                Refusal.usage(
                    file
                        + " is no verdict about known bytes: give what 'verify --json' printed, or"
                        + " what --emit wrote under a key that your trust file names as auditor"));
  }

  private static Optional<Identity> signed(String name, byte[] bytes, TrustFile trust) {
    List<TrustedKey> auditors =
        trust.keys().stream().filter(key -> key.roles().contains(Role.AUDITOR)).toList();
    try {
      return SignedVerdict.read(name, bytes, auditors).said().identity();
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Identity> printed(String name, byte[] bytes) {
    try {
      return Records.read(name, bytes, Verdict.class).identity();
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }
}
