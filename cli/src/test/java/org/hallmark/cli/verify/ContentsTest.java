package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {
  private static final byte[] LARGE = "0123456789".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Contents contents;

  @BeforeEach
  void scan() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.write(folder.resolve("data/large"), LARGE);
    Files.write(folder.resolve("small"), new byte[] {1, 2});
    contents = new Contents(folder, ReleaseFolder.scan(folder, new Limits(9, 9, 99, 99, 4, 99)));
    assertEquals(Set.of("small"), contents.scan().contents().keySet());
  }

  @Test
  void of_fileThatWasNotKept_readsItAgain() throws Exception {
    assertArrayEquals(LARGE, contents.of("data/large"));
    assertEquals(Set.of("data/large"), contents.below("data/").keySet());
  }

  @Test
  void of_fileChangedSinceTheScan_isRefused() throws Exception {
    byte[] changed = LARGE.clone();
    changed[3] ^= 1;
    Files.write(folder.resolve("data/large"), changed);
    MalformedDocumentException e = refused("data/large");
    assertEquals("data/large", e.document());
    assertTrue(e.found().contains("other bytes"), e.found());
    Files.write(folder.resolve("data/large"), new byte[] {48});
    refused("data/large");
    Files.delete(folder.resolve("data/large"));
    refused("data/large");
  }

  @Test
  void of_keptFileChangedSinceTheScan_isStillWhatWasHashed() throws Exception {
    Files.write(folder.resolve("small"), new byte[] {3, 4});
    assertArrayEquals(new byte[] {1, 2}, contents.of("small"));
  }

  @Test
  void of_fileReplacedByALinkToOtherBytes_isRefused() throws Exception {
    Files.delete(folder.resolve("data/large"));
    Files.createSymbolicLink(folder.resolve("data/large"), folder.resolve("small"));
    assertThrows(IOException.class, () -> contents.of("data/large"));
  }

  @Test
  void of_absentFile_isRefused() {
    assertEquals("absent", refused("none").found());
  }

  private MalformedDocumentException refused(String path) {
    return assertThrows(MalformedDocumentException.class, () -> contents.of(path));
  }
}
