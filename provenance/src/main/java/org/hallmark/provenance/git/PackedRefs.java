package org.hallmark.provenance.git;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The {@code packed-refs} file of a release: one branch and its annotated tags, in the one form
 * that Git writes.
 *
 * @param main id of the branch's last commit
 * @param tags by full name, the tag object and the commit it names
 */
record PackedRefs(String main, SortedMap<String, Tag> tags) {
  /** The only branch. */
  static final String MAIN = "refs/heads/main";

  /** Before the name of every tag. */
  static final String TAGS = "refs/tags/";

  private static final String HEADER = "# pack-refs with: peeled fully-peeled sorted \n";
  private static final String SEGMENT =
      "[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*(?<!\\.lock)";
  private static final String TAG_NAME = "(?=.{1,200}$)" + SEGMENT + "(?:/" + SEGMENT + ")*";
  private static final String ID = "([0-9a-f]{40})";
  private static final Pattern BRANCH_LINE = Pattern.compile(ID + " " + MAIN + "\n");
  private static final Pattern TAG_LINES =
      Pattern.compile(ID + " " + TAGS + "([A-Za-z0-9_./-]{1,200})\n\\^" + ID + "\n");

  /** Ids of a tag object and of the commit it names. */
  record Tag(String object, String commit) {}

  PackedRefs {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** Refuses a tag name that Git, or a file system, would not take. */
  static String requireTagName(String name) {
    if (!name.matches(TAG_NAME)) {
      throw new IllegalArgumentException(
          "name must be words of letters, digits, - _ . between slashes. Provided value: " + name);
    }
    return name;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(HEADER + main + " " + MAIN + "\n");
    tags.forEach((ref, tag) -> text.append(tag.object() + " " + ref + "\n^" + tag.commit() + "\n"));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads exactly what {@link #bytes} writes. */
  static PackedRefs read(String document, byte[] bytes) throws MalformedDocumentException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(HEADER)) {
      throw new MalformedDocumentException(document, "", HEADER.strip(), "another first line");
    }
    Matcher branch = BRANCH_LINE.matcher(text).region(HEADER.length(), text.length());
    if (!branch.lookingAt()) {
      throw new MalformedDocumentException(document, "", "an id and " + MAIN, "another line");
    }
    SortedMap<String, Tag> tags = new TreeMap<>();
    int at = branch.end();
    for (Matcher tag = TAG_LINES.matcher(text); at < text.length(); at = tag.end()) {
      if (!tag.region(at, text.length()).lookingAt()
          || !tag.group(2).matches(TAG_NAME)
          || !follows(tags, TAGS + tag.group(2))) {
        throw new MalformedDocumentException(
            document, "", "an annotated tag and its commit, in the order of names", "other lines");
      }
      tags.put(TAGS + tag.group(2), new Tag(tag.group(1), tag.group(3)));
    }
    return new PackedRefs(branch.group(1), tags);
  }

  private static boolean follows(SortedMap<String, Tag> tags, String ref) {
    return tags.isEmpty() || tags.lastKey().compareTo(ref) < 0;
  }
}
