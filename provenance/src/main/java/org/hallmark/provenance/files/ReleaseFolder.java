package org.hallmark.provenance.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Characters;

/**
 * The work tree of a release, read with suspicion: regular files only, no link followed, no file
 * opened twice, none read beyond the size that it was listed with, no more than the {@link Limits}
 * allow. {@code .git} at its root belongs to another reader and is left out.
 *
 * <p>Whatever is odd becomes a finding that names it, and is not read.
 */
public final class ReleaseFolder {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_FINDINGS = 10_000;

  private final Limits limits;
  private final SortedMap<String, FileEntry> files = new TreeMap<>();
  private final SortedMap<String, byte[]> contents = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> assumed = new TreeSet<>();
  private final List<FileReading> pending = new ArrayList<>();
  private int entries;
  private long total;
  private long kept;

  private ReleaseFolder(Limits limits) {
    this.limits = limits;
  }

  /**
   * Reads all files below {@code root}.
   *
   * @throws IOException if {@code root} itself is no folder that can be listed
   */
  public static Scan scan(Path root, Limits limits) throws IOException {
    return scan(root, limits, (done, all) -> {});
  }

  /**
   * Reads all files below {@code root}, several at a time.
   *
   * @param watcher is told of every megabyte
   * @throws IOException if {@code root} itself is no folder that can be listed
   */
  public static Scan scan(Path root, Limits limits, Watcher watcher) throws IOException {
    return scan(root, limits, Optional.empty(), watcher);
  }

  /**
   * Reads all files below {@code root}, but of the large ones only a sample.
   *
   * @param sampling what may be left out; what is left out is taken to be as listed
   * @param watcher is told of every megabyte
   * @throws IOException if {@code root} itself is no folder that can be listed
   */
  public static Scan scan(Path root, Limits limits, Optional<Sampling> sampling, Watcher watcher)
      throws IOException {
    ReleaseFolder folder = new ReleaseFolder(limits);
    folder.folder(root, "", 0);
    folder.read(sampling, watcher);
    return new Scan(folder.files, folder.findings, folder.contents, folder.assumed);
  }

  /**
   * Which large files are read, and what the others are taken for.
   *
   * @param sample the part that is read
   * @param list the digests of the others, by a file that was read
   */
  public record Sampling(Sample sample, Listed list) {}

  /** Whoever knows from the small files what the large ones should be. */
  public interface Listed {
    /** The listed files by path, from the contents of the small ones. */
    SortedMap<String, FileEntry> listed(SortedMap<String, byte[]> contents);
  }

