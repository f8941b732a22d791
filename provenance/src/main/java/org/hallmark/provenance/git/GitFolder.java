package org.hallmark.provenance.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A release's {@code .git} folder in the hands of a reader who trusts nobody.
 *
 * <p>It may hold HEAD, config, packed-refs, an empty refs and one pack with its index, each with
 * the bytes it must have. What an auditor's own Git adds at a {@code git reset --hard} (index,
 * logs, ORIG_HEAD, empty folders in refs) and hook samples are tolerated and never read. Anything
 * else, such as alternates, replaced objects, notes, loose objects and refs, live hooks or
 * settings, is a finding.
 */
public final class GitFolder {
  private static final String FOLDER_QUESTION =
      "Does .git hold the files of a release with their fixed bytes, and nothing else?";
  private static final String PACK_QUESTION =
      "Are Git's pack and its index whole, and do they belong together?";
  private static final String REFS_QUESTION =
      "Do Git's refs lead to one line of commits over plain files, and do tags bear their own"
          + " names?";

  /** An honest folder has fewer than ten entries; an auditor's Git adds a few dozen. */
  private static final int MOST_ENTRIES = 10_000;

  private static final Pattern OBJECT_FORMAT =
      Pattern.compile("objectformat\\s*=\\s*sha256", Pattern.CASE_INSENSITIVE);

  private static final String ANY_PACK_FILE = GitFiles.PACKS + "/pack-[0-9a-f]{40}\\.(pack|idx)";

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
    if (isOfSha256()) {
      return ofSha256();
    }
    Check folder = Check.of("git-folder", FOLDER_QUESTION, folderFindings());
    History history = History.empty();
    List<Finding> packFindings = new ArrayList<>();
    Optional<Pack> pack = pack(history, packFindings);
    Check packs = Check.of("git-pack", PACK_QUESTION, packFindings);
    if (pack.isEmpty()) {
      Finding unread =
          new Finding(
              "git-refs-unread", GitFiles.name(GitFiles.PACKED_REFS), "a readable pack", "none");
      Check refs = Check.incomplete("git-refs", REFS_QUESTION, unread);
      return new Reading(List.of(folder, packs, refs), Optional.empty());
    }
    List<Finding> refFindings = new ArrayList<>();
    boolean readable = adopt(history, pack.get(), refFindings);
    Check refs = Check.of("git-refs", REFS_QUESTION, refFindings);
    return new Reading(
        List.of(folder, packs, refs), readable ? Optional.of(history) : Optional.empty());
  }

  /** Git's other object format, which JGit cannot read and no release is made in. */
  private boolean isOfSha256() throws IOException {
    try {
      byte[] config = files.read(GitFiles.CONFIG, PackLimits.TEXT);
      return OBJECT_FORMAT.matcher(new String(config, StandardCharsets.ISO_8859_1)).find();
    } catch (MalformedDocumentException e) {
      return false;
    }
  }

  private static Reading ofSha256() {
    Finding format =
        new Finding(
            "git-object-format",
            GitFiles.name(GitFiles.CONFIG),
            "a repository of SHA-1 objects, whose files the signed SHA-256 root binds",
            "extensions.objectFormat sha256");
    return new Reading(
        List.of(Check.of("git-folder", FOLDER_QUESTION, List.of(format))), Optional.empty());
  }

  private List<Finding> folderFindings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    fixed(GitFiles.HEAD, GitFiles.headBytes(), findings);
    fixed(GitFiles.CONFIG, GitFiles.configBytes(), findings);
    if (Files.exists(files.folder())) {
      Files.walkFileTree(files.folder(), new Entries(findings, packFile()));
    }
    return findings;
  }

  /** What the files of the pack must be called; of two packs neither is the right one. */
  private String packFile() throws IOException {
    try {
      List<String> packs = files.packs();
      String stem = packs.size() == 1 ? packs.get(0).replaceAll("\\.pack$", "") : "";
      return packs.isEmpty() ? ANY_PACK_FILE : Pattern.quote(stem) + "\\.(pack|idx)";
    } catch (MalformedDocumentException e) {
      return ANY_PACK_FILE;
    }
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
    history.tagNames().forEach((ref, name) -> compare(ref, PackedRefs.TAGS + name, findings));
    return true;
  }

  private static void compare(String ref, String signed, List<Finding> findings) {
    if (!ref.equals(signed)) {
      findings.add(new Finding("git-tag-name", GitFiles.name(GitFiles.PACKED_REFS), signed, ref));
    }
  }

  private static Finding finding(String code, MalformedDocumentException e) {
    String place = e.pointer().isEmpty() ? "" : e.pointer() + ": ";
    return new Finding(code, e.document(), place + e.expected(), e.found());
  }

  /** Tells what has no place in the folder. */
  private final class Entries extends SimpleFileVisitor<Path> {
    private static final Set<String> FOLDERS =
        Set.of(
            "",
            GitFiles.OBJECTS,
            GitFiles.PACKS,
            GitFiles.REFS,
            "refs/heads",
            "refs/tags",
            "hooks",
            "logs");
    private static final Set<String> FILES =
        Set.of(GitFiles.HEAD, GitFiles.CONFIG, GitFiles.PACKED_REFS, "index", "ORIG_HEAD");
    private static final String HOOK_SAMPLE = "hooks/[a-z0-9-]+\\.sample";

    private final List<Finding> findings;
    private final String packFile;
    private int seen;

    Entries(List<Finding> findings, String packFile) {
      this.findings = findings;
      this.packFile = packFile;
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
      boolean known =
          FILES.contains(path)
              || path.startsWith("logs/")
              || path.matches(HOOK_SAMPLE)
              || path.matches(packFile);
      String kind = attributes.isRegularFile() ? "a file" : "no regular file";
      return entry(path, known && attributes.isRegularFile(), kind);
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
