package org.hallmark.provenance.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasePathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan.json",
        "data/synthetic-00000.parquet",
        ".gitattributes",
        "report/übersicht.html",
        "a b/c..d",
      })
  void problem_plainPath_none(String path) {
    assertEquals(Optional.empty(), ReleasePaths.problem(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x",
        "a/../x",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "~/x",
        "C:x",
        "C:\\x",
        "\\\\server\\x",
        "a\\b",
        "a\u0000",
        "a\nb",
        "a\tb",
        "a\u001b[2J",
        "a\u202eb",
        "a\u200bb",
        ".g\u200cit/config",
        ".git/config",
        "a/.GIT/config",
        "GIT~1/config",
        "u\u0308.html",
        "a\ud800",
        "a\ufffd",
        "a\uffff",
        " a",
        "a ",
        "a.",
        "a*",
        "a\u2028b",
      })
  void problem_pathThatSomeReaderSeesOtherwise_told(String path) {
    assertTrue(ReleasePaths.problem(path).isPresent());
    assertThrows(
        IllegalArgumentException.class, () -> new FileEntry(path, 0, Digest.of(new byte[0])));
  }

  @Test
  void problem_long_told() {
    assertTrue(ReleasePaths.problem("a".repeat(256)).isPresent());
    assertTrue(ReleasePaths.problem("a/".repeat(600) + "a").isPresent());
  }

  @Test
  void folded_namesThatFileSystemsTakeForOne_equal() {
    assertEquals(ReleasePaths.folded("Plan.JSON"), ReleasePaths.folded("plan.json"));
    assertEquals(ReleasePaths.folded("straße"), ReleasePaths.folded("STRASSE"));
    assertEquals(ReleasePaths.folded("ﬁle"), ReleasePaths.folded("file"));
    assertNotEquals(ReleasePaths.folded("plan"), ReleasePaths.folded("plans"));
  }
}
