package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;

class EcmaScriptNumbersTest {

  @Test
  void format_appendixB_asTheRfc() {
    assertAll(
        Vectors.read("rfc8785-numbers").member("numbers").orElseThrow().items().stream()
            .map(
                vector ->
                    () ->
                        assertEquals(
                            vector.member("text").orElseThrow().text(),
                            EcmaScriptNumbers.format(
                                number(vector.member("bits").orElseThrow().text())))));
  }

  /**
   * The first 1000 and 100 000 lines of the published table of ECMAScript numbers, by their
   * SHA-256: edge cases, 2000 doubles that follow the smallest normal one, then a chain of hashes
   * read as doubles.
   */
  @Test
  void format_publishedTables_sameDigests() {
    Node vectors = Vectors.read("es6-numbers");
    for (Node table : vectors.member("tables").orElseThrow().items()) {
      requireTable(table, new Es6Numbers(vectors.member("first").orElseThrow().items()));
    }
  }

  private static void requireTable(Node table, Es6Numbers numbers) {
    long lines = table.member("lines").orElseThrow().integer();
    MessageDigest sha = Digest.sha256();
    for (long i = 0; i < lines; i++) {
      double number = numbers.next();
      String line =
          Long.toHexString(Double.doubleToRawLongBits(number))
              + ","
              + EcmaScriptNumbers.format(number)
              + "\n";
      sha.update(line.getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(
        table.member("sha256").orElseThrow().text(), HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void format_subnormalsThatOneDigitNames_oneDigit() {
    for (String text : new String[] {"5e-324", "1e-323", "2e-323", "3e-323", "9e-323"}) {
      assertEquals(text, EcmaScriptNumbers.format(Double.parseDouble(text)));
    }
  }

  @Test
  void format_infinityOrNaN_refused() {
    assertThrows(IllegalArgumentException.class, () -> EcmaScriptNumbers.format(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> EcmaScriptNumbers.format(Double.POSITIVE_INFINITY));
  }

  private static double number(String bits) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
  }

  /** The published sequence; see the source named in the vector file. */
  private static final class Es6Numbers {
    private static final int SERIAL = 2000;

    private final double[] first;
    private ByteBuffer block = ByteBuffer.allocate(32).limit(0);
    private byte[] last = new byte[32];
    private int index;

    Es6Numbers(List<Node> first) {
      this.first = first.stream().mapToDouble(node -> number(node.text())).toArray();
    }

    double next() {
      int i = index++;
      if (i < first.length) {
        return first[i];
      }
      if (i < first.length + SERIAL) {
        return Double.longBitsToDouble(0x0010000000000000L + i - first.length);
      }
      double number = draw();
      while (number == 0 || !Double.isFinite(number)) {
        number = draw();
      }
      return number;
    }

    private double draw() {
      if (!block.hasRemaining()) {
        last = Digest.sha256().digest(last);
        block = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN);
      }
      return block.getDouble();
    }
  }
}
