package org.hallmark.provenance;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869) and the HMAC it is made of (RFC 2104). */
public final class Hkdf {
  /** Octets in one SHA-256 output. */
  public static final int HASH_LENGTH = 32;

  private Hkdf() {}

  /** RFC 5869 section 2.2; an empty salt stands for {@value #HASH_LENGTH} zero octets. */
  public static byte[] extract(byte[] salt, byte[] inputKeyMaterial) {
    return hmac(salt.length == 0 ? new byte[HASH_LENGTH] : salt, inputKeyMaterial);
  }

  /** RFC 5869 section 2.3; {@code length} in octets, at most 255 hashes. */
  public static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
    if (length < 0 || length > 255 * HASH_LENGTH) {
      throw new IllegalArgumentException(
          "length must be in [0, " + 255 * HASH_LENGTH + "]. Provided value: " + length);
    }
    ByteArrayOutputStream okm = new ByteArrayOutputStream();
    byte[] block = new byte[0];
    for (int i = 1; okm.size() < length; i++) {
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      input.writeBytes(block);
      input.writeBytes(info);
      input.write(i);
      block = hmac(pseudoRandomKey, input.toByteArray());
      okm.writeBytes(block);
    }
    return Arrays.copyOf(okm.toByteArray(), length);
  }

  /** HMAC-SHA-256 of {@code message} under a non-empty {@code key}. */
  public static byte[] hmac(byte[] key, byte[] message) {
    return mac(key).doFinal(message);
  }

  /** An HMAC-SHA-256 engine under a non-empty {@code key}. */
  public static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
