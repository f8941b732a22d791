package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  enum Colour {
    DEEP_RED
  }

  record Leaf(String name, Optional<Double> size) {}

  record Tree(long z, int a, Leaf leaf, List<Leaf> leaves, Colour colour, Digest digest) {}

  @Test
  void bytes_publishedDocuments_asPublished() {
    assertAll(
        Vectors.read("rfc8785-documents").member("documents").orElseThrow().items().stream()
            .map(
                vector ->
                    () -> {
                      byte[] input = bytes(vector, "input");
                      Node read = Documents.json("input", input);
                      assertEquals(
                          vector.member("output").orElseThrow().text(), CanonicalJson.text(read));
                      assertEquals(
                          read, Documents.canonicalJson("output", CanonicalJson.bytes(read)));
                    }));
  }

  @Test
  void text_record_sortedMembersKebabEnumsNoEmptyOptionals() {
    Tree tree =
        new Tree(
            -3,
            7,
            new Leaf("ä", Optional.of(0.5)),
            List.of(new Leaf("b", Optional.empty())),
            Colour.DEEP_RED,
            Digest.of(new byte[0]));
    assertEquals(
        "{\"a\":7,\"colour\":\"deep-red\",\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41"
            + "e4649b934ca495991b7852b855\",\"leaf\":{\"name\":\"ä\",\"size\":0.5},"
            + "\"leaves\":[{\"name\":\"b\"}],\"z\":-3}",
        CanonicalJson.text(tree));
  }

  @Test
  void text_mapInAnyOrder_sortedText() {
    SortedMap<String, Integer> down = new TreeMap<>(Comparator.reverseOrder());
    down.putAll(Map.of("b", 1, "a", 2, "c", 3));
    assertEquals("{\"a\":2,\"b\":1,\"c\":3}", CanonicalJson.text(down));
  }

  @Test
  void text_whatJsonCannotHold_refusedWithPlace() {
    assertRefused("/x/0", Map.of("x", List.of(Double.NaN)));
    assertRefused("/x", Map.of("x", Double.NEGATIVE_INFINITY));
    assertRefused("/x", Map.of("x", (1L << 53) + 1));
    assertRefused("/x", Map.of("x", Long.MIN_VALUE));
    assertRefused("/x", Map.of("x", "\ud800"));
    assertRefused("/x", Map.of("x", "\ufffe"));
    assertRefused("/x", Map.of("x", new Object()));
    assertRefused("", Map.of(1, 2));
    assertRefused("/0", Arrays.asList((Object) null));
  }

  @Test
  void text_tooDeep_refusedBeforeTheStackOverflows() {
    List<?> nested = List.of();
    for (int i = 0; i < Documents.MAX_DEPTH; i++) {
      nested = List.of(nested);
    }
    Object tooDeep = nested;
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.text(tooDeep));
  }

  private static void assertRefused(String pointer, Object value) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(value));
    assertTrue(refusal.getMessage().startsWith("value at '" + pointer + "' must be "));
  }

  private static byte[] bytes(Node vector, String member) {
    return vector.member(member).orElseThrow().text().getBytes(StandardCharsets.UTF_8);
  }
}
