package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code hallmark report} render what lies in a release, and compare two of them? */
class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void report_ofARelease_isTheOneThatLiesThere() throws Exception {
    Path out = folder.resolve("again");
    Answer answer = Answer.run("report", TinyRelease.repo().toString(), "--out", out.toString());
    assertEquals(0, answer.status(), answer.text());
    assertEquals(3, answer.text().split("byte for byte", -1).length - 1, answer.text());
    for (String path :
        new String[] {
          ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_PDF, ReleaseFiles.REPORT_JSON
        }) {
      byte[] again = Files.readAllBytes(out.resolve(path.replace("report/", "")));
      assertArrayEquals(Files.readAllBytes(TinyRelease.repo().resolve(path)), again, path);
    }
  }

  @Test
  void report_changedInTheRelease_isToldWithoutAWord() throws Exception {
    Path changed = copy();
    Files.writeString(changed.resolve(ReleaseFiles.REPORT_PDF), "%PDF-1.7 better");
    Answer answer = Answer.run("report", changed.toString(), "--json");
    assertEquals(1, answer.status(), answer.text());
    Node files = json(answer).member("files").orElseThrow();
    assertEquals("different", files.member(ReleaseFiles.REPORT_PDF).orElseThrow().text());
    assertEquals("same", files.member(ReleaseFiles.REPORT_HTML).orElseThrow().text());
  }

  @Test
  void compare_releaseWithAChangedPlan_tellsWhereItDiffers() throws Exception {
    Path changed = copy();
    Path plan = changed.resolve(ReleaseFiles.PLAN);
    Files.writeString(plan, Files.readString(plan).replace("\"CC-BY-4.0\"", "\"CC0-1.0\""));
    Path out = folder.resolve("both");
    Answer answer =
        Answer.run(
            "report",
            TinyRelease.repo().toString(),
            "--compare",
            changed.toString(),
            "--out",
            out.toString());
    assertEquals(0, answer.status(), answer.text());
    for (String told : new String[] {"/licence", "\"CC-BY-4.0\"", "\"CC0-1.0\"", "different"}) {
      assertTrue(answer.text().contains(told), told + " in " + answer.text());
    }
    assertTrue(Files.readString(out.resolve("comparison.html")).contains("CC0-1.0"));
    byte[] document = Files.readAllBytes(out.resolve("comparison.json"));
    assertEquals(
        "hallmark-comparison-v1",
        Documents.json("comparison", document).member("schema").orElseThrow().text());
  }

  @Test
  void report_ofNoRelease_saysWhatToGive() {
    Answer answer = Answer.run("report", folder.toString());
    assertEquals(2, answer.status(), answer.text());
    assertTrue(answer.text().contains("manifest.json"), answer.text());
  }

  private Path copy() throws Exception {
    Path copy = folder.resolve("copy");
    try (var files = Files.walk(TinyRelease.repo())) {
      for (Path file : files.filter(f -> !f.toString().contains(".git")).toList()) {
        Files.copy(file, copy.resolve(TinyRelease.repo().relativize(file).toString()));
      }
    }
    return copy;
  }

  private static Node json(Answer answer) throws Exception {
    return Documents.json("answer", answer.text().strip().getBytes(StandardCharsets.UTF_8));
  }
}
