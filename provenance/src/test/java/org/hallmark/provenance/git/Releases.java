package org.hallmark.provenance.git;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.sign.SigningKey;

/** Small histories for tests: the same objects every time, apart from the key. */
final class Releases {
  static final Person OWNER = new Person("Ada Owner", "ada@example.org");
  static final Instant SEALED = Instant.parse("2026-01-02T03:04:05Z");
  static final Instant RELEASED = Instant.parse("2026-01-02T04:04:05Z");
  static final SigningKey KEY = SigningKey.generate(new SecureRandom());

  private Releases() {}

  static SortedMap<String, byte[]> files(String... pathsAndTexts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /** A sealed plan, tagged. */
  static History sealed() {
    History history = History.empty();
    history.commit(files("plan.json", "{}"), "Seal", OWNER, SEALED);
    history.tag("hallmark/seal/1", "Sealed plan", KEY, OWNER, SEALED);
    return history;
  }

  /** A sealed plan, then a release on top of it; both tagged. */
  static History release() {
    History history = History.empty();
    history.commit(files("plan.json", "{}", ".gitattributes", "* -text\n"), "Seal", OWNER, SEALED);
    history.tag("hallmark/seal/1", "Sealed plan\n\nof a test", KEY, OWNER, SEALED);
    history.commit(
        files("plan.json", "{}", ".gitattributes", "* -text\n", "data/a-b/x", "1", "data/a/y", "2"),
        "Release",
        OWNER,
        RELEASED);
    history.tag("hallmark/release/1", "Root sha256:0", KEY, OWNER, RELEASED);
    return history;
  }
}
