package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static final String PLAN =
      """
      # A plan in small.
      version: 1
      name: small
      question: >-
        Can it be
        released?
      title: "1"
      privacy: {epsilon: 3, delta: 1.0e-6, clip: 1.0, budget: 0.6}
      edges: [0, 0.5, 1e21, 123456789012345680000.0, .inf]
      where: "edge NOT LIKE ':%'"
      nothing:
      derive:
        stored_end: a + b
      list:
        - {id: x, on: true}
        - id: y
          no: yes
      """;

  @Test
  void yaml_plan_sealedAndReadBack_equalTree() throws Exception {
    Node plan = read(PLAN);
    assertEquals(plan, Documents.canonicalJson("sealed", CanonicalJson.bytes(plan)));
    assertEquals("Can it be released?", plan.member("question").orElseThrow().text());
  }

  @ParameterizedTest
  @CsvSource({
    "1, INTEGER",
    "+1, INTEGER",
    "-0, INTEGER",
    "1.0, INTEGER",
    "1e3, INTEGER",
    "0.1, REAL",
    ".5, REAL",
    "1e-7, REAL",
    "true, BOOLEAN",
    "False, BOOLEAN",
    "~, NULL",
    "null, NULL",
    "'''1''', STRING",
    "'\"true\"', STRING",
    "yes, STRING",
    "no, STRING",
    ".inf, STRING",
    "-.inf, STRING",
    ".nan, STRING",
    "1_000, STRING",
    "0x1f, STRING",
    "12:30, STRING",
    "2026-01-01, STRING",
    "1e, STRING",
    "'=', STRING",
  })
  void yaml_scalar_kindOfTheCoreSchema(String text, Node.Kind kind) {
    assertEquals(kind, read(text).kind());
  }

  @Test
  void yaml_infinity_keepsItsSpelling() {
    assertEquals(".inf", read("[.inf]").items().get(0).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x 1 | 1:4 | the anchor &x; anchors are not allowed, repeat the value",
        "a: *x | 1:4 | the alias *x; aliases are not allowed, repeat the value",
        "&x a: 1 | 1:1 | the anchor &x; anchors are not allowed, repeat the value",
        "a: !!int 1 | 1:4 | the tag 'tag:yaml.org,2002:int'; tags are not allowed",
        "a: !<x> {} | 1:4 | the tag 'x'; tags are not allowed",
        "a: !!java.net.URL [x] | 1:4 | the tag 'tag:yaml.org,2002:java.net.URL'",
        "<<: {a: 1} | 1:1 | the merge key <<; merging is not allowed, repeat the fields",
        "a: 007 | 1:4 | 007 begins with a zero; write it without, or in quotes",
        "a: 1e999 | 1:4 | 1e999 is beyond the largest number",
        "a: 1e-999 | 1:4 | 1e-999 is nearer to zero than the smallest number",
        "a: 9007199254740993 | 1:4 | 9007199254740993 is beyond 2^53, where programs round",
        "{a: 1, a: 2} | 1:8 | field 'a' stands here a second time; the first is at line 1",
        "{a: 1, \"\\x61\": 2} | 1:8 | field 'a' stands here a second time",
        "a: \"\\uD800\" | 1:4 | the lone surrogate U+D800",
        "? [a] : 1 | 1:3 | the name of a field must be a text",
        "a: [1 | 1:6 | not YAML:",
        "a: {b | 1:6 | not YAML:",
        "\"open | 1:6 | not YAML:",
      })
  void yaml_notAllowed_saysWhatAndWhere(String text, String place, String message) {
    Mistake first = mistakes(text).get(0);
    assertTrue(first.message().startsWith(message), first.toString());
    assertEquals("plan.yaml:" + place, first.position().toString());
  }

  @Test
  void yaml_commonErrorOfSyntax_saysWhatToDo() {
    assertEquals(
        "plan.yaml:1:5: not YAML: mapping values are not allowed here; put a text that holds ': '"
            + " in quotes",
        mistakes("a: b: c\n").get(0).toString());
    assertEquals(
        "plan.yaml:2:1: not YAML: found character '\\t(TAB)' that cannot start any token (while"
            + " scanning for the next token); indent with spaces, not with tabs",
        mistakes("a:\n\t- x\n").get(0).toString());
    assertEquals(
        "plan.yaml:2:2: not YAML: expected ',' or ']', but got : (while parsing a flow sequence"
            + " that begins at line 1); separate items by ',' and close with ']'",
        mistakes("a: [1, 2\nb: 3\n").get(0).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "# only a comment\n", "a: 1\n---\nb: 2\n", "a: 1\n  b: 2\n"})
  void yaml_notOneDocument_refused(String text) {
    assertEquals(1, mistakes(text).size());
  }

  @Test
  void yaml_manyMistakes_allOfThemInOrder() {
    List<Mistake> mistakes = mistakes("a: &x 1\nb: *x\na: 007\n");
    assertEquals(
        List.of("1:4", "2:4", "3:1", "3:4"),
        mistakes.stream().map(m -> m.position().line() + ":" + m.position().column()).toList());
  }

  @Test
  void yaml_aliasBomb_notExpanded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertEquals(60 + 2 * 59, mistakes(bomb.toString()).size());
  }

  @Test
  void yaml_depth_limitIsExact() {
    int most = Documents.MAX_DEPTH;
    read("[".repeat(most) + "]".repeat(most));
    assertEquals(1, mistakes("[".repeat(most + 1) + "]".repeat(most + 1)).size());
    assertEquals(1, mistakes("[".repeat(100_000)).size());
    assertEquals(1, mistakes("- ".repeat(100_000)).size());
  }

  @Test
  void yaml_tooLarge_refused() {
    assertEquals(1, mistakes("#".repeat(Documents.MAX_YAML_SIZE + 1)).size());
  }

  @Test
  void yaml_octetsThatAreNotUtf8_refusedWithPlace() {
    byte[] latin1 = "a: 1\nb: ü\n".getBytes(StandardCharsets.ISO_8859_1);
    MistakenDocumentException e =
        assertThrows(MistakenDocumentException.class, () -> Documents.yaml("plan.yaml", latin1));
    assertEquals("plan.yaml:2:4: not UTF-8; save the file as UTF-8", e.getMessage());
  }

  @Test
  void yaml_controlCharacter_refused() {
    assertEquals(1, mistakes("a: \u0007\n").size());
  }

  @Test
  void yaml_byteOrderMark_skipped() {
    assertEquals(1, read("\ufeffa: 1").members().size());
  }

  @Test
  void yaml_member_knowsItsPlaceAndThatOfItsName() {
    Node inner = read("a:\n  b c:\n    - 7\n").member("a").orElseThrow();
    Node list = inner.member("b c").orElseThrow();
    assertEquals("plan.yaml:2:3", list.namePosition().toString());
    assertEquals("plan.yaml:3:7", list.items().get(0).position().toString());
    assertEquals("/a/b c/0", list.items().get(0).pointer());
  }

  private static Node read(String text) {
    return Documents.yaml("plan.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Mistake> mistakes(String text) {
    return assertThrows(MistakenDocumentException.class, () -> read(text)).mistakes();
  }
}
