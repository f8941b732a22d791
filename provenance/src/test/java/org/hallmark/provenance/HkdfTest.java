package org.hallmark.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {
  /** RFC 5869, appendix A.1. */
  @Test
  void extractAndExpand_testCase1_agreesWithRfc() {
    byte[] key = Hkdf.extract(hex("000102030405060708090a0b0c"), hex("0b".repeat(22)));
    assertEquals("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", hex(key));
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        hex(Hkdf.expand(key, hex("f0f1f2f3f4f5f6f7f8f9"), 42)));
  }

  /** RFC 5869, appendix A.3: empty salt and info. */
  @Test
  void extractAndExpand_testCase3_agreesWithRfc() {
    byte[] key = Hkdf.extract(new byte[0], hex("0b".repeat(22)));
    assertEquals("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", hex(key));
    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        hex(Hkdf.expand(key, new byte[0], 42)));
  }

  @Test
  void expand_moreThan255Hashes_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Hkdf.expand(new byte[32], new byte[0], 255 * Hkdf.HASH_LENGTH + 1));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
