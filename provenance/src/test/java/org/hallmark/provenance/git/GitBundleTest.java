package org.hallmark.provenance.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBundleTest {
  @TempDir private Path folder;

  private Path bundle;

  @BeforeEach
  void write() throws Exception {
    bundle = folder.resolve("bundle");
    Releases.release().writeTo(folder.resolve(".git"));
    GitBundle.write(folder.resolve(".git"), bundle);
  }

  @Test
  void read_whatWasWritten_theSameHistory() throws Exception {
    GitFolder.Reading reading = GitBundle.read(bundle);
    assertEquals(List.of(), codes());
    History found = reading.history().orElseThrow();
    History written = History.read(folder.resolve(".git"));
    assertEquals(written.log(), found.log());
    assertEquals(written.tags(), found.tags());
    assertEquals(written.tree(written.log().get(0).id()), found.tree(found.log().get(0).id()));
  }

  @Test
  void read_bytesChanged_areFound() throws IOException {
    byte[] good = Files.readAllBytes(bundle);
    int header = new String(good, StandardCharsets.ISO_8859_1).indexOf("PACK") + 40;
    for (int i = 0; i < good.length; i += i < header ? 3 : 29) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      Files.write(bundle, bad);
      assertEquals(1, codes().size(), "byte " + i + " of " + good.length);
    }
  }

  @Test
  void read_tagUnderAnotherName_isFound() throws IOException {
    replace("refs/tags/hallmark/release/1", "refs/tags/hallmark/release/2");
    assertEquals(List.of("git-tag-name"), codes());
  }

  @Test
  void read_prerequisiteOrOtherFormat_isFound() throws IOException {
    byte[] good = Files.readAllBytes(bundle);
    replace("# v2 git bundle\n", "# v2 git bundle\n-" + "0".repeat(40) + " x\n");
    assertEquals(List.of("git-bundle-bytes"), codes());
    Files.write(bundle, good);
    replace("# v2 git bundle\n", "# v3 git bundle\n@object-format=sha256\n");
    assertEquals(List.of("git-bundle-bytes"), codes());
    Files.write(bundle, Arrays.copyOf(good, good.length - 1));
    assertEquals(List.of("git-bundle-bytes"), codes());
    Files.write(bundle, new byte[0]);
    assertEquals(List.of("git-bundle-bytes"), codes());
  }

  @Test
  void write_folderWithOtherSettings_refused() throws IOException {
    Files.writeString(folder.resolve(".git/config"), "[core]\n");
    assertThrows(
        MalformedDocumentException.class,
        () -> GitBundle.write(folder.resolve(".git"), folder.resolve("other")));
    assertFalse(Files.exists(folder.resolve("other")));
  }

  @Test
  void check_folderOfSha256Objects_isNamedAndReadNoFurther() throws IOException {
    Files.writeString(
        folder.resolve(".git/config"),
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n");
    GitFolder.Reading reading = GitFolder.read(folder.resolve(".git"));
    assertEquals(
        List.of("git-object-format"),
        reading.checks().stream().flatMap(c -> c.findings().stream()).map(Finding::code).toList());
    assertFalse(reading.history().isPresent());
  }

  private void replace(String from, String to) throws IOException {
    String all = new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1);
    Files.write(bundle, all.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> codes() throws IOException {
    return GitBundle.read(bundle).checks().stream()
        .flatMap(check -> check.findings().stream())
        .map(Finding::code)
        .toList();
  }
}