  /**
   * Reads a file that a scan hashed but did not keep.
   *
   * @param entry the file as it was scanned; its octets must fit into memory
   * @return exactly the octets that were hashed; empty if they are others by now
   */
  public static Optional<byte[]> read(Path root, FileEntry entry) throws IOException {
    int size = Math.toIntExact(entry.size());
    try (InputStream in =
        Files.newInputStream(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(size);
      return Digest.of(bytes).equals(entry.sha256()) ? Optional.of(bytes) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whoever wants to know how far the reading is; it is told by several threads. */
  public interface Watcher {
    /** So many of all octets have been read. */
    void read(long done, long all);
  }

  /** Whoever reads a file from its first octet on. */
  public interface Reader {
    void read(InputStream in) throws IOException;
  }

  /**
   * Lets {@code reader} read a file that a scan hashed. What it has read is to be believed only
   * after this has returned true.
   *
   * @return whether there were exactly the octets that were hashed
   */
  public static boolean stream(Path root, FileEntry entry, Reader reader) throws IOException {
    MessageDigest sha = Digest.sha256();
    try (InputStream file =
            Files.newInputStream(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS);
        InputStream in = new DigestInputStream(file, sha)) {
      reader.read(in);
      drain(in, entry.size());
      return entry.sha256().hex().equals(HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Reads on to the end, or beyond {@code most} octets. */
  private static void drain(InputStream in, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long drained = 0;
    for (int n = in.read(buffer); n >= 0 && drained <= most; n = in.read(buffer)) {
      drained += n;
    }
  }

  private void folder(Path folder, String prefix, int depth) throws IOException {
    List<Path> children = list(folder, prefix);
    if (children.isEmpty() && !prefix.isEmpty()) {
      find("folder-empty", prefix, "a folder that holds files", "an empty folder");
    }
    Map<String, String> seen = new HashMap<>();
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (!(prefix.isEmpty() && isGit(child, name)) && isFit(prefix + name, name, seen)) {
        child(child, prefix + name, depth);
      }
    }
  }

  /** The names in a folder, in code unit order, as many as the limits still allow. */
  private List<Path> list(Path folder, String prefix) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        if (++entries > 2 * limits.files()) {
          find("folder-too-large", prefix, "at most " + limits.files() + " files", "more");
          break;
        }
        children.add(child);
      }
    }
    children.sort(Comparator.comparing(child -> child.getFileName().toString()));
    return children;
  }

  private static boolean isGit(Path child, String name) {
    return name.equals(".git") && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isFit(String path, String name, Map<String, String> seen) {
    String problem = ReleasePaths.nameProblem(name).or(() -> ReleasePaths.problem(path)).orElse("");
    if (!problem.isEmpty()) {
      find("file-name-odd", path, "a plain name", problem);
      return false;
    }
    String twin = seen.putIfAbsent(ReleasePaths.folded(name), name);
    if (twin != null) {
      find("file-name-twin", path, "names that differ by more than case", "the twin of " + twin);
    }
    return twin == null;
  }

  private void child(Path child, String path, int depth) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        file(child, path, attributes.size());
      } else if (!attributes.isDirectory()) {
        String kind = attributes.isSymbolicLink() ? "a symbolic link" : "a device, pipe or socket";
        find("file-not-regular", path, "a regular file", kind);
      } else if (depth + 1 > limits.depth()) {
        find("folder-too-deep", path, "at most " + limits.depth() + " folders deep", "deeper");
      } else {
        folder(child, path + "/", depth + 1);
      }
    } catch (IOException e) {
      find("file-unreadable", path, "a file that can be read", e.getClass().getSimpleName());
    }
  }

  private void file(Path file, String path, long size) {
    long room = Math.min(limits.fileSize(), limits.totalSize() - total);
    if (size > room) {
      find("file-too-large", path, "at most " + room + " octets", size + " octets");
      return;
    }
    if (pending.size() >= limits.files()) {
      find("folder-too-large", path, "at most " + limits.files() + " files", "more");
      return;
    }
    boolean keep = size <= limits.keptFileSize() && size <= limits.keptTotalSize() - kept;
    total += size;
    kept += keep ? size : 0;
    pending.add(new FileReading(file, path, size, keep));
  }

  /** Hashes all files but those that a sample leaves out and a list tells the digests of. */
  private void read(Optional<Sampling> sampling, Watcher watcher) throws IOException {
    Set<FileReading> large = new LinkedHashSet<>();
    if (sampling.isPresent()) {
      pending.stream().filter(file -> file.announced() >= Sample.SMALLEST).forEach(large::add);
    }
    Hashing hashing = new Hashing(total, watcher);
    List<FileReading> first = pending.stream().filter(file -> !large.contains(file)).toList();
    hashing.all(first).forEach(this::take);
    if (sampling.isPresent()) {
      List<FileReading> second = new ArrayList<>();
      Set<String> chosen =
          sampling.get().sample().of(large.stream().map(FileReading::path).toList());
      SortedMap<String, FileEntry> listed = sampling.get().list().listed(contents);
      for (FileReading file : large) {
        FileEntry entry = listed.get(file.path());
        if (chosen.contains(file.path()) || entry == null || entry.size() != file.announced()) {
          second.add(file);
        } else {
          files.put(file.path(), entry);
          assumed.add(file.path());
        }
      }
      hashing.all(second).forEach(this::take);
    }
  }

  private void take(FileReading file, FileReading.Outcome outcome) {
    outcome.problem().ifPresent(findings::add);
    outcome.entry().ifPresent(entry -> files.put(file.path(), entry));
    outcome.content().ifPresent(content -> contents.put(file.path(), content));
  }

  private void find(String code, String path, String expected, String found) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(code, subject(path), expected, found));
    }
  }

  private static String subject(String path) {
    return Characters.visible(path);
  }
}
