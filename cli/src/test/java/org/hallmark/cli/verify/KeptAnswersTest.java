package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAnswersTest {
  private static final Digest THESE = Digest.of(new byte[] {1});
  private static final VerifyWatcher QUIET = (done, all) -> {};
  private static final Digest OTHERS = Digest.of(new byte[] {2});

  @TempDir private Path folder;

  private Path file;
  private int asked;

  @BeforeEach
  void name() {
    file = folder.resolve("progress");
  }

  @Test
  void of_answerThatWasKept_isNotAskedAgain() throws Exception {
    assertEquals(List.of(VerdictTest.PASSED), ask(THESE, VerdictTest.PASSED));
    assertEquals(List.of(VerdictTest.PASSED), ask(THESE, VerdictTest.REFUTED));
    assertEquals(1, asked);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void of_answerAboutOtherBytes_isAskedAgain() throws Exception {
    ask(THESE, VerdictTest.PASSED);
    assertEquals(List.of(VerdictTest.REFUTED), ask(OTHERS, VerdictTest.REFUTED));
    assertEquals(2, asked);
  }

  @Test
  void of_refutedOrIncompleteAnswer_isNeverKept() throws Exception {
    ask(THESE, VerdictTest.REFUTED);
    ask(THESE, VerdictTest.INCOMPLETE);
    assertFalse(Files.exists(file));
    assertEquals(List.of(VerdictTest.PASSED), ask(THESE, VerdictTest.PASSED));
    assertEquals(3, asked);
  }

  @Test
  void in_fileThatIsDamaged_beginsAnew() throws Exception {
    ask(THESE, VerdictTest.PASSED);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    ask(THESE, VerdictTest.PASSED);
    assertEquals(2, asked);
  }

  @Test
  void in_fileThatOthersCanWrite_isRefused() throws Exception {
    ask(THESE, VerdictTest.PASSED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    assertThrows(Refusal.class, () -> ask(THESE, VerdictTest.PASSED));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
    assertThrows(Refusal.class, () -> KeptAnswers.in(link, THESE, QUIET));
  }

  private List<Check> ask(Digest about, Check answer) throws IOException {
    try {
      return KeptAnswers.in(file, about, QUIET)
          .of(
              "replay",
              () -> {
                asked++;
                return List.of(answer);
              });
    } catch (MalformedDocumentException e) {
      throw new IOException(e);
    }
  }
}
