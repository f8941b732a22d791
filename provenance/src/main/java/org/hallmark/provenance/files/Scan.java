package org.hallmark.provenance.files;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Finding;

/**
 * What a folder held when it was read, once: digests and, for small files, the very bytes that were
 * hashed, so that nothing is read a second time after it was checked.
 *
 * @param files by path
 * @param findings what a release folder must not hold
 * @param contents of the files that are small enough, by path; shared, not to be changed
 * @param assumed paths of files that were not read and are taken to be as listed
 */
public record Scan(
    SortedMap<String, FileEntry> files,
    List<Finding> findings,
    SortedMap<String, byte[]> contents,
    Set<String> assumed) {

  public Scan {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, FileEntry>) files));
    findings = List.copyOf(findings);
    contents = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, byte[]>) contents));
    assumed = Collections.unmodifiableSet(new TreeSet<>(assumed));
  }

  /** A scan that read every file. */
  public Scan(
      SortedMap<String, FileEntry> files,
      List<Finding> findings,
      SortedMap<String, byte[]> contents) {
    this(files, findings, contents, Set.of());
  }

  /** A scan that kept no contents. */
  public Scan(SortedMap<String, FileEntry> files, List<Finding> findings) {
    this(files, findings, new TreeMap<>());
  }

  /** The bytes that were hashed, where the file is there and was small enough to keep. */
  public Optional<byte[]> content(String path) {
    return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
  }
}
