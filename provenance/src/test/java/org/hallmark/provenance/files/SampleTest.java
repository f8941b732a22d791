package org.hallmark.provenance.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.ReleaseFolder.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  private static final List<String> PATHS =
      IntStream.range(0, 100).mapToObj(i -> "data/" + i).toList();

  @Test
  void of_allParts_coverEverythingOnceAndEvenly() {
    Set<String> all = new TreeSet<>();
    for (int part = 1; part <= 7; part++) {
      Set<String> chosen = new Sample(part, 7, "mine").of(PATHS);
      assertEquals(part <= 2 ? 15 : 14, chosen.size());
      chosen.forEach(path -> assertEquals(true, all.add(path), path));
    }
    assertEquals(new TreeSet<>(PATHS), all);
  }

  @Test
  void of_anotherSeed_choosesOthers() {
    assertNotEquals(new Sample(1, 7, "mine").of(PATHS), new Sample(1, 7, "yours").of(PATHS));
    assertThrows(IllegalArgumentException.class, () -> new Sample(3, 2, "mine"));
  }

  @Test
  void scan_oneOfTwoParts_readsThatAndTakesTheOtherAsListed(@TempDir Path root) throws IOException {
    for (String name : List.of("a", "b", "c")) {
      try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
        file.setLength(Sample.SMALLEST);
      }
    }
    Files.write(root.resolve("small"), new byte[] {1});
    Digest claimed = Digest.of(new byte[0]);
    SortedMap<String, FileEntry> list = new TreeMap<>();
    list.put("a", new FileEntry("a", Sample.SMALLEST, claimed));
    list.put("b", new FileEntry("b", Sample.SMALLEST, claimed));
    list.put("c", new FileEntry("c", Sample.SMALLEST - 1, claimed));
    list.put("small", new FileEntry("small", 1, claimed));
    Sample sample = new Sample(1, 2, "mine");
    Scan scan =
        ReleaseFolder.scan(
            root, Limits.standard(), Optional.of(new Sampling(sample, c -> list)), (d, a) -> {});
    Set<String> left = new TreeSet<>(Set.of("a", "b"));
    left.removeAll(sample.of(List.of("a", "b", "c")));
    assertEquals(left, scan.assumed());
    scan.files()
        .forEach(
            (path, entry) ->
                assertEquals(left.contains(path), entry.sha256().equals(claimed), path));
    assertEquals(Set.of("a", "b", "c", "small"), scan.files().keySet());
    assertEquals(List.of(), scan.findings());
  }
}
