package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}",
        "\"\\ufffe\"",
        "\"\\ufdd0\"",
        "9007199254740993",
        "-9007199254740993",
        "1152921504606846976",
        "9223372036854775808",
        "1e999",
        "-1e999",
        "1e-999",
        "1e-99999999999",
        "-0",
        "-0.0",
        "-0e7",
        "-1e-400",
        "[01]",
        "[-01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[0x1]",
        "[NaN]",
        "[Infinity]",
        "1 2",
        "{} x",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1] // no",
        "/* no */ 1",
        "\"\t\"",
        "\"\\x41\"",
        "[1",
        "{\"a\":",
        "\"open",
        "tru",
        "",
        "   ",
        "\ufeff1",
        "\u00a01",
      })
  void json_notIJson_refused(String text) {
    assertThrows(MalformedDocumentException.class, () -> read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740992, INTEGER",
    "-9007199254740992, INTEGER",
    "0, INTEGER",
    "1.0, INTEGER",
    "1e3, INTEGER",
    "100000000000000000000, REAL",
    "1e+21, REAL",
    "0.1, REAL",
    "true, BOOLEAN",
    "null, NULL",
  })
  void json_scalar_kindOfItsValue(String text, Node.Kind kind) throws Exception {
    assertEquals(kind, read(text).kind());
  }

  @Test
  void json_octetsThatAreNotUtf8_refusedWithPlace() {
    byte[] overlong = {'[', '\n', '"', (byte) 0xc0, (byte) 0x80, '"', ']'};
    byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
    byte[] utf16 = "[1]".getBytes(StandardCharsets.UTF_16);
    byte[] cut = {'"', (byte) 0xe2, (byte) 0x82};
    for (byte[] bytes : new byte[][] {overlong, surrogate, utf16, cut}) {
      assertThrows(MalformedDocumentException.class, () -> Documents.json("d", bytes));
    }
    MalformedDocumentException e =
        assertThrows(MalformedDocumentException.class, () -> Documents.json("d", overlong));
    assertEquals("line 2, column 2", e.pointer());
  }

  @Test
  void json_depth_limitIsExact() throws Exception {
    int most = Documents.MAX_DEPTH;
    read("[".repeat(most) + "]".repeat(most));
    assertRefused("[".repeat(most + 1) + "]".repeat(most + 1));
    assertRefused("[".repeat(200_000) + "]".repeat(200_000));
    assertRefused("{\"a\":".repeat(200_000));
  }

  @Test
  void json_tooManyValues_refused() {
    assertRefused("[" + "0,".repeat(Documents.MAX_VALUES) + "0]");
  }

  @Test
  void json_tooLarge_refusedBeforeItIsParsed() {
    byte[] blank = new byte[Documents.MAX_JSON_SIZE + 1];
    MalformedDocumentException e =
        assertThrows(MalformedDocumentException.class, () -> Documents.json("d", blank));
    assertTrue(e.found().endsWith(" octets"));
  }

  @Test
  void json_longNumber_refused() {
    assertRefused("1".repeat(100_000));
    assertRefused("0." + "1".repeat(100_000));
  }

  @Test
  void json_member_knowsItsPlace() throws Exception {
    Node root = read("{\n  \"a/b\": [10,\n    {\"~\": true}]\n}");
    Node inner = root.member("a/b").orElseThrow().items().get(1).member("~").orElseThrow();
    assertEquals("/a~1b/1/~0", inner.pointer());
    assertEquals("d:3:11", inner.position().toString());
    assertEquals("d:3:6", inner.namePosition().toString());
  }

  @Test
  void json_mistake_saysWhereAndWhat() {
    MalformedDocumentException e =
        assertThrows(MalformedDocumentException.class, () -> read("{\"a\": {\"b\": 1, \"b\": 2}}"));
    assertEquals(
        "d at /a/b\n  expected: each name once in an object\n  found:    the name a second time",
        e.getMessage());
  }

  @Test
  void canonicalJson_anyOtherSpelling_refused() throws Exception {
    Documents.canonicalJson("d", "{\"a\":[1,0.5]}".getBytes(StandardCharsets.UTF_8));
    for (String other : new String[] {"{\"a\": 1}", "{\"a\":1}\n", "{\"b\":1,\"a\":1}", "1.0"}) {
      byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
      assertThrows(MalformedDocumentException.class, () -> Documents.canonicalJson("d", bytes));
    }
  }

  /** Every double survives writing and reading, however large: 20 000 bit patterns. */
  @Test
  void json_everyDouble_comesBack() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    int large = 0;
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (i % 2 == 0) {
        number = random.nextDouble() * StrictMath.pow(10, random.nextInt(25));
      }
      if (!Double.isFinite(number)) {
        continue;
      }
      large += Math.abs(number) > 0x1p53 && Math.abs(number) < 1e21 ? 1 : 0;
      assertEquals(number, read(CanonicalJson.text(number)).number());
    }
    assertTrue(large > 1000, "the loop must have met integers beyond 2^53");
  }

  private static void assertRefused(String text) {
    assertThrows(MalformedDocumentException.class, () -> read(text));
  }

  private static Node read(String text) throws MalformedDocumentException {
    return Documents.json("d", text.getBytes(StandardCharsets.UTF_8));
  }
}
