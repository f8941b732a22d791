package org.hallmark.provenance.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFolderTest {
  @TempDir Path folder;
  private Path git;

  @BeforeEach
  void write() throws IOException {
    git = folder.resolve(".git");
    Releases.release().writeTo(git);
  }

  @Test
  void check_freshFolder_passes() throws IOException {
    assertEquals(List.of(), findings());
    assertEquals(
        List.of("git-folder", "git-pack", "git-refs"),
        GitFolder.check(git).stream().map(Check::id).toList());
  }

  @Test
  void check_anyByteOfAnyFileChanged_namesThatFile() throws IOException {
    Releases.sealed().writeTo(git);
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 << i % 8);
        Files.write(file, bad);
        requireOnly(file, "byte " + i);
      }
      Files.write(file, good);
    }
    assertEquals(List.of(), findings());
  }

  /** Here one bit can turn a digit into another, or a letter into a capital. */
  @Test
  void check_digitOrCaseInPackedRefsChanged_namesThatFile() throws IOException {
    Path file = git.resolve("packed-refs");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      for (int mask : new int[] {0x01, 0x20}) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) mask;
        Files.write(file, bad);
        requireOnly(file, "byte " + i + " mask " + mask);
      }
    }
  }

  @Test
  void check_fileCutOrLonger_namesThatFile() throws IOException {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int length = 0; length < good.length; length += 1 + good.length / 40) {
        Files.write(file, Arrays.copyOf(good, length));
        requireOnly(file, "length " + length);
      }
      Files.write(file, Arrays.copyOf(good, good.length + 1));
      requireOnly(file, "longer");
      Files.write(file, good);
    }
  }

  @Test
  void check_fileRenamedOrMissing_isFound() throws IOException {
    for (Path file : files()) {
      Path other = file.resolveSibling("x" + file.getFileName());
      Files.move(file, other);
      List<String> subjects = findings().stream().map(Finding::subject).toList();
      assertTrue(subjects.contains(name(other)), name(other) + " in " + subjects);
      assertTrue(
          subjects.stream().anyMatch(name(file)::startsWith), name(file) + " in " + subjects);
      Files.move(other, file);
    }
  }

  @Test
  void check_whatAnAuditorsGitAdds_isTolerated() throws IOException {
    add("index");
    add("ORIG_HEAD");
    add("logs/HEAD");
    add("logs/refs/heads/main");
    add("hooks/pre-commit.sample");
    Files.createDirectories(git.resolve("refs/heads"));
    assertEquals(List.of(), findings());
  }

  @Test
  void check_anythingElse_namesIt() throws IOException {
    for (String path :
        List.of(
            "objects/info/alternates",
            "objects/17/bc6138f6b80aa3620141d91f68e98c762b1a9c",
            "objects/pack/pack-0000000000000000000000000000000000000000.idx",
            "objects/pack/pack-0.keep",
            "refs/heads/main",
            "refs/replace/17bc6138f6b80aa3620141d91f68e98c762b1a9c",
            "refs/notes/commits",
            "info/grafts",
            "info/attributes",
            "shallow",
            "hooks/post-checkout",
            "hooks/a.sample/b",
            "modules/x/config",
            "config.worktree",
            "FETCH_HEAD",
            "commondir")) {
      add(path);
      List<Finding> findings = findings();
      assertTrue(
          findings.stream().allMatch(f -> (".git/" + path).startsWith(f.subject())),
          path + ": " + findings);
      assertTrue(findings.stream().anyMatch(f -> f.code().equals("git-folder-entry")), path);
      Releases.release().writeTo(git);
      assertEquals(List.of(), findings(), path);
    }
  }

  @Test
  void check_links_areNotFollowed() throws IOException {
    for (Path file : files()) {
      Path moved = folder.resolve("moved");
      Files.move(file, moved);
      Files.createSymbolicLink(file, moved);
      assertTrue(findings().stream().anyMatch(f -> f.subject().equals(name(file))), name(file));
      Files.delete(file);
      Files.move(moved, file);
    }
    Path linked = folder.resolve("linked");
    Files.createSymbolicLink(linked, git);
    assertTrue(GitFolder.check(linked).stream().anyMatch(c -> c.status() == Check.Status.REFUTED));
  }

  @Test
  void check_nothingOrAFile_isRefuted() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "gitdir: elsewhere\n");
    for (Path path : List.of(folder.resolve("absent"), file)) {
      GitFolder.Reading reading = GitFolder.read(path);
      assertEquals(Check.Status.REFUTED, reading.checks().get(0).status());
      assertEquals(Optional.empty(), reading.history());
    }
  }

  @Test
  void check_tagUnderAnotherName_isFound() throws IOException {
    Path refs = git.resolve("packed-refs");
    String text = Files.readString(refs).replace("tags/hallmark/seal/1", "tags/hallmark/seal/9");
    Files.writeString(refs, text);
    assertEquals(
        List.of(
            new Finding(
                "git-tag-name",
                ".git/packed-refs",
                "refs/tags/hallmark/seal/1",
                "refs/tags/hallmark/seal/9")),
        findings());
  }

  @Test
  void check_signedTagCopiedToASecondName_isFound() throws IOException {
    Path refs = git.resolve("packed-refs");
    List<String> lines = Files.readAllLines(refs);
    String seal = lines.get(lines.size() - 2);
    Files.writeString(
        refs, Files.readString(refs) + seal + "9\n" + lines.get(lines.size() - 1) + "\n");
    assertEquals(
        List.of(
            new Finding(
                "git-tag-name",
                ".git/packed-refs",
                "refs/tags/hallmark/seal/1",
                "refs/tags/hallmark/seal/19")),
        findings());
  }

  @Test
  void check_secondPack_namesIt() throws IOException {
    String second = "objects/pack/pack-0000000000000000000000000000000000000000.pack";
    add(second);
    assertTrue(findings().stream().anyMatch(f -> f.subject().equals(".git/" + second)));
  }

  @Test
  void check_branchRolledBack_isFound() throws Exception {
    History history = Releases.release();
    String last = history.log().get(0).id();
    String first = history.log().get(1).id();
    Path refs = git.resolve("packed-refs");
    Files.writeString(
        refs, Files.readString(refs).replace(last + " refs/heads", first + " refs/heads"));
    requireOnly(refs, "rolled back");
  }

  private List<Finding> findings() throws IOException {
    return GitFolder.check(git).stream()
        .filter(check -> check.status() == Check.Status.REFUTED)
        .flatMap(check -> check.findings().stream())
        .toList();
  }

  private void requireOnly(Path file, String why) throws IOException {
    List<Finding> findings = findings();
    assertTrue(!findings.isEmpty(), why + " of " + name(file) + " was not found");
    assertTrue(
        findings.stream().allMatch(f -> f.subject().equals(name(file))),
        why + " of " + name(file) + ": " + findings);
  }

  private String name(Path file) {
    return ".git/" + git.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(git)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(String path) throws IOException {
    Files.createDirectories(git.resolve(path).getParent());
    Files.write(git.resolve(path), new byte[] {1});
  }
}
