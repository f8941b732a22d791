package org.hallmark.provenance.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The files of a release's {@code .git} folder: their names, the bytes that never differ, reading
 * without following links, and writing so that a crash leaves the history before or after.
 */
final class GitFiles {
  static final String HEAD = "HEAD";
  static final String CONFIG = "config";
  static final String PACKED_REFS = "packed-refs";
  static final String OBJECTS = "objects";
  static final String PACKS = "objects/pack";
  static final String REFS = "refs";

  /** The first line says SHA-1; the others keep Git from touching bytes at a checkout. */
  private static final String CONFIG_TEXT =
      "[core]\n"
          + "\trepositoryformatversion = 0\n"
          + "\tfilemode = false\n"
          + "\tbare = false\n"
          + "\tsymlinks = false\n"
          + "\tautocrlf = false\n";

  private static final String HEAD_TEXT = "ref: " + PackedRefs.MAIN + "\n";

  private final Path folder;

  GitFiles(Path folder) {
    this.folder = folder;
  }

  /** How findings name a file of the folder. */
  static String name(String path) {
    return path.isEmpty() ? ".git" : ".git/" + path;
  }

  static byte[] headBytes() {
    return HEAD_TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] configBytes() {
    return CONFIG_TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  Path folder() {
    return folder;
  }

  /** Refuses a file whose bytes are not these. */
  void require(String path, byte[] expected) throws IOException, MalformedDocumentException {
    byte[] found = read(path, PackLimits.TEXT);
    if (!Arrays.equals(found, expected)) {
      String fixed = new String(expected, StandardCharsets.US_ASCII).strip();
      throw new MalformedDocumentException(
          name(path), "", "its fixed bytes, " + fixed.replaceAll("\\s+", " "), "other bytes");
    }
  }

  /** The bytes of a regular file of at most {@code most} octets. */
  byte[] read(String path, int most) throws IOException, MalformedDocumentException {
    requireRegular(path);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(most + 1);
    }
    if (bytes.length > most) {
      throw malformed(path, "at most " + most + " octets", "more");
    }
    return bytes;
  }

  boolean has(String path) {
    return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Paths of all pack files, by name. */
  List<String> packs() throws IOException, MalformedDocumentException {
    for (String path : List.of("", OBJECTS, PACKS)) {
      if (!Files.isDirectory(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        throw malformed(path, "a folder", has(path) ? "something else" : "nothing");
      }
    }
    Set<String> packs = new TreeSet<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder.resolve(PACKS), "pack-*.pack")) {
      for (Path pack : found) {
        packs.add(PACKS + "/" + pack.getFileName());
      }
    }
    return new ArrayList<>(packs);
  }

  /** The path of the one pack file there is. */
  String onlyPack() throws IOException, MalformedDocumentException {
    List<String> packs = packs();
    if (packs.size() != 1) {
      throw malformed(PACKS, "one pack", packs.size() + " packs");
    }
    return packs.get(0);
  }

  /**
   * Writes the whole folder: first the pack, under a name of its own, then the refs that need it,
   * and only then removes whatever else is there.
   */
  void write(Pack pack, PackedRefs refs) throws IOException {
    requireOurs();
    String packFile = PACKS + "/" + pack.name() + ".pack";
    String indexFile = PACKS + "/" + pack.name() + ".idx";
    DurableFiles.write(folder.resolve(CONFIG), configBytes());
    DurableFiles.write(folder.resolve(HEAD), headBytes());
    Files.createDirectories(folder.resolve(REFS));
    DurableFiles.write(folder.resolve(packFile), pack.bytes());
    DurableFiles.write(folder.resolve(indexFile), pack.index());
    DurableFiles.write(folder.resolve(PACKED_REFS), refs.bytes());
    keepOnly("", Set.of(CONFIG, HEAD, PACKED_REFS, REFS, OBJECTS));
    keepOnly(REFS, Set.of());
    keepOnly(OBJECTS, Set.of(PACKS));
    keepOnly(PACKS, Set.of(packFile, indexFile));
  }

  /** A repository that somebody else made, or changed the settings of, is not written over. */
  private void requireOurs() throws IOException {
    if (!has("") || !(has(CONFIG) || has(HEAD) || has(OBJECTS))) {
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(folder.toString());
    }
    try {
      require(CONFIG, configBytes());
    } catch (MalformedDocumentException e) {
      throw new FileAlreadyExistsException(folder.toString(), null, "is another Git repository");
    }
  }

  private void keepOnly(String path, Set<String> kept) throws IOException {
    Path parent = folder.resolve(path);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (!kept.contains(folder.relativize(entry).toString().replace('\\', '/'))) {
          DurableFiles.deleteTree(entry);
        }
      }
    }
    DurableFiles.sync(parent);
  }

  private void requireRegular(String path) throws MalformedDocumentException {
    if (!Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      throw malformed(path, "a regular file", has(path) ? "something else" : "nothing");
    }
  }

  private static MalformedDocumentException malformed(String path, String expected, String found) {
    return new MalformedDocumentException(name(path), "", expected, found);
  }
}
