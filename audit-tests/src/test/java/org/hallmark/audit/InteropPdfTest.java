package org.hallmark.audit;

import static org.hallmark.audit.Programs.requireFault;
import static org.hallmark.audit.Programs.run;
import static org.hallmark.audit.Programs.succeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Do programs that others wrote find the report on paper to be what it says it is? veraPDF asks for
 * PDF/A-2a and PDF/UA-1, poppler reads its text and paints its pages.
 */
@Tag("interop")
class InteropPdfTest {
  private static Path report;

  @TempDir Path folder;

  @BeforeAll
  static void makeRelease() {
    report = TinyRelease.repo().resolve(ReleaseFiles.REPORT_PDF);
  }

  @Test
  void veraPdf_findsTheReportToKeepBothStandards() throws Exception {
    assertEquals("", succeed(folder, check(report)));
  }

  @Test
  void veraPdf_findsWhatIsWrong() throws Exception {
    String file = Files.readString(report, StandardCharsets.ISO_8859_1);
    String other = file.replace("<pdfuaid:part>1", "<pdfuaid:part>7");
    Path changed = folder.resolve("changed.pdf");
    Files.writeString(changed, other, StandardCharsets.ISO_8859_1);
    requireFault("ua1", run(folder, check(changed)));
  }

  @Test
  void poppler_readsTheTextAndPaintsThePages() throws Exception {
    String text = succeed(folder, "pdftotext", report.toString(), "-");
    assertTrue(text.contains("Synthetic data") && text.contains("ε ≤"), text.substring(0, 400));
    assertEquals("", succeed(folder, "pdftoppm", "-r", "20", report.toString(), "page"));
    try (Stream<Path> pages = Files.list(folder)) {
      assertTrue(pages.count() > 3);
    }
  }

  private static String[] check(Path file) {
    Path place = Path.of("interop/verapdf").toAbsolutePath();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program = place.resolve("Check.java").toString();
    return new String[] {java, "-cp", place.resolve("lib") + "/*", program, file.toString()};
  }
}
