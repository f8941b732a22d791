package org.hallmark.provenance.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The history of a release in one file, for archives that cannot hold a folder {@code .git}: a Git
 * bundle of version 2 (gitformat-bundle) that {@code git clone} takes, with the very pack of the
 * release, one branch and all tags.
 */
public final class GitBundle {
  private static final String NAME = "bundle";
  private static final String QUESTION =
      "Is the bundle of the history whole, with one line of commits and tags under their own names?";
  private static final String SIGNATURE = "# v2 git bundle\n";
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}) (\\S+)\n");

  private GitBundle() {}

  /**
   * Writes the history of a {@code .git} folder.
   *
   * @throws MalformedDocumentException if the folder is not as a release has it
   */
  public static void write(Path gitDir, Path bundle)
      throws IOException, MalformedDocumentException {
    GitFiles files = new GitFiles(gitDir);
    History.read(gitDir);
    PackedRefs refs =
        PackedRefs.read(
            GitFiles.name(GitFiles.PACKED_REFS), files.read(GitFiles.PACKED_REFS, PackLimits.TEXT));
    byte[] pack = files.read(files.onlyPack(), PackLimits.PACK);
    byte[] header = header(refs).getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(header, header.length + pack.length);
    System.arraycopy(pack, 0, all, header.length, pack.length);
    DurableFiles.write(bundle, all);
  }

  private static String header(PackedRefs refs) {
    StringBuilder header = new StringBuilder(SIGNATURE);
    header.append(refs.main()).append(" HEAD\n");
    header.append(refs.main()).append(' ').append(PackedRefs.MAIN).append('\n');
    refs.tags().forEach((ref, tag) -> header.append(tag.object() + " " + ref + "\n"));
    return header.append('\n').toString();
  }

  /** Checks a bundle and reads its history. */
  public static GitFolder.Reading read(Path bundle) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Optional<History> history = Optional.empty();
    try {
      History found = parse(bytes(bundle));
      found.tagNames().forEach((ref, name) -> compare(ref, PackedRefs.TAGS + name, findings));
      history = Optional.of(found);
    } catch (MalformedDocumentException e) {
      findings.add(new Finding("git-bundle-bytes", NAME, e.expected(), e.found()));
    }
    return new GitFolder.Reading(List.of(Check.of("git-bundle", QUESTION, findings)), history);
  }

  private static void compare(String ref, String signed, List<Finding> findings) {
    if (!ref.equals(signed)) {
      findings.add(new Finding("git-tag-name", NAME, signed, ref));
    }
  }

  private static byte[] bytes(Path bundle) throws IOException, MalformedDocumentException {
    int most = PackLimits.PACK + LONGEST_HEADER;
    try (InputStream in = Files.newInputStream(bundle)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw malformed("at most " + most + " octets", "more");
      }
      return bytes;
    }
  }

  private static History parse(byte[] bytes) throws MalformedDocumentException {
    String start =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
    int end = start.indexOf("\n\n");
    if (!start.startsWith(SIGNATURE) || end < 0) {
      throw malformed("a bundle of version 2, of SHA-1 objects", "another header");
    }
    SortedMap<String, String> tags = new TreeMap<>();
    Map<String, String> heads = heads(start.substring(SIGNATURE.length(), end + 1), tags);
    String main = heads.getOrDefault(PackedRefs.MAIN, "");
    if (!heads.equals(Map.of("HEAD", main, PackedRefs.MAIN, main))) {
      throw malformed("HEAD and " + PackedRefs.MAIN + " at one commit", heads.keySet().toString());
    }
    return History.bundled(NAME, Arrays.copyOfRange(bytes, end + 2, bytes.length), main, tags);
  }

  private static Map<String, String> heads(String lines, SortedMap<String, String> tags)
      throws MalformedDocumentException {
    Map<String, String> heads = new TreeMap<>();
    Matcher line = LINE.matcher(lines);
    int at = 0;
    for (; line.find() && line.start() == at; at = line.end()) {
      Map<String, String> into = line.group(2).startsWith(PackedRefs.TAGS) ? tags : heads;
      if (into.put(line.group(2), line.group(1)) != null) {
        throw malformed("every ref once", line.group(2) + " twice");
      }
    }
    if (at < lines.length()) {
      throw malformed("an id and a ref in each line, and no prerequisite", "another line");
    }
    return heads;
  }

  private static MalformedDocumentException malformed(String expected, String found) {
    return new MalformedDocumentException(NAME, "", expected, found);
  }
}
