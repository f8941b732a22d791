package org.hallmark.provenance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFolderTest {
  @TempDir Path root;

  @Test
  void scan_plainFolder_filesWithTheBytesThatWereHashed() throws IOException {
    write("plan.json", 3);
    write("data/a.parquet", 100_000);
    Scan scan = ReleaseFolder.scan(root, Limits.standard());
    assertEquals(List.of(), scan.findings());
    assertEquals(Set.of("plan.json", "data/a.parquet"), scan.files().keySet());
    FileEntry plan = scan.files().get("plan.json");
    assertEquals(3, plan.size());
    assertEquals(Digest.of(new byte[3]), plan.sha256());
    assertArrayEquals(new byte[3], scan.content("plan.json").orElseThrow());
  }

  @Test
  void scan_git_leftOutAtTheRootOnly() throws IOException {
    write(".git/HEAD", 1);
    write("a", 1);
    write("b/.git/HEAD", 1);
    write(".Git/HEAD", 1);
    Scan scan = ReleaseFolder.scan(root, Limits.standard());
    assertEquals(Set.of("a"), scan.files().keySet());
    assertEquals(List.of("file-name-odd .Git", "file-name-odd b/.git"), told(scan));
  }

  @Test
  void scan_gitIsAFile_found() throws IOException {
    write(".git", 1);
    assertEquals(List.of("file-name-odd .git"), told(ReleaseFolder.scan(root, Limits.standard())));
  }

  @Test
  void scan_links_notFollowed() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Files.write(outside.resolve("secret"), new byte[] {1});
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("folder"), outside);
    Files.createSymbolicLink(root.resolve(".git"), outside);
    Scan scan = ReleaseFolder.scan(root, Limits.standard());
    DurableFiles.deleteTree(outside);
    assertTrue(scan.files().isEmpty());
    assertEquals(
        List.of("file-name-odd .git", "file-not-regular file", "file-not-regular folder"),
        told(scan));
  }

  @Test
  void scan_socket_foundAndNotOpened() throws IOException {
    Path socket = root.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Scan scan =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> ReleaseFolder.scan(root, Limits.standard()));
      assertEquals(List.of("file-not-regular socket"), told(scan));
    }
  }

  @Test
  void scan_oddNames_foundAndShownSafely() throws IOException {
    write("a\\b", 1);
    write("c\u001b[2J", 1);
    write("ok", 1);
    Scan scan = ReleaseFolder.scan(root, Limits.standard());
    assertEquals(Set.of("ok"), scan.files().keySet());
    assertEquals(List.of("file-name-odd a\\b", "file-name-odd c<U+001B>[2J"), told(scan));
  }

  @Test
  void scan_caseTwins_second() throws IOException {
    write("README.md", 1);
    write("readme.md", 1);
    write("Data/x", 1);
    write("data/x", 1);
    Scan scan = ReleaseFolder.scan(root, Limits.standard());
    assertEquals(List.of("file-name-twin data", "file-name-twin readme.md"), told(scan));
  }

  @Test
  void scan_emptyFolder_found() throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    assertEquals(List.of("folder-empty a/b/"), told(ReleaseFolder.scan(root, Limits.standard())));
  }

  @Test
  void scan_beyondItsLimits_foundAndNotRead() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("f" + i, 10);
    }
    write("deep/er/x", 1);
    Scan tooMany = ReleaseFolder.scan(root, new Limits(3, 8, 10, 1000, 10, 1000));
    assertEquals(3, tooMany.files().size());
    Scan tooLarge = ReleaseFolder.scan(root, new Limits(9, 8, 9, 1000, 10, 1000));
    assertEquals(Set.of("deep/er/x"), tooLarge.files().keySet());
    Scan tooMuch = ReleaseFolder.scan(root, new Limits(9, 8, 10, 25, 10, 1000));
    assertEquals(Set.of("deep/er/x", "f0", "f1"), tooMuch.files().keySet());
    Scan tooDeep = ReleaseFolder.scan(root, new Limits(9, 1, 10, 1000, 10, 1000));
    assertEquals(List.of("folder-too-deep deep/er"), told(tooDeep));
  }

  @Test
  void scan_keptContents_onlyUpToTheLimits() throws IOException {
    write("a", 10);
    write("b", 10);
    write("c", 11);
    Scan scan = ReleaseFolder.scan(root, new Limits(9, 8, 100, 1000, 10, 15));
    assertEquals(3, scan.files().size());
    assertTrue(scan.content("a").isPresent());
    assertEquals(Optional.empty(), scan.content("b"));
    assertEquals(Optional.empty(), scan.content("c"));
  }

  @Test
  void scan_rootThatIsNoFolder_thrown() throws IOException {
    write("file", 1);
    assertThrows(
        IOException.class, () -> ReleaseFolder.scan(root.resolve("file"), Limits.standard()));
    assertThrows(
        IOException.class, () -> ReleaseFolder.scan(root.resolve("none"), Limits.standard()));
  }

  private void write(String path, int size) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.write(root.resolve(path), new byte[size]);
  }

  private static List<String> told(Scan scan) {
    return scan.findings().stream().map(f -> f.code() + " " + f.subject()).toList();
  }
}
