package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a repository the old one or the new one, whatever moment a crash chose? */
final class PublicationTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path repo;
  private Path note;

  @BeforeEach
  void publishOld() throws Exception {
    repo = folder.resolve("place/repo");
    note = folder.resolve("state/publishing");
    publish(repo, "old");
  }

  @Test
  void publish_overAnOlderOne_leavesTheNewOneAlone() throws Exception {
    publish(repo, "new");
    requireSettled("new");
  }

  @Test
  void publish_anything_givesEveryFileAndFolderTheOneTime() throws Exception {
    try (Stream<Path> files = Files.walk(repo)) {
      for (Path file : files.toList()) {
        assertEquals(FileTime.from(TIME), Files.getLastModifiedTime(file), file.toString());
      }
    }
  }

  @Test
  void recover_crashWhileBuilding_keepsTheOldOne() throws Exception {
    writeNote();
    Files.createDirectories(beside(".building/data"));
    Files.writeString(beside(".building/data/half"), "ha");
    recover();
    requireSettled("old");
  }

  @Test
  void recover_crashBeforeTheOldOneStepsAside_finishesTheNewOne() throws Exception {
    makeNext();
    recover();
    requireSettled("new");
  }

  @Test
  void recover_crashWithNothingInPlace_finishesTheNewOne() throws Exception {
    makeNext();
    Files.move(repo, beside(".previous"));
    recover();
    requireSettled("new");
  }

  @Test
  void recover_crashBeforeTheOldOneIsDeleted_keepsTheNewOne() throws Exception {
    makeNext();
    Files.move(repo, beside(".previous"));
    Files.move(beside(".next"), repo);
    recover();
    requireSettled("new");
  }

  @Test
  void recover_crashWhileTheOldOneIsDeleted_keepsTheNewOne() throws Exception {
    publish(repo, "new");
    writeNote();
    Files.createDirectories(beside(".previous"));
    recover();
    requireSettled("new");
  }

  @Test
  void publish_foldersOfThoseNamesWithoutNote_areLeftUntouched() throws Exception {
    for (String suffix : Set.of(".building", ".next", ".previous")) {
      Path mine = beside(suffix + "/mine.txt");
      Files.createDirectories(mine.getParent());
      Files.writeString(mine, "mine");
      recover();
      Refusal refusal = assertThrows(Refusal.class, () -> publish(repo, "new"));
      assertTrue(refusal.getMessage().contains("repo" + suffix), refusal.getMessage());
      assertEquals("mine", Files.readString(mine));
      assertEquals("old", Files.readString(repo.resolve("file")));
      Files.delete(mine);
      Files.delete(mine.getParent());
    }
  }

  @Test
  void holds_sameFilesOrOthers_tellsThemApart() throws Exception {
    Publication publication = new Publication(repo, note);
    assertTrue(publication.holds(content("old")));
    assertFalse(publication.holds(content("new")));
    Files.delete(repo.resolve(".git/HEAD"));
    assertFalse(publication.holds(content("old")));
  }

  @Test
  void publish_fileOnTheDisk_isCopiedForEverybodyToRead() throws Exception {
    Path place = folder.resolve("private");
    DurableFiles.writePrivate(place, "noised sums".getBytes(StandardCharsets.UTF_8));
    FileEntry entry = new FileEntry("deep/chunk", Files.size(place), Digest.of(place));
    SortedMap<String, ReleaseContent.Large> large = new TreeMap<>();
    large.put(entry.path(), new ReleaseContent.Large(place, entry));
    ReleaseContent content = new ReleaseContent(files("new"), large);
    assertEquals(Set.of("deep/chunk", "file"), content.entries().keySet());

    publish(repo, content);
    Path published = repo.resolve("deep/chunk");
    assertEquals("noised sums", Files.readString(published));
    assertEquals(
        Files.getPosixFilePermissions(repo.resolve("file")),
        Files.getPosixFilePermissions(published));
    Publication publication = new Publication(repo, note);
    assertTrue(publication.holds(content));
    Files.writeString(published, "noised sunk");
    assertFalse(publication.holds(content));
  }

  private void recover() throws IOException {
    Publication.recover(note);
  }

  private void requireSettled(String content) throws IOException {
    assertEquals(content, Files.readString(repo.resolve("file")));
    assertTrue(Files.exists(repo.resolve(".git/HEAD")));
    try (Stream<Path> beside = Files.list(repo.getParent())) {
      assertEquals(Set.of(repo), beside.collect(Collectors.toSet()));
    }
    assertTrue(Files.notExists(note));
  }

  /** A whole new repository that has not taken its place, as a crash leaves it. */
  private void makeNext() throws Exception {
    Path elsewhere = folder.resolve("elsewhere/repo");
    publish(elsewhere, "new");
    Files.move(elsewhere, beside(".next"));
    writeNote();
  }

  private void writeNote() throws IOException {
    Files.writeString(note, repo.toString());
  }

  private Path beside(String rest) {
    return repo.resolveSibling("repo" + rest);
  }

  private void publish(Path place, String content) throws Exception {
    publish(place, content(content));
  }

  private void publish(Path place, ReleaseContent content) throws Exception {
    History history = History.empty();
    Person person = new Person("An owner", "owner@example.invalid");
    history.commit(content.files(), "Release", person, TIME);
    new Publication(place, note).publish(content, history, TIME);
  }

  private static ReleaseContent content(String content) {
    return ReleaseContent.of(files(content));
  }

  private static SortedMap<String, byte[]> files(String content) {
    return new TreeMap<>(Map.of("file", content.getBytes(StandardCharsets.UTF_8)));
  }
}
