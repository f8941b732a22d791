package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {
  enum Colour {
    DEEP_RED,
    BLUE
  }

  record Leaf(String name, Optional<Double> size) {
    Leaf {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name must not be blank. Provided value: " + name);
      }
    }
  }

  record Tree(
      long count,
      int small,
      double ratio,
      boolean flag,
      Colour colour,
      Digest digest,
      Commitment commitment,
      Optional<Leaf> leaf,
      List<Leaf> leaves,
      List<Long> numbers,
      SortedMap<String, Double> sizes,
      Map<String, List<Leaf>> groups,
      Node anything) {}

  @Test
  void read_whatCanonicalJsonWrote_equalRecord() throws Exception {
    Tree tree = tree(Optional.of(new Leaf("a", Optional.of(1.0))));
    assertEquals(tree, Records.read("t", CanonicalJson.bytes(tree), Tree.class));
  }

  @Test
  void read_emptyOptional_mayBeAbsent() throws Exception {
    Tree tree = tree(Optional.empty());
    assertEquals(tree, Records.read("t", CanonicalJson.bytes(tree), Tree.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|t|the member 'name'",
        "{'name':'a','extra':1}|t|only the members name, size",
        "{'name':'a','class':'java.net.URL'}|t|only the members name, size",
        "{'name':1}|t at /name|a text",
        "{'name':null}|t at /name|a text",
        "{'name':'a','size':null}|t at /size|a number",
        "{'name':'a','size':'1'}|t at /size|a number",
        "{'name':''}|t|a valid Leaf",
        "[]|t|an object",
        "'a'|t|an object",
      })
  void read_notTheRecord_placeAndExpectation(String json, String place, String expected) {
    MalformedDocumentException e = refusal(json, Leaf.class);
    assertTrue(e.getMessage().startsWith(place + "\n  expected: " + expected), e.getMessage());
  }

  record Numbers(int small, long large, List<Long> list, Colour colour, boolean flag) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/small|2147483648|1|[]|'blue'|true",
        "/small|1.5|1|[]|'blue'|true",
        "/small|true|1|[]|'blue'|true",
        "/large|1|'2'|[]|'blue'|true",
        "/large|1|100000000000000000000|[]|'blue'|true",
        "/list/0|1|1|[null]|'blue'|true",
        "/list|1|1|1|'blue'|true",
        "/colour|1|1|[]|'BLUE'|true",
        "/colour|1|1|[]|1|true",
        "/flag|1|1|[]|'blue'|1",
        "/flag|1|1|[]|'blue'|'true'",
      })
  void read_wouldNeedCoercion_refused(
      String pointer, String small, String large, String list, String colour, String flag) {
    String json =
        "{'small':%s,'large':%s,'list':%s,'colour':%s,'flag':%s}"
            .formatted(small, large, list, colour, flag);
    assertEquals(pointer, refusal(json, Numbers.class).pointer());
  }

  @Test
  void read_valueThatTheRecordRefuses_itsReasonIsTold() {
    assertEquals(
        "name must not be blank. Provided value: ", refusal("{'name':''}", Leaf.class).found());
  }

  record Wrapper(Digest digest) {}

  @Test
  void read_digestInAnotherForm_refused() {
    String hex = "0".repeat(64);
    for (String text : new String[] {hex, "sha1:" + hex, "sha256:" + "A".repeat(64), "sha256:"}) {
      assertEquals("/digest", refusal("{'digest':'" + text + "'}", Wrapper.class).pointer());
    }
  }

  record Unsupported(Object any) {}

  @Test
  void read_componentOfAnOpenType_misuse() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Records.read("t", bytes("{'any':1}"), Unsupported.class));
    assertThrows(IllegalArgumentException.class, () -> Records.read("t", bytes("1"), String.class));
  }

  private static Tree tree(Optional<Leaf> leaf) {
    return new Tree(
        1L << 53,
        -1,
        3,
        true,
        Colour.DEEP_RED,
        Digest.of(new byte[0]),
        Commitment.to("data", new byte[32], new byte[] {1}),
        leaf,
        List.of(new Leaf("b", Optional.empty())),
        List.of(1L, -2L),
        new TreeMap<>(Map.of("x", 1e22, "y", 0.1)),
        Map.of("g", List.of()),
        Node.string("free", "", new Position("t", 1, 1)));
  }

  private static MalformedDocumentException refusal(String json, Class<?> type) {
    return assertThrows(
        MalformedDocumentException.class, () -> Records.read("t", bytes(json), type));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
