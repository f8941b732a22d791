package org.hallmark.provenance.sign;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** X25519 (RFC 7748) on octets, and the way to it from Ed25519 keys. */
public final class Curve25519 {
  private static final int LENGTH = 32;
  private static final BigInteger P =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final String ALGORITHM = "X25519";

  private static final byte[] BASE = littleEndian(BigInteger.valueOf(9));

  private Curve25519() {}

  /** The public key of a scalar. */
  public static byte[] publicKey(byte[] scalar) throws GeneralSecurityException {
    return multiply(scalar, BASE);
  }

  /**
   * RFC 7748 section 5: the product of a scalar and a u-coordinate.
   *
   * @throws GeneralSecurityException if the point is of small order
   */
  public static byte[] multiply(byte[] scalar, byte[] u) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
    KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
    agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
    agreement.doPhase(
        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, integer(u))), true);
    return agreement.generateSecret();
  }

  /**
   * RFC 7748 section 4.1: u = (1 + y) / (1 − y).
   *
   * @throws GeneralSecurityException if the key is the neutral element
   */
  public static byte[] montgomery(VerifyingKey key) throws GeneralSecurityException {
    BigInteger y = integer(key.octets());
    BigInteger below = BigInteger.ONE.subtract(y).mod(P);
    if (below.signum() == 0) {
      throw new GeneralSecurityException("a key of small order");
    }
    return littleEndian(BigInteger.ONE.add(y).multiply(below.modInverse(P)).mod(P));
  }

  /** Little-endian, without the top bit: that of a sign, or to be ignored (section 5). */
  private static BigInteger integer(byte[] littleEndian) {
    byte[] bigEndian = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bigEndian[i] = littleEndian[LENGTH - 1 - i];
    }
    bigEndian[0] &= 0x7f;
    return new BigInteger(1, bigEndian);
  }

  private static byte[] littleEndian(BigInteger integer) {
    byte[] bigEndian = integer.toByteArray();
    byte[] octets = new byte[LENGTH];
    for (int i = 0; i < Math.min(bigEndian.length, LENGTH); i++) {
      octets[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return octets;
  }
}
