package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do groff and bash take the manual pages and the completion script without a complaint? */
@Tag("interop")
class InteropShellTest {
  @TempDir private Path folder;

  @Test
  void man_everyPage_isRenderedWithoutWarnings() throws Exception {
    assertEquals(0, Answer.run("man", "--out", folder.toString()).status());
    List<Path> pages;
    try (Stream<Path> all = Files.list(folder)) {
      pages = all.sorted().toList();
    }
    assertTrue(pages.size() > 25, pages.toString());
    for (Path page : pages) {
      String shown =
          Programs.succeed(folder, "groff", "-man", "-Tutf8", "-ww", page.getFileName().toString());
      assertTrue(shown.lines().noneMatch(line -> line.startsWith("troff:")), shown);
      assertTrue(shown.length() > 500, shown);
    }
  }

  @Test
  void completion_bash_isRead() throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, Answer.run("completion", "bash").text());
    String completed =
        Programs.succeed(
            folder,
            "bash",
            "-c",
            "source completion && COMP_WORDS=(hallmark ver) COMP_CWORD=1"
                + " && _complete_hallmark && echo ${COMPREPLY[@]}");
    assertEquals("verify", completed);
  }
}
