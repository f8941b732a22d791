package org.hallmark.cli.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The files of a release: those that its history tracks in memory, larger ones on the owner's disk,
 * from where they are only ever streamed.
 *
 * @param files octets by path
 * @param large files on the disk by path; none of them is a document that anything is read from
 */
public record ReleaseContent(SortedMap<String, byte[]> files, SortedMap<String, Large> large) {

  /**
   * A file that is not taken into memory.
   *
   * @param place where it lies on the owner's disk
   * @param entry its path in the release, size and digest
   */
  public record Large(Path place, FileEntry entry) {}

  public ReleaseContent {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, byte[]>) files));
    large = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Large>) large));
  }

  /** These files, all in memory. */
  public static ReleaseContent of(SortedMap<String, byte[]> files) {
    return new ReleaseContent(files, new TreeMap<>());
  }

  /** The files that lie at these places, by their path in the release. */
  static ReleaseContent reading(Map<String, Path> places) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    SortedMap<String, Large> large = new TreeMap<>();
    for (Map.Entry<String, Path> file : places.entrySet()) {
      String path = file.getKey();
      Path place = file.getValue();
      long size = Files.size(place);
      if (size > ReleaseHistory.LARGEST_TRACKED) {
        large.put(path, new Large(place, new FileEntry(path, size, Digest.of(place))));
      } else {
        files.put(path, Files.readAllBytes(place));
      }
    }
    return new ReleaseContent(files, large);
  }

  /** These and more files. */
  public ReleaseContent with(Map<String, byte[]> more) {
    SortedMap<String, byte[]> all = new TreeMap<>((Map<String, byte[]>) files);
    all.putAll(more);
    return new ReleaseContent(all, large);
  }

  /** Lets {@code reader} read a file, which need not fit into memory. */
  public void stream(String path, ReleaseFolder.Reader reader)
      throws IOException, MalformedDocumentException {
    byte[] kept = files.get(path);
    Large file = large.get(path);
    if (kept == null && file == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    try (InputStream in =
        kept == null ? Files.newInputStream(file.place()) : new ByteArrayInputStream(kept)) {
      reader.read(in);
    }
  }

  /** Path, size and digest of every file. */
  public SortedMap<String, FileEntry> entries() {
    SortedMap<String, FileEntry> entries = new TreeMap<>();
    files.forEach(
        (path, bytes) -> entries.put(path, new FileEntry(path, bytes.length, Digest.of(bytes))));
    large.forEach((path, file) -> entries.put(path, file.entry()));
    return entries;
  }
}
