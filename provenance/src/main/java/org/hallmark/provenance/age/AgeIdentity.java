package org.hallmark.provenance.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;

/**
 * The private half of a recipient, as {@code age-keygen} or {@code ssh-keygen} wrote it. Nothing of
 * it is ever in a message.
 */
public final class AgeIdentity {
  private static final String AGE = "AGE-SECRET-KEY-1";
  private static final int LARGEST = 1 << 16;

  private final List<RecipientStanzaReader> readers;

  private AgeIdentity(List<RecipientStanzaReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Reads a file: lines of {@code AGE-SECRET-KEY-1…} among comments, or an Ed25519 key of SSH
   * without a passphrase.
   *
   * @throws MalformedDocumentException if it is neither
   */
  public static AgeIdentity load(Path file) throws IOException, MalformedDocumentException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    List<String> lines =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (bytes.length > LARGEST || lines.isEmpty() || !lines.get(0).startsWith(AGE)) {
      return of(SigningKey.load(file));
    }
    List<RecipientStanzaReader> readers = new ArrayList<>();
    for (String line : lines) {
      readers.add(reader(name, line));
    }
    return new AgeIdentity(readers);
  }

  /** The identity of an SSH key. */
  public static AgeIdentity of(SigningKey key) {
    return new AgeIdentity(List.of(new SshEd25519.Reader(key)));
  }

  private static RecipientStanzaReader reader(String name, String line)
      throws MalformedDocumentException {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The library's message may quote the key.
      throw new MalformedDocumentException(
          name, "", "lines of " + AGE + "…, or an Ed25519 key of SSH", "another text");
    }
  }

  List<RecipientStanzaReader> readers() {
    return readers;
  }

  @Override
  public String toString() {
    return "AgeIdentity";
  }
}
