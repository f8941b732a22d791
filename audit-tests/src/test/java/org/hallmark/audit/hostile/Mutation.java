package org.hallmark.audit.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hallmark.provenance.Digest;

/**
 * One small random change of a release's files. Every byte of a release counts: what an auditor's
 * own Git adds to {@code .git} (index, logs) is no part of one, and is never mutated.
 *
 * @param what the change in words
 * @param files the changed files by path, as they then are
 */
record Mutation(String what, SortedMap<String, byte[]> files) {
  private static final Pattern NUMBER = Pattern.compile("(?<=[:,\\[])-?[0-9][-+.0-9eE]*");
  private static final int MOST_FLIPS = 4;

  /** The kinds, by how often each is drawn in twenty. */
  private enum Kind {
    FLIP(11),
    CUT(3),
    SWAP(2),
    NUMBER(4);

    final int share;

    Kind(int share) {
      this.share = share;
    }
  }

  /** A mutation of the files of {@code release}, all of which are its own. */
  static Mutation draw(SortedMap<String, byte[]> release, Random random) {
    int ticket = random.nextInt(Arrays.stream(Kind.values()).mapToInt(kind -> kind.share).sum());
    for (Kind kind : Kind.values()) {
      ticket -= kind.share;
      if (ticket < 0) {
        return draw(kind, new ArrayList<>(release.keySet()), release, random);
      }
    }
    throw new IllegalStateException("a ticket beyond all shares");
  }

  private static Mutation draw(
      Kind kind, List<String> paths, SortedMap<String, byte[]> release, Random random) {
    String path = paths.get(random.nextInt(paths.size()));
    return switch (kind) {
      case FLIP -> flip(path, release.get(path), random);
      case CUT -> cut(path, release.get(path), random);
      case SWAP -> swap(path, paths.get(random.nextInt(paths.size())), release, random);
      case NUMBER -> number(paths, release, random);
    };
  }

  static Mutation flip(String path, byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    StringBuilder places = new StringBuilder();
    for (int flips = 1 + random.nextInt(MOST_FLIPS); flips > 0; flips--) {
      int place = random.nextInt(changed.length);
      changed[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      places.append(' ').append(place);
    }
    if (Arrays.equals(changed, bytes)) {
      changed[0] ^= 1;
      places.append(" 0");
    }
    return one("bits of octets" + places + " of " + path, path, changed);
  }

  static Mutation cut(String path, byte[] bytes, Random random) {
    int length = random.nextInt(bytes.length);
    return one(path + " cut to " + length + " octets", path, Arrays.copyOf(bytes, length));
  }

  private static Mutation swap(
      String one, String other, SortedMap<String, byte[]> release, Random random) {
    if (Digest.of(release.get(one)).equals(Digest.of(release.get(other)))) {
      return flip(one, release.get(one), random);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(one, release.get(other));
    files.put(other, release.get(one));
    return new Mutation(one + " and " + other + " swapped", files);
  }

  private static Mutation number(
      List<String> paths, SortedMap<String, byte[]> release, Random random) {
    List<String> documents = paths.stream().filter(path -> path.endsWith(".json")).toList();
    String path = documents.get(random.nextInt(documents.size()));
    return number(path, release.get(path), random);
  }

  /** Another number in its canonical form, so that the document is still well written. */
  static Mutation number(String path, byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    if (numbers.isEmpty()) {
      return flip(path, bytes, random);
    }
    MatchResult at = numbers.get(random.nextInt(numbers.size()));
    String other = other(at.group(), random);
    String changed = text.substring(0, at.start()) + other + text.substring(at.end());
    return one(
        at.group() + " at " + at.start() + " of " + path + " is " + other,
        path,
        changed.getBytes(StandardCharsets.UTF_8));
  }

  private static String other(String number, Random random) {
    List<String> others =
        List.of("0", "1", "2", "0.5", "-1", "1e-7", "9007199254740991", "1.7976931348623157e+308");
    String other = others.get(random.nextInt(others.size()));
    return other.equals(number) ? "3" : other;
  }

  private static Mutation one(String what, String path, byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(path, bytes);
    return new Mutation(what, files);
  }

  /** Writes the changed files. */
  void applyTo(Path folder) throws IOException {
    for (String path : files.keySet()) {
      Files.write(folder.resolve(path), files.get(path));
    }
  }

  /** Writes the files as they were. */
  void takeBack(Path folder, SortedMap<String, byte[]> release) throws IOException {
    for (String path : files.keySet()) {
      Files.write(folder.resolve(path), release.get(path));
    }
  }
}
