package org.hallmark.provenance.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.junit.jupiter.api.Test;

class RootDigestTest {
  /** Source: Python 3.11, hashlib.sha256 over struct-packed frames. */
  private static final String KNOWN =
      "b2de2adedf5f15cc696617aa1a303ea585f3497cb9df49ceb17c0220bf5deee8";

  @Test
  void of_oneEmptyFile_knownDigest() {
    assertEquals(KNOWN, RootDigest.of(files("a", 0)).hex());
  }

  @Test
  void of_anyDifference_anotherDigest() {
    Set<Digest> digests = new HashSet<>();
    digests.add(RootDigest.of(new TreeMap<>()));
    digests.add(RootDigest.of(files("a", 0)));
    digests.add(RootDigest.of(files("b", 0)));
    digests.add(RootDigest.of(files("a", 1)));
    SortedMap<String, FileEntry> two = files("a", 0);
    two.putAll(files("b", 0));
    digests.add(RootDigest.of(two));
    assertEquals(5, digests.size());
  }

  @Test
  void of_mapInAnotherOrder_sameDigest() {
    SortedMap<String, FileEntry> up = files("a", 0);
    up.putAll(files("b", 1));
    SortedMap<String, FileEntry> down = new TreeMap<>(Comparator.reverseOrder());
    down.putAll(up);
    assertEquals(RootDigest.of(up), RootDigest.of(down));
  }

  private static SortedMap<String, FileEntry> files(String path, int size) {
    SortedMap<String, FileEntry> files = new TreeMap<>();
    files.put(path, new FileEntry(path, size, Digest.of(new byte[size])));
    return files;
  }
}
