package org.hallmark.provenance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path folder;

  @Test
  void write_newAndAgain_lastBytesAndNothingBeside() throws IOException {
    Path file = folder.resolve("a/b/c.json");
    DurableFiles.write(file, new byte[] {1});
    DurableFiles.write(file, new byte[] {2, 3});
    assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(file));
    assertEquals(List.of(file), list(file.getParent()));
  }

  @Test
  void write_leftOverOfACrash_overwritten() throws IOException {
    Path file = folder.resolve("c.json");
    Files.write(folder.resolve(".c.json.part"), new byte[1000]);
    DurableFiles.write(file, new byte[] {1});
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
    assertEquals(List.of(file), list(folder));
  }

  @Test
  void write_leftOverIsALink_itsTargetUntouched() throws IOException {
    Path victim = Files.write(folder.resolve("victim"), new byte[] {7});
    Files.createSymbolicLink(folder.resolve(".c.json.part"), victim);
    DurableFiles.write(folder.resolve("c.json"), new byte[] {1});
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(victim));
  }

  @Test
  void write_placeIsTaken_oldStateKeptAndNothingLeft() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken/inner")).getParent();
    assertThrows(FileSystemException.class, () -> DurableFiles.write(taken, new byte[] {1}));
    assertEquals(List.of(taken), list(folder));
    assertTrue(Files.isDirectory(taken.resolve("inner")));
  }

  @Test
  void writePrivate_anyUmask_ownerOnly() throws IOException {
    Path file = folder.resolve("secret");
    DurableFiles.writePrivate(file, new byte[] {1});
    assertEquals("rw-------", mode(file));
  }

  @Test
  void copyPrivate_anyFile_isTheSameForItsOwnerOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("chunk"), "octets");
    Path copy = folder.resolve("deep/copy");
    DurableFiles.copyPrivate(file, copy);
    assertEquals("octets", Files.readString(copy));
    assertEquals("rw-------", mode(copy));
  }

  @Test
  void privateFolder_newOrOpen_ownerOnly() throws IOException {
    assertEquals("rwx------", mode(DurableFiles.privateFolder(folder.resolve("new/state"))));
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals("rwx------", mode(DurableFiles.privateFolder(open)));
  }

  @Test
  void privateFolder_fileOrLinkInItsPlace_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertThrows(FileSystemException.class, () -> DurableFiles.privateFolder(file));
    assertThrows(FileSystemException.class, () -> DurableFiles.privateFolder(link));
  }

  @Test
  void deleteTree_linkInside_targetKept() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.createFile(kept.resolve("file"));
    Path tree = Files.createDirectories(folder.resolve("tree/inner")).getParent();
    Files.createSymbolicLink(tree.resolve("inner/link"), kept);
    DurableFiles.deleteTree(tree);
    DurableFiles.deleteTree(tree);
    assertFalse(Files.exists(tree, LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.exists(kept.resolve("file")));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
