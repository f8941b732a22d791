package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is what happens to gradients told to the owner alone, and that it was told to everybody? */
class PrivateDiagnosticsTest {
  private static final String OPTION = "--private-diagnostics";

  @TempDir Path folder;

  @Test
  void release_withDiagnostics_tellsTheOwnerTheStepsAndEverybodyThatDataWereSeen()
      throws IOException {
    Path file = folder.resolve("steps.jsonl");
    Path repo = folder.resolve("tiny");
    Answer answer = release(repo, file.toString());
    assertEquals(0, answer.status(), answer.text());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    List<String> lines = Files.readAllLines(file);
    assertEquals(50, lines.size());
    for (int step = 0; step < lines.size(); step++) {
      String line = lines.get(step);
      assertTrue(line.contains("\"step\":" + (step + 1) + ","), line);
      Matcher norm = Pattern.compile("\"medianNorm\":([0-9.]+)").matcher(line);
      assertTrue(norm.find() && Double.parseDouble(norm.group(1)) > 0, line);
      assertFalse(answer.text().contains(norm.group(1)), "nothing of it is printed");
    }
    String seen = Files.readString(folder.resolve("tiny.state/ledger/seen.jsonl"));
    assertTrue(seen.contains("release " + OPTION), seen);
    Answer verdict =
        Answer.run("verify", "" + repo, "--trust", folder.resolve("tiny.trust.yaml").toString());
    assertEquals(0, verdict.status(), verdict.text());
    assertTrue(verdict.text().contains("- Data seen: "), verdict.text());
  }

  @Test
  void release_placesThatOthersRead_areRefusedBeforeAnything() throws IOException {
    Path work = Files.createDirectories(folder.resolve("work/.git")).getParent();
    Path there = Files.createFile(folder.resolve("there"));
    Path repo = folder.resolve("refused");
    for (String place :
        List.of("-", "/dev/stdout", "" + work.resolve("steps"), "" + there, "/nowhere/steps")) {
      Answer answer = release(repo, place);
      assertEquals(2, answer.status(), place + "\n" + answer.text());
      assertFalse(Files.exists(repo));
    }
    Path inside = Files.createDirectories(repo).resolve("steps");
    assertEquals(2, release(repo, inside.toString()).status());
    assertFalse(Files.exists(inside));
  }

  private static Answer release(Path repo, String file) {
    return Answer.run(
        "release", "../examples/tiny/plan.yaml", "--repo", repo.toString(), OPTION, file);
  }
}
