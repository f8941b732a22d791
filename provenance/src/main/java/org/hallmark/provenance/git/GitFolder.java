package org.hallmark.provenance.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A release's {@code .git} folder in the hands of a reader who trusts nobody.
 *
 * <p>It may hold HEAD, config, packed-refs, an empty refs and one pack with its index, each with the
 * bytes it must have. What an auditor's own Git adds while it reads (index, logs, hook samples) is
 * tolerated and never read. Anything else, such as alternates, replaced objects, notes, shallow
 * histories, live hooks or settings, is a finding.
 */
public final class GitFolder {
  private static final String FOLDER_QUESTION =
      "Does .git hold the files of a release with their fixed bytes, and nothing else?";
  private static final String PACK_QUESTION =
      "Are Git's pack and its index whole, and do they belong together?";
  private static final String REFS_QUESTION =
      "Do Git's refs lead to one line of commits over plain files, and do tags bear their own names?";

  /** An honest folder has fewer than ten entries; an auditor's Git adds a few dozen. */
  private static final int MOST_ENTRIES = 10_000;

  private final GitFiles files;

  private GitFolder(GitFiles files) {
    this.files = files;
  }

  /**
   * All that was found out about a folder.
   *
   * @param checks the answers
   * @param history what it holds, where that can be read at all
   */
  public record Reading(List<Check> checks, Optional<History> history) {
    public Reading {
      checks = List.copyOf(checks);
    }
  }

  /** Checks the folder; findings name the file as {@code .git/…}. */
  public static List<Check> check(Path gitDir) throws IOException {
    return read(gitDir).checks();
  }

  /** Checks the folder and reads its history in one pass. */
  public static Reading read(Path gitDir) throws IOException {
    return new GitFolder(new GitFiles(gitDir)).read();
  }

  private Reading read() throws IOException {
    Check folder = Check.of("git-folder", FOLDER_QUESTION, folderFindings());
    History history = History.empty();
    List<Finding> packFindings = new ArrayList<>();
    Optional<Pack> pack = pack(history, packFindings);
    Check packs = Check.of("git-pack", PACK_QUESTION, packFindings);
    if (pack.isEmpty()) {
      Finding unread =
          new Finding("git-refs-unread", ".git/packed-refs", "a readable pack", "none");
      Check refs = Check.incomplete("git-refs", REFS_QUESTION, unread);
      return new Reading(List.of(folder, packs, refs), Optional.empty());
    }
    List<Finding> refFindings = new ArrayList<>();
    boolean readable = adopt(history, pack.get(), refFindings);
    Check refs = Check.of("git-refs", REFS_QUESTION, refFindings);
    return new Reading(
        List.of(folder, packs, refs), readable ? Optional.of(history) : Optional.empty());
  }

  private List<Finding> folderFindings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    fixed(GitFiles.HEAD, GitFiles.headBytes(), findings);
    fixed(GitFiles.CONFIG, GitFiles.configBytes(), findings);
    if (Files.exists(files.folder())) {
      Files.walkFileTree(files.folder(), new Entries(findings));
    }
    return findings;
  }

  private void fixed(String path, byte[] expected, List<Finding> findings) throws IOException {
    try {
      files.require(path, expected);
    } catch (MalformedDocumentException e) {
      findings.add(finding("git-folder-file", e));
    }
  }

  private Optional<Pack> pack(History history, List<Finding> findings) throws IOException {
    try {
      String path = files.onlyPack();
      Pack pack = history.readPack(files, path);
      String stem = GitFiles.PACKS + "/" + pack.name();
      if (!path.equals(stem + ".pack")) {
        findings.add(
            new Finding("git-pack-name", GitFiles.name(path), pack.name() + ".pack", path));
      }
      index(pack, path.replaceAll("\\.pack$", ".idx"), findings);
      return Optional.of(pack);
    } catch (MalformedDocumentException e) {
      findings.add(finding("git-pack-bytes", e));
      return Optional.empty();
    }
  }

  private void index(Pack pack, String path, List<Finding> findings) throws IOException {
    try {
      if (!Arrays.equals(files.read(path, PackLimits.PACK), pack.index())) {
        findings.add(
            new Finding(
                "git-pack-index", GitFiles.name(path), "the index of the pack", "other bytes"));
      }
    } catch (MalformedDocumentException e) {
      findings.add(finding("git-pack-index", e));
    }
  }

  private boolean adopt(History history, Pack pack, List<Finding> findings) throws IOException {
    try {
      history.adopt(pack, files.read(GitFiles.PACKED_REFS, PackLimits.TEXT));
    } catch (MalformedDocumentException e) {
      findings.add(finding("git-refs-bytes", e));
      return false;
    }
    for (SignedTag tag : history.tags().values()) {
      String named = PackedRefs.TAGS + tag.innerName();
      if (!tag.ref().equals(named)) {
        findings.add(new Finding("git-tag-name", ".git/packed-refs", named, tag.ref()));
      }
    }
    return true;
  }

  private static Finding finding(String code, MalformedDocumentException e) {
    String place = e.pointer().isEmpty() ? "" : e.pointer() + ": ";
    return new Finding(code, e.document(), place + e.expected(), e.found());
  }

  /** Tells what has no place in the folder. */
  private final class Entries extends SimpleFileVisitor<Path> {
    private static final Set<String> FOLDERS =
        Set.of("", GitFiles.OBJECTS, GitFiles.PACKS, GitFiles.REFS, "hooks", "logs");
    private static final Set<String> FILES =
        Set.of(GitFiles.HEAD, GitFiles.CONFIG, GitFiles.PACKED_REFS, "index");
    private static final String PACK_FILE = GitFiles.PACKS + "/pack-[0-9a-f]{40}\\.(pack|idx)";
    private static final String HOOK_SAMPLE = "hooks/[a-z0-9-]+\\.sample";

    private final List<Finding> findings;
    private final Set<String> stems = new HashSet<>();
    private int seen;

    Entries(List<Finding> findings) {
      this.findings = findings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String path = path(folder);
      boolean known = FOLDERS.contains(path) || path.startsWith("logs/");
      return entry(path, known, "a folder");
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = path(file);
      boolean known = FILES.contains(path) || path.startsWith("logs/") || path.matches(HOOK_SAMPLE);
      boolean packed = path.matches(PACK_FILE) && onlyStem(path);
      String kind = attributes.isRegularFile() ? "a file" : "no regular file";
      return entry(path, (known || packed) && attributes.isRegularFile(), kind);
    }

    /** True for the first pack and its index. */
    private boolean onlyStem(String path) {
      stems.add(path.substring(0, path.lastIndexOf('.')));
      return stems.size() == 1;
    }

    private FileVisitResult entry(String path, boolean known, String kind) {
      if (++seen > MOST_ENTRIES) {
        findings.add(
            new Finding(
                "git-folder-entry", ".git", "at most " + MOST_ENTRIES + " entries", "more"));
        return FileVisitResult.TERMINATE;
      }
      if (!known) {
        findings.add(new Finding("git-folder-entry", GitFiles.name(path), "nothing", kind));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    private String path(Path entry) {
      return files.folder().relativize(entry).toString().replace('\\', '/');
    }
  }
}
