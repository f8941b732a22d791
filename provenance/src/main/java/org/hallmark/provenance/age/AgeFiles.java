package org.hallmark.provenance.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Small files encrypted to chosen readers, whole in memory, as {@code age} writes and reads them.
 */
public final class AgeFiles {
  /** No file may be larger, in octets. */
  public static final int LARGEST = 1 << 20;

  private static final String VERSION = "age-encryption.org/v1";
  private static final String STANZA = "-> ";
  private static final int MOST_STANZAS = 64;

  private AgeFiles() {}

  /** Encrypts {@code bytes} to each of {@code recipients}, of whom there must be one or more. */
  public static byte[] encrypt(byte[] bytes, List<AgeRecipient> recipients) {
    if (recipients.isEmpty() || recipients.size() > MOST_STANZAS) {
      throw new IllegalArgumentException(
          "recipients must be 1 to " + MOST_STANZAS + ". Provided value: " + recipients.size());
    }
    List<RecipientStanzaWriter> writers = recipients.stream().map(AgeRecipient::writer).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(Channels.newChannel(out), writers)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has the ciphers of age", e);
    }
    return out.toByteArray();
  }

  /**
   * What a file holds.
   *
   * @throws MalformedDocumentException if it is no such file, not whole, or not for this identity
   */
  public static byte[] decrypt(String document, byte[] file, AgeIdentity identity)
      throws MalformedDocumentException {
    if (file.length > LARGEST) {
      throw new MalformedDocumentException(
          document, "", "at most " + LARGEST + " octets", file.length + " octets");
    }
    recipients(document, file);
    try (ReadableByteChannel channel =
        new StandardDecryptingChannelFactory()
            .newDecryptingChannel(
                Channels.newChannel(new ByteArrayInputStream(file)), identity.readers())) {
      return Channels.newInputStream(channel).readNBytes(LARGEST);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // All that goes wrong in the library comes from these bytes, which are all it reads.
      throw new MalformedDocumentException(
          document, "", "a whole age file for this identity", "another file, or not all of it");
    }
  }

  /**
   * Whom the header of a file names, one entry each: {@code X25519}, for age does not tell whose,
   * or {@code ssh-ed25519} and the tag of a key.
   *
   * @throws MalformedDocumentException if there is no such header
   */
  public static List<String> recipients(String document, byte[] file)
      throws MalformedDocumentException {
    String[] lines =
        new String(file, 0, Math.min(file.length, 1 << 16), StandardCharsets.ISO_8859_1)
            .split("\n", -1);
    if (!lines[0].equals(VERSION)) {
      throw new MalformedDocumentException(document, "", VERSION, "another beginning");
    }
    List<String> recipients = new ArrayList<>();
    for (int i = 1; i < lines.length && !lines[i].startsWith("---"); i++) {
      if (lines[i].startsWith(STANZA)) {
        recipients.add(named(lines[i].substring(STANZA.length()).split(" ")));
      }
      if (recipients.size() > MOST_STANZAS) {
        throw new MalformedDocumentException(
            document, "", "at most " + MOST_STANZAS + " recipients", "more");
      }
    }
    return List.copyOf(recipients);
  }

  private static String named(String[] words) {
    boolean ssh = words[0].equals(SshEd25519.TYPE) && words.length > 1;
    return ssh ? words[0] + " " + words[1] : words[0];
  }
}
