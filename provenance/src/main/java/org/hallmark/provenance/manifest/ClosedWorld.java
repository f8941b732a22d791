package org.hallmark.provenance.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.Scan;

/**
 * The comparison of a release folder with its manifest: every listed file is there as listed, and
 * no other file is.
 *
 * <p>Each way in which one file is not as promised is one finding, whose subject is that file. The
 * contents of reports and attestations are not judged here; their signatures are.
 */
public final class ClosedWorld {
  private final Manifest manifest;
  private final Scan scan;
  private final Map<String, Artifact> artifacts = new HashMap<>();

  private ClosedWorld(Manifest manifest, Scan scan) {
    this.manifest = manifest;
    this.scan = scan;
    manifest.artifacts().forEach(artifact -> artifacts.put(artifact.path(), artifact));
  }

  /** All checks, each answered. */
  public static List<Check> check(Manifest manifest, Scan scan) {
    ClosedWorld world = new ClosedWorld(manifest, scan);
    return List.of(
        Check.of(
            "folder-regular",
            "Does the folder hold nothing but regular files with plain names?",
            scan.findings()),
        Check.of("files-as-listed", "Is every listed file there, as listed?", world.notAsListed()),
        Check.of("files-all-listed", "Is every file that is there listed?", world.notListed()),
        Check.of(
            "sums-agree", "Does " + Sha256Sums.PATH + " say the same?", world.sumsThatDiffer()));
  }

  private List<Finding> notAsListed() {
    List<Finding> findings = new ArrayList<>();
    for (String path : closedPaths()) {
      FileEntry found = scan.files().get(path);
      Artifact listed = artifacts.get(path);
      if (found == null) {
        findings.add(new Finding("file-missing", path, "a file", "none"));
      } else if (listed != null && !listed.entry().equals(found)) {
        findings.add(
            new Finding(
                "file-changed",
                path,
                describe(listed.size(), listed.sha256()),
                describe(found.size(), found.sha256())));
      }
    }
    return findings;
  }

  private List<Finding> notListed() {
    TreeSet<String> others = new TreeSet<>(scan.files().keySet());
    others.removeAll(closedPaths());
    return others.stream()
        .map(path -> new Finding("file-unlisted", path, "no such file", "a file"))
        .toList();
  }

  private List<Finding> sumsThatDiffer() {
    if (!scan.files().containsKey(Sha256Sums.PATH)) {
      return List.of();
    }
    Optional<SortedMap<String, Digest>> sums =
        scan.content(Sha256Sums.PATH).flatMap(Sha256Sums::read);
    if (sums.isEmpty()) {
      return List.of(
          new Finding(
              "sums-malformed",
              Sha256Sums.PATH,
              "a sorted line '<sha256>  <path>' for every file but itself",
              "something else"));
    }
    return linesThatDiffer(sums.get());
  }

  /**
   * Compares with what should be there, so that a changed artifact does not also count as a wrong
   * sum. Where a sum and a file that the manifest does not answer for disagree, either may be the
   * changed one, and both are named.
   */
  private List<Finding> linesThatDiffer(SortedMap<String, Digest> sums) {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, Optional<Digest>> expected = expectedSums();
    TreeSet<String> paths = new TreeSet<>(expected.keySet());
    paths.addAll(sums.keySet());
    for (String path : paths) {
      String found = line(path, Optional.ofNullable(sums.get(path)));
      if (!expected.containsKey(path)) {
        findings.add(sumDiffers(Sha256Sums.PATH, line(path, Optional.empty()), found));
      } else if (!sums.containsKey(path) || differs(expected.get(path), sums.get(path))) {
        String wanted = line(path, expected.get(path));
        findings.add(sumDiffers(Sha256Sums.PATH, wanted, found));
        if (sums.containsKey(path) && !artifacts.containsKey(path)) {
          findings.add(sumDiffers(path, found, wanted));
        }
      }
    }
    return findings;
  }

  private static boolean differs(Optional<Digest> expected, Digest found) {
    return expected.isPresent() && !expected.get().equals(found);
  }

  private static Finding sumDiffers(String subject, String expected, String found) {
    return new Finding("sum-differs", subject, expected, found);
  }

  private static String line(String path, Optional<Digest> digest) {
    return digest.map(sum -> sum.hex() + "  " + path).orElse("no sum of " + path);
  }

  /** The digest of every file of the closed list, where it is known. */
  private SortedMap<String, Optional<Digest>> expectedSums() {
    SortedMap<String, Optional<Digest>> expected = new TreeMap<>();
    for (String path : closedPaths()) {
      if (!path.equals(Sha256Sums.PATH)) {
        expected.put(
            path,
            Optional.ofNullable(artifacts.get(path))
                .map(Artifact::sha256)
                .or(() -> Optional.ofNullable(scan.files().get(path)).map(FileEntry::sha256)));
      }
    }
    return expected;
  }

  private TreeSet<String> closedPaths() {
    TreeSet<String> paths = new TreeSet<>(artifacts.keySet());
    paths.addAll(manifest.reports());
    paths.addAll(manifest.attestations());
    paths.add(Manifest.PATH);
    paths.add(Sha256Sums.PATH);
    return paths;
  }

  private static String describe(long size, Digest digest) {
    return size + " octets, " + digest;
  }
}
