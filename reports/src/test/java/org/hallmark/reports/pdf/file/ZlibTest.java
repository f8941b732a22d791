package org.hallmark.reports.pdf.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;

class ZlibTest {
  @Test
  void compress_anyOctets_areGivenBackByTheJdksInflater() throws Exception {
    for (int length : new int[] {0, 1, 2, 3, 257, 258, 259, 32_767, 32_768, 32_769, 200_000}) {
      for (Octets octets : Octets.values()) {
        byte[] data = octets.of(length);
        assertArrayEquals(data, inflated(Zlib.compress(data)), octets + " " + length);
      }
    }
  }

  @Test
  void compress_text_isAboutAsSmallAsElsewhere() {
    byte[] data = Octets.TEXT.of(200_000);
    int size = Zlib.compress(data).length;
    assertTrue(size < data.length / 4, size + " of " + data.length);
  }

  /** The octets are published: other ones would be another renderer. */
  @Test
  void compress_text_hasTheOctetsOfEveryMachine() {
    assertEquals(
        "sha256:fabdf1cc2decc9105b40c305e1cb37f9cd39ad350ba8704c88292edd0d611011",
        Digest.of(Zlib.compress(Octets.TEXT.of(100_000))).toString());
  }

  private enum Octets {
    ZEROS,
    /** Hardly a match, and all letters. */
    NOISE,
    TEXT,
    /** Matches far away and of every length. */
    REPEATS;

    byte[] of(int length) {
      byte[] data = new byte[length];
      long state = 1;
      for (int i = 0; i < length; i++) {
        state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        int random = (int) (state >>> 40);
        data[i] =
            switch (this) {
              case ZEROS -> 0;
              case NOISE -> (byte) random;
              case TEXT -> (byte) ("0 1 0 " + random % 97 + " Td\n").charAt(i % 8);
              case REPEATS -> i < 31_000 || random % 300 == 0 ? (byte) random : data[i - 30_999];
            };
      }
      return data;
    }
  }

  private static byte[] inflated(byte[] packed) throws Exception {
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!inflater.finished()) {
      int count = inflater.inflate(buffer);
      assertTrue(count > 0 || inflater.finished(), "the stream is whole");
      out.write(buffer, 0, count);
    }
    assertEquals(packed.length, inflater.getBytesRead());
    inflater.end();
    return out.toByteArray();
  }

  @Test
  void compress_header_isThatOfZlib() {
    byte[] packed = Zlib.compress("a".getBytes(StandardCharsets.US_ASCII));
    assertEquals(0, (packed[0] * 256 + (packed[1] & 0xFF)) % 31);
  }
}
