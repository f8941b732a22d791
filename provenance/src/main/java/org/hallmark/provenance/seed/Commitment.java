package org.hallmark.provenance.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.LengthFramed;

/**
 * A hiding and binding commitment: HMAC-SHA-256 with a fresh 32-byte salt over the length-framed
 * (scheme, label, bytes). Without the salt it tells nothing about the bytes, not even whether they
 * equal a guess; with it, it opens to one value only.
 *
 * <p>For streams the length of the bytes is framed after them, since it is known only then.
 *
 * @param scheme the id of the construction
 * @param label what was committed to
 * @param hex 64 lower-case hexadecimal digits
 */
public record Commitment(String scheme, String label, String hex) {
  /** The only construction so far. */
  public static final String HMAC_SHA256 = "hmac-sha256-framed-v1";

  /** Octets in a salt. */
  public static final int SALT_LENGTH = 32;

  public Commitment {
    if (!scheme.equals(HMAC_SHA256)) {
      throw new IllegalArgumentException(
          "scheme must be " + HMAC_SHA256 + ". Provided value: " + scheme);
    }
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "hex must be 64 lower-case hexadecimal digits. Provided value: " + hex);
    }
  }

  /** Commits to {@code bytes}. */
  public static Commitment to(String label, byte[] salt, byte[] bytes) {
    Open open = open(label, salt);
    open.update(bytes, 0, bytes.length);
    return open.close();
  }

  /** Commits to all that {@code in} still holds. */
  public static Commitment to(String label, byte[] salt, InputStream in) throws IOException {
    Open open = open(label, salt);
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      open.update(buffer, 0, n);
    }
    return open.close();
  }

  /** Begins a commitment whose bytes come in pieces. */
  public static Open open(String label, byte[] salt) {
    if (salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException(
          "salt must have " + SALT_LENGTH + " octets. Provided value: " + salt.length);
    }
    return new Open(label, Hkdf.mac(salt));
  }

  /** A commitment in the making. */
  public static final class Open {
    private final String label;
    private final Mac mac;
    private long length;

    private Open(String label, Mac mac) {
      this.label = label;
      this.mac = mac;
      mac.update(LengthFramed.of(HMAC_SHA256, label).bytes());
    }

    /** Takes the next {@code count} octets. */
    public void update(byte[] bytes, int offset, int count) {
      mac.update(bytes, offset, count);
      length += count;
    }

    /** The commitment to all octets taken. */
    public Commitment close() {
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
      return new Commitment(HMAC_SHA256, label, HexFormat.of().formatHex(mac.doFinal()));
    }
  }
}
