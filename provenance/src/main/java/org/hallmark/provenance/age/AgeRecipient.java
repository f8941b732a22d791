package org.hallmark.provenance.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * Somebody to whom a file is encrypted: an X25519 key ({@code age1…}) or an SSH key ({@code
 * ssh-ed25519 AAAA…}).
 */
public final class AgeRecipient {
  private static final String AGE = "age1";
  private static final int LONGEST = 200;

  private final String fingerprint;
  private final RecipientStanzaWriter writer;

  private AgeRecipient(String fingerprint, RecipientStanzaWriter writer) {
    this.fingerprint = fingerprint;
    this.writer = writer;
  }

  /**
   * Reads a public key.
   *
   * @throws MalformedDocumentException if it is neither of the two
   */
  public static AgeRecipient parse(String text) throws MalformedDocumentException {
    String key = text.strip();
    if (key.length() > LONGEST || !key.startsWith(AGE)) {
      VerifyingKey ssh = ssh(key);
      return new AgeRecipient(ssh.fingerprint(), new SshEd25519(ssh));
    }
    try {
      return new AgeRecipient(
          fingerprint(key), X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw malformed();
    }
  }

  private static VerifyingKey ssh(String key) throws MalformedDocumentException {
    try {
      return VerifyingKey.parse(key);
    } catch (MalformedDocumentException e) {
      throw malformed();
    }
  }

  /** Of an age key as of an SSH key: SHA-256, of the key as it is written. */
  private static String fingerprint(String key) {
    byte[] digest = Digest.of(key.getBytes(StandardCharsets.US_ASCII)).bytes();
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  /**
   * {@code SHA256:} and unpadded base64: of an SSH key as {@code ssh-keygen -l} shows it, of an age
   * key over the text {@code age1…}.
   */
  public String fingerprint() {
    return fingerprint;
  }

  RecipientStanzaWriter writer() {
    return writer;
  }

  private static MalformedDocumentException malformed() {
    return new MalformedDocumentException(
        "recipient", "", "age1… (X25519) or ssh-ed25519 AAAA…", "another text");
  }

  @Override
  public String toString() {
    return fingerprint;
  }
}
