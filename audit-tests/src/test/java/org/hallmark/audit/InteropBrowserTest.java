package org.hallmark.audit;

import static org.hallmark.audit.Programs.requireFault;
import static org.hallmark.audit.Programs.run;
import static org.hallmark.audit.Programs.succeed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.cli.release.ReleaseFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a browser find a report, and two of them side by side, whole on a telephone, a laptop and
 * paper, and does axe-core find that everybody can read them? {@code browse.cjs} asks Chromium.
 */
@Tag("interop")
class InteropBrowserTest {
  @TempDir Path folder;

  @Test
  void chromium_findsReportAndComparisonWholeAndReadable() throws Exception {
    Path release = TinyRelease.repo();
    Answer answer =
        Answer.run(
            "report",
            release.toString(),
            "--compare",
            release.toString(),
            "--out",
            folder.toString());
    assertEquals(0, answer.status(), answer.text());
    String report = release.resolve(ReleaseFiles.REPORT_HTML).toString();
    String comparison = folder.resolve("comparison.html").toString();
    assertEquals("", succeed(folder, browse(report, comparison)));
  }

  /** A check that finds nothing wrong anywhere would prove nothing. */
  @Test
  void chromium_findsWhatIsWrong() throws Exception {
    requireFault("sticks out", run(folder, browse(page("<p style='width:3000px'>wide</p>"))));
    requireFault("asks for", run(folder, browse(page("<img src='other.png' alt='other'>"))));
    requireFault("exception", run(folder, browse(page("<script>throw 1</script>"))));
    requireFault("color-contrast", run(folder, browse(page("<p style='color:#ddd'>pale</p>"))));
  }

  private String page(String inside) throws IOException {
    String page =
        "<!doctype html><html lang='en'><meta name='viewport' content='width=device-width'>"
            + "<title>t</title><main style='background:#fff'><h1>t</h1>"
            + inside
            + "</main></html>";
    return Files.writeString(folder.resolve("page.html"), page).toString();
  }

  private static String[] browse(String... pages) {
    String script = Path.of("interop/browse.cjs").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(pages));
    return command.toArray(String[]::new);
  }
}
