package org.hallmark.cli.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The bytes of a release's files, always the ones that were hashed: kept since the scan, or, where
 * the scan kept none, read again when they are needed and compared with its digest.
 */
record Contents(Path root, Scan scan) {
  /** Larger files are not taken into memory, in octets. */
  static final long LARGEST = 512L << 20;

  /** The bytes of a file. */
  byte[] of(String path) throws IOException, MalformedDocumentException {
    byte[] kept = scan.contents().get(path);
    if (kept != null) {
      return kept;
    }
    FileEntry entry = scan.files().get(path);
    if (entry == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    if (entry.size() > LARGEST) {
      throw new MalformedDocumentException(
          path, "", "at most " + LARGEST + " octets", entry.size() + " octets");
    }
    Optional<byte[]> again = ReleaseFolder.read(root, entry);
    return again.orElseThrow(
        () ->
            new MalformedDocumentException(
                path, "", entry.sha256() + " as scanned", "other bytes when read again"));
  }

  /** Lets {@code reader} read a file of any size, which need not fit into memory. */
  void stream(String path, ReleaseFolder.Reader reader)
      throws IOException, MalformedDocumentException {
    byte[] kept = scan.contents().get(path);
    if (kept != null) {
      reader.read(new ByteArrayInputStream(kept));
      return;
    }
    FileEntry entry = scan.files().get(path);
    if (entry == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    if (!ReleaseFolder.stream(root, entry, reader)) {
      throw new MalformedDocumentException(
          path, "", entry.sha256() + " as scanned", "other bytes when read again");
    }
  }

  /** Why one of these files cannot be taken into memory, if so. */
  Optional<Finding> beyondMemory(List<String> paths) {
    return paths.stream()
        .flatMap(path -> entry(path).stream())
        .filter(entry -> entry.size() > LARGEST)
        .findFirst()
        .map(
            entry ->
                new Finding(
                    "file-beyond-memory",
                    entry.path(),
                    "at most " + LARGEST + " octets",
                    entry.size() + " octets"));
  }

  /** The bytes of every file below a folder, whose name ends with {@code /}. */
  SortedMap<String, byte[]> below(String folder) throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : scan.files().keySet()) {
      if (path.startsWith(folder)) {
        files.put(path, of(path));
      }
    }
    return files;
  }

  /** The digest of a file, or that of no octets where there is none. */
  Digest digest(String path) {
    return entry(path).map(FileEntry::sha256).orElse(Digest.of(new byte[0]));
  }

  /** A file as it was scanned. */
  Optional<FileEntry> entry(String path) {
    return Optional.ofNullable(scan.files().get(path));
  }
}
