package org.hallmark.provenance.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Digest ONE = Digest.of(new byte[] {1});
  private static final Digest TWO = Digest.of(new byte[] {2});
  private static final Statement STATEMENT =
      Statement.of(
          List.of(new Subject("a", ONE), new Subject("b", TWO)), "https://example.org/p", Map.of());

  @Test
  void bytes_areAnInTotoStatement() {
    Statement statement =
        Statement.of(List.of(new Subject("a", ONE)), "https://example.org/p", Map.of("n", 1));
    assertEquals(
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{\"n\":1},"
            + "\"predicateType\":\"https://example.org/p\","
            + "\"subject\":[{\"digest\":{\"sha256\":\""
            + ONE.hex()
            + "\"},\"name\":\"a\"}]}",
        new String(statement.bytes(), UTF_8));
  }

  @Test
  void read_whatWasWritten_givesTheSameBytes() throws Exception {
    Statement read = Statement.read("statement", STATEMENT.bytes());
    assertEquals(new String(STATEMENT.bytes(), UTF_8), new String(read.bytes(), UTF_8));
    assertEquals(STATEMENT.subjects(), read.subjects());
  }

  @Test
  void read_anythingElse_isRefused() {
    String good = new String(STATEMENT.bytes(), UTF_8);
    List<String> bad =
        List.of(
            "[]",
            "{}",
            good.replace("Statement/v1", "Statement/v0.1"),
            good.replace("\"predicate\":{}", "\"predicate\":[]"),
            good.replace("\"predicate\":{}", "\"predicate\":{},\"more\":1"),
            good.replace(ONE.hex(), ONE.hex().toUpperCase(Locale.ROOT)),
            good.replace("sha256", "sha512"),
            good.replace("\"name\":\"b\"", "\"name\":\"a\""),
            good.replaceAll("\"subject\":\\[.*\\]", "\"subject\":[]"));
    for (String text : bad) {
      assertThrows(
          MalformedDocumentException.class, () -> Statement.read("x", text.getBytes(UTF_8)), text);
    }
  }

  @Test
  void check_theFilesItIsAbout_findsNothing() {
    assertEquals(List.of(), STATEMENT.check(artifacts(Map.of("a", ONE, "b", TWO))));
  }

  @Test
  void check_otherFiles_namesEachOfThem() {
    assertEquals(
        List.of(
            new Finding("statement-subject", "a", ONE.toString(), TWO.toString()),
            new Finding("statement-subject", "b", TWO.toString(), "no such file"),
            new Finding("statement-coverage", "c", "a subject of the statement", "none")),
        STATEMENT.check(artifacts(Map.of("a", TWO, "c", ONE))));
  }

  @Test
  void new_noSubjectOrOneTwice_isMisuse() {
    assertThrows(
        IllegalArgumentException.class, () -> Statement.of(List.of(), "https://e.org", Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Statement.of(
                List.of(new Subject("a", ONE), new Subject("a", ONE)), "https://e.org", Map.of()));
  }

  private static SortedMap<String, Digest> artifacts(Map<String, Digest> files) {
    return new TreeMap<>(files);
  }
}
