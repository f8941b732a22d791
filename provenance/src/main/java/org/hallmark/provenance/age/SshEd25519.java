package org.hallmark.provenance.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.sign.Curve25519;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * The recipient type {@code ssh-ed25519} of age [1]: the file key is wrapped under a secret shared
 * by a fresh X25519 key and the Montgomery form of the Ed25519 key, tweaked by a scalar that
 * follows from the SSH key as it is written, so that the same bits used elsewhere share nothing.
 *
 * <p>[1] FiloSottile/age, package {@code agessh}; the interop tests hold this against {@code age}.
 *
 * @param key whose
 */
record SshEd25519(VerifyingKey key) implements RecipientStanzaWriter {
  static final String TYPE = "ssh-ed25519";

  private static final byte[] INFO =
      "age-encryption.org/v1/ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_LENGTH = 32;
  private static final int TAG_LENGTH = 4;
  private static final int NONCE_LENGTH = 12;
  private static final int WRAPPED_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One stanza of a header. */
  private record Stanza(List<String> getArguments, byte[] getBody) implements RecipientStanza {
    @Override
    public String getType() {
      return TYPE;
    }
  }

  @Override
  public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey)
      throws GeneralSecurityException {
    byte[] ephemeral = new byte[KEY_LENGTH];
    RANDOM.nextBytes(ephemeral);
    byte[] share = Curve25519.publicKey(ephemeral);
    byte[] shared = Curve25519.multiply(ephemeral, Curve25519.montgomery(key));
    byte[] wrapped = crypt(Cipher.ENCRYPT_MODE, wrapKey(share, shared), fileKey.getEncoded());
    return List.of(new Stanza(List.of(tag(), base64(share)), wrapped));
  }

  /** Four octets that tell the holder of a key which stanza to try. */
  String tag() {
    return base64(Arrays.copyOf(Digest.of(wire()).bytes(), TAG_LENGTH));
  }

  private byte[] wire() {
    return Base64.getDecoder().decode(key.openssh().split(" ")[1]);
  }

  private byte[] wrapKey(byte[] share, byte[] shared) throws GeneralSecurityException {
    byte[] tweak = Hkdf.expand(Hkdf.extract(wire(), new byte[0]), INFO, KEY_LENGTH);
    byte[] both = Arrays.copyOf(share, 2 * KEY_LENGTH);
    System.arraycopy(Curve25519.montgomery(key), 0, both, KEY_LENGTH, KEY_LENGTH);
    return Hkdf.expand(Hkdf.extract(both, Curve25519.multiply(tweak, shared)), INFO, KEY_LENGTH);
  }

  /** A wrapping key is used once, so that its nonce may be zero. */
  private static byte[] crypt(int mode, byte[] wrapKey, byte[] bytes)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(
        mode, new SecretKeySpec(wrapKey, "ChaCha20"), new IvParameterSpec(new byte[NONCE_LENGTH]));
    return cipher.doFinal(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Who holds the private half. */
  record Reader(SigningKey holder) implements RecipientStanzaReader {
    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
      SshEd25519 mine = new SshEd25519(holder.verifyingKey());
      for (RecipientStanza stanza : stanzas) {
        List<String> arguments = stanza.getArguments();
        boolean meant =
            stanza.getType().equals(TYPE)
                && arguments.size() == 2
                && arguments.get(0).equals(mine.tag())
                && stanza.getBody().length == WRAPPED_LENGTH;
        if (meant) {
          byte[] share = decoded(arguments.get(1));
          byte[] wrapKey = mine.wrapKey(share, holder.agree(share));
          return new FileKey(crypt(Cipher.DECRYPT_MODE, wrapKey, stanza.getBody()));
        }
      }
      throw new UnsupportedRecipientStanzaException("no stanza for this key");
    }

    private static byte[] decoded(String share) throws GeneralSecurityException {
      byte[] octets;
      try {
        octets = Base64.getDecoder().decode(share);
      } catch (IllegalArgumentException e) {
        throw new UnsupportedRecipientStanzaException("a share that is not base64");
      }
      if (octets.length != KEY_LENGTH || !base64(octets).equals(share)) {
        throw new UnsupportedRecipientStanzaException("a share of another form");
      }
      return octets;
    }

    @Override
    public String toString() {
      return "SshEd25519.Reader";
    }
  }
}
