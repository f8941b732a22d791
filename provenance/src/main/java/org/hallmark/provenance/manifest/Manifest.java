package org.hallmark.provenance.manifest;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.ReleasePaths;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * The closed list of what a release is made of, in {@value #PATH}.
 *
 * <p>Artifacts are listed with their digests. Reports are made from the manifest, attestations are
 * made about both, and the sums are made last, so these are listed by path alone: the attestations
 * bind the manifest and the reports, and the attestations bind themselves. Nothing else may lie in
 * the release.
 *
 * @param schema {@value #SCHEMA}
 * @param name of the release
 * @param run the number of the run that made it, from 1
 * @param plan digest of the sealed plan
 * @param versions ids of renderer, generator, estimators and writers, by role
 * @param environment what the numbers may depend on, such as the numeric mode
 * @param components the software
 * @param artifacts every file but this one, reports, attestations and the sums; sorted by path
 * @param reports paths below {@value #REPORTS}, sorted
 * @param attestations paths below {@value #ATTESTATIONS}, sorted
 */
public record Manifest(
    String schema,
    String name,
    int run,
    Digest plan,
    SortedMap<String, String> versions,
    SortedMap<String, String> environment,
    List<Component> components,
    List<Artifact> artifacts,
    List<String> reports,
    List<String> attestations) {

  public static final String SCHEMA = "hallmark-manifest-v1";

  /** Where the manifest itself lies. */
  public static final String PATH = "manifest.json";

  public static final String REPORTS = "report/";
  public static final String ATTESTATIONS = "attestations/";

  public Manifest {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException(
          "schema must be " + SCHEMA + ". Provided value: " + schema);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank. Provided value: " + name);
    }
    if (run < 1) {
      throw new IllegalArgumentException("run must be at least 1. Provided value: " + run);
    }
    versions = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) versions));
    environment =
        Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) environment));
    components = List.copyOf(components);
    artifacts = List.copyOf(artifacts);
    reports = List.copyOf(reports);
    attestations = List.copyOf(attestations);
    requireSorted("artifacts", artifacts.stream().map(Artifact::path).toList());
    requireSorted("reports", reports);
    requireSorted("attestations", attestations);
    artifacts.forEach(
        artifact -> require(isArtifact(artifact.path()), "artifact", artifact.path()));
    reports.forEach(path -> require(isBelow(REPORTS, path), "report", path));
    attestations.forEach(path -> require(isBelow(ATTESTATIONS, path), "attestation", path));
    requireNoTwins(artifacts, reports, attestations);
  }

  /** The manifest of those files that are artifacts; the others are left out. */
  public static Manifest of(
      String name,
      int run,
      Digest plan,
      SortedMap<String, String> versions,
      SortedMap<String, String> environment,
      List<Component> components,
      SortedMap<String, FileEntry> files,
      List<String> reports,
      List<String> attestations) {
    List<Artifact> artifacts =
        files.values().stream()
            .filter(file -> isArtifact(file.path()))
            .sorted((a, b) -> a.path().compareTo(b.path()))
            .map(Artifact::of)
            .toList();
    return new Manifest(
        SCHEMA,
        name,
        run,
        plan,
        versions,
        environment,
        components,
        artifacts,
        reports.stream().sorted().toList(),
        attestations.stream().sorted().toList());
  }

  /** Reads a manifest; bytes other than the canonical ones are refused. */
  public static Manifest read(String document, byte[] bytes) throws MalformedDocumentException {
    return Records.of(document, Documents.canonicalJson(document, bytes), Manifest.class);
  }

  /** Whether a file at {@code path} must be listed with its digest. */
  public static boolean isArtifact(String path) {
    return !path.equals(PATH)
        && !path.equals(Sha256Sums.PATH)
        && !path.startsWith(REPORTS)
        && !path.startsWith(ATTESTATIONS);
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.bytes(this);
  }

  /** The digest of {@link #bytes}. */
  public Digest digest() {
    return Digest.of(bytes());
  }

  private static boolean isBelow(String folder, String path) {
    return path.startsWith(folder) && ReleasePaths.problem(path).isEmpty();
  }

  private static void require(boolean holds, String kind, String path) {
    if (!holds) {
      throw new IllegalArgumentException(
          "path must be that of a " + kind + ". Provided value: " + path);
    }
  }

  private static void requireSorted(String name, List<String> paths) {
    for (int i = 1; i < paths.size(); i++) {
      if (paths.get(i - 1).compareTo(paths.get(i)) >= 0) {
        throw new IllegalArgumentException(
            name + " must be sorted and distinct. Provided value: " + paths.get(i));
      }
    }
  }

  private static void requireNoTwins(
      List<Artifact> artifacts, List<String> reports, List<String> attestations) {
    Set<String> folded = new HashSet<>();
    artifacts.forEach(artifact -> requireNew(folded, artifact.path()));
    reports.forEach(path -> requireNew(folded, path));
    attestations.forEach(path -> requireNew(folded, path));
  }

  private static void requireNew(Set<String> folded, String path) {
    if (!folded.add(ReleasePaths.folded(path))) {
      throw new IllegalArgumentException(
          "paths must differ by more than case. Provided value: " + path);
    }
  }
}
