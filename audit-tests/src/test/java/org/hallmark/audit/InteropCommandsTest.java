package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hallmark.provenance.json.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Do the commands of the pages for beginners, and the scripts for CI systems, do what they say? */
@Tag("interop")
@Execution(ExecutionMode.CONCURRENT)
class InteropCommandsTest {
  private static final String LAUNCHER = "./hallmark ";

  @TempDir private Path folder;

  private InstalledProgram program;

  @BeforeEach
  void install() throws IOException {
    program = InstalledProgram.in(folder);
    Path examples = Document.TOP.resolve("examples").toAbsolutePath().normalize();
    Files.createSymbolicLink(folder.resolve("examples"), examples);
    Files.createDirectory(folder.resolve("build"));
  }

  /** The pages share a folder, as they do for whoever reads them one after the other. */
  @Test
  void commands_ofThePagesForBeginners_endWell() throws Exception {
    Files.writeString(folder.resolve("my-table.csv"), table());
    assertEquals(0, program.run(Map.of(), "./hallmark", "keygen", "alice").status());
    int run = 0;
    for (String page : List.of("tutorial.md", "own-data.md", "auditing.md")) {
      for (String line : Document.read(Document.TOP.resolve("docs").resolve(page)).lines("sh")) {
        assertTrue(line.startsWith(LAUNCHER), line);
        Answer answer = program.run(Map.of(), "bash", "-c", line);
        assertEquals(0, answer.status(), page + ": " + line + "\n" + answer.text());
        run++;
      }
    }
    assertTrue(run >= 15, "commands: " + run);
  }

  @Test
  void examples_ofTheJavaApi_run() throws Exception {
    JavadocExamples.compile(folder, JavadocExamples.all());
    String path = folder + ":" + JavadocExamples.classPath();
    String line = program.java() + " " + JavadocExamples.ALL;
    Answer answer = program.run(Map.of("CLASSPATH", path), "bash", "-c", line);
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains(" bit, floor "), answer.text());
  }

  /** A table of somebody's own, with what tables have: an empty cell, a value out of bounds. */
  private static String table() {
    StringBuilder rows = new StringBuilder("site,hour,count,speed\n");
    for (int i = 0; i < 2000; i++) {
      rows.append(i % 3 == 0 ? "north" : "south").append(',').append(i % 24).append(',');
      rows.append(i * 7 % 50).append(',').append(i % 11 == 0 ? "" : "" + i * 3 % 45).append('\n');
    }
    return rows.toString();
  }

  @Test
  void scripts_makeVerifyAndRefuteARelease() throws Exception {
    Path out = folder.resolve("out");
    assertEquals(0, release(out).status());
    byte[] packed = Files.readAllBytes(out.resolve("release.tar.gz"));
    assertFalse(
        Documents.json("release.json", Files.readAllBytes(out.resolve("release.json")))
            .members()
            .isEmpty());

    Path told = folder.resolve("public");
    Answer verified = verify(out.resolve("release.tar.gz"), out.resolve("trust.yaml"), told);
    assertEquals(0, verified.status(), verified.text());
    for (String file :
        List.of(
            "verdict.json", "certificate.html", "report/report.html", "ro-crate-metadata.json")) {
      assertTrue(Files.size(told.resolve(file)) > 0, file);
    }
    assertTrue(Files.isDirectory(told.resolve("attestations")));

    Path broken = folder.resolve("broken.tar.gz");
    packed[packed.length / 2] ^= 1;
    Files.write(broken, packed);
    Path refuted = folder.resolve("refuted");
    Answer no = verify(broken, out.resolve("trust.yaml"), refuted);
    assertTrue(no.status() == 1 || no.status() == 2, no.text());
    assertFalse(Files.exists(refuted.resolve("report")), "a report of what was not verified");
  }

  private Answer release(Path out) throws Exception {
    return script(
        "release.sh",
        Map.of(
            "RELEASE", "release-1",
            "PLAN", Document.TOP.resolve("examples/tiny/plan.yaml").toAbsolutePath().toString(),
            "OUT", out.toString()));
  }

  private Answer verify(Path archive, Path trust, Path out) throws Exception {
    return script(
        "verify.sh",
        Map.of("ARCHIVE", archive.toString(), "TRUST", trust.toString(), "OUT", out.toString()));
  }

  private Answer script(String name, Map<String, String> variables) throws Exception {
    String script = CiExamplesTest.CI.resolve(name).toAbsolutePath().normalize().toString();
    return program.run(variables, "bash", script);
  }
}
