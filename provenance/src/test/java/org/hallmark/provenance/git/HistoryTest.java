package org.hallmark.provenance.git;

import static org.hallmark.provenance.git.Releases.KEY;
import static org.hallmark.provenance.git.Releases.OWNER;
import static org.hallmark.provenance.git.Releases.SEALED;
import static org.hallmark.provenance.git.Releases.files;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  /** Of {@link Releases#release}, as native git computes them too. */
  private static final String SEAL = "17bc6138f6b80aa3620141d91f68e98c762b1a9c";

  private static final String RELEASE = "70595bfc60791b18aa553f18921415e6469a9c20";

  @TempDir Path folder;

  @Test
  void commit_sameContent_hasTheIdThatGitGivesIt() {
    assertEquals(
        List.of(
            new CommitEntry(RELEASE, List.of(SEAL), "Release"),
            new CommitEntry(SEAL, List.of(), "Seal")),
        Releases.release().log());
  }

  @Test
  void read_whatWasWritten_isTheSameHistory() throws Exception {
    History written = Releases.release();
    written.writeTo(git());
    History read = History.read(git());
    assertEquals(written.log(), read.log());
    assertEquals(written.tags(), read.tags());
    assertEquals(written.tree(RELEASE), read.tree(RELEASE));
    assertEquals(
        List.of(".gitattributes", "data/a-b/x", "data/a/y", "plan.json"),
        List.copyOf(read.tree(RELEASE).keySet()));
    assertEquals(
        new TreeEntry("100644", 1, Digest.of("2".getBytes(StandardCharsets.UTF_8))),
        read.tree(RELEASE).get("data/a/y"));
    assertArrayEquals(
        "{}".getBytes(StandardCharsets.UTF_8), read.file(SEAL, "plan.json").orElseThrow());
    assertEquals(Optional.empty(), read.file(SEAL, "data/a/y"));
  }

  @Test
  void tags_ofARelease_areSignedUnderTheirNames() {
    SignedTag tag = Releases.release().tags().get("refs/tags/hallmark/seal/1");
    assertEquals("hallmark/seal/1", tag.innerName());
    assertEquals(SEAL, tag.commit());
    assertEquals("Sealed plan\n\nof a test", tag.message());
    assertEquals(Optional.of(KEY.verifyingKey()), tag.signer());
  }

  @Test
  void writeTo_twiceAndAfterReading_givesTheSameBytes() throws Exception {
    Releases.release().writeTo(git());
    Map<String, Digest> first = bytes(git());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      Path again = folder.resolve("again");
      Releases.release().writeTo(again);
      assertEquals(first, bytes(again));
      Path third = folder.resolve("third");
      History.read(git()).writeTo(third);
      assertEquals(first, bytes(third));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void writeTo_manyFilesOfAllSizes_comeBack() throws Exception {
    Random random = new Random(7);
    SortedMap<String, byte[]> tree = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[i < 3 ? 1 << 20 : random.nextInt(3000)];
      random.nextBytes(bytes);
      tree.put("d" + i % 7 + "/e" + i % 3 + "/f" + i, bytes);
    }
    History history = History.empty();
    String id = history.commit(tree, "Many", OWNER, SEALED);
    history.writeTo(git());
    SortedMap<String, TreeEntry> read = History.read(git()).tree(id);
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      assertEquals(Digest.of(file.getValue()), read.get(file.getKey()).sha256());
    }
    assertEquals(tree.size(), read.size());
  }

  @Test
  void writeTo_folderOfAnotherRepository_isRefusedAndLeftAlone() throws Exception {
    Files.createDirectories(git());
    Files.writeString(git().resolve("config"), "[user]\n\tname = somebody\n");
    Files.writeString(git().resolve("keep"), "this");
    assertThrows(FileAlreadyExistsException.class, () -> Releases.release().writeTo(git()));
    assertEquals("this", Files.readString(git().resolve("keep")));
  }

  @Test
  void resume_afterEveryPossibleInterruption_isTheOldOrTheNewHistory() throws Exception {
    History old = History.empty();
    old.commit(files("plan.json", "{}", ".gitattributes", "* -text\n"), "Seal", OWNER, SEALED);
    old.writeTo(git());
    Path fresh = folder.resolve("fresh");
    Releases.release().writeTo(fresh);
    // The order in which the files of the new history come; after the last, old ones are removed.
    List<Path> news;
    try (Stream<Path> packs = Files.list(fresh.resolve("objects/pack"))) {
      news = Stream.concat(packs, Stream.of(fresh.resolve("packed-refs"))).toList();
    }
    for (Path next : news) {
      assertEquals(old.log(), History.resume(git()).log());
      Files.copy(
          next,
          git().resolve(fresh.relativize(next).toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    History resumed = History.resume(git());
    assertEquals(Releases.release().log(), resumed.log());
    resumed.writeTo(git());
    assertEquals(bytes(fresh), bytes(git()));
  }

  @Test
  void resume_nothingYet_isEmpty() throws Exception {
    assertEquals(List.of(), History.resume(folder.resolve("none")).log());
  }

  @Test
  void read_nothing_isMalformed() {
    assertThrows(MalformedDocumentException.class, () -> History.read(folder.resolve("none")));
  }

  @Test
  void commit_pathsThatGitCannotHold_areMisuse() {
    for (String path : List.of("", "/a", "a/", "a//b", "../a", "a/../b", ".git/config", "a/.GIT")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> History.empty().commit(files(path, ""), "Message", OWNER, SEALED),
          path);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> History.empty().commit(files(), "Message", OWNER, SEALED));
    assertThrows(
        IllegalArgumentException.class,
        () -> History.empty().commit(files("a", "", "a/b", ""), "Message", OWNER, SEALED));
  }

  @Test
  void commit_oddMessage_isMisuse() {
    for (String message : List.of("", " a", "a\n", "a\0b", "a\rb")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> History.empty().commit(files("a", ""), message, OWNER, SEALED));
    }
    assertThrows(IllegalArgumentException.class, () -> new Person("a <b>", "c"));
  }

  @Test
  void commit_longMessage_isKept() {
    String message = "line\n".repeat(20_000) + "end \u00e4";
    History history = History.empty();
    history.commit(files("a", ""), message, OWNER, SEALED);
    assertEquals(message, history.log().get(0).message());
  }

  @Test
  void tag_oddNameOrTakenOrNoCommit_isMisuse() {
    History history = Releases.release();
    for (String name : List.of("", "a..b", "a b", "/a", "a/", "a.lock", ".a", "hallmark/seal/1")) {
      assertThrows(
          IllegalArgumentException.class, () -> history.tag(name, "Tag", KEY, OWNER, SEALED), name);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> history.tag("a", "-----BEGIN PGP SIGNATURE-----", KEY, OWNER, SEALED));
    assertThrows(
        IllegalStateException.class, () -> History.empty().tag("a", "Tag", KEY, OWNER, SEALED));
  }

  @Test
  void tagSignatures_strangersKeyOrNoTag_areRefuted() {
    History history = Releases.release();
    assertEquals(
        Check.Status.PASSED, TagSignatures.check(history, List.of(KEY.verifyingKey())).status());
    history.tag("extra", "Tag", SigningKey.generate(new SecureRandom()), OWNER, SEALED);
    Check refuted = TagSignatures.check(history, List.of(KEY.verifyingKey()));
    assertEquals(
        List.of("refs/tags/extra"), refuted.findings().stream().map(f -> f.subject()).toList());
    assertEquals(Check.Status.REFUTED, TagSignatures.check(History.empty(), List.of()).status());
  }

  private Path git() {
    return folder.resolve(".git");
  }

  private static Map<String, Digest> bytes(Path root) throws IOException {
    Map<String, Digest> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(root.relativize(file).toString(), Digest.of(file));
      }
    }
    return all;
  }
}
