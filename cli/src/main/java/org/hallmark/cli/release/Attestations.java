package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.ModelSignature;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;

/**
 * What a release attests, as functions of its manifest and results: how it was made (SLSA, honestly
 * at Build L1, for the owner's own machine made it), how its claims came out, and the files of the
 * generator as a model.
 */
public final class Attestations {
  /** The predicate that says how a release was made. */
  public static final String PROVENANCE_TYPE = "https://slsa.dev/provenance/v1";

  /** The predicate that says how the registered claims came out. */
  public static final String TEST_RESULT_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

  /** The type of each attestation that a release has, by its path. */
  public static final SortedMap<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              ReleaseFiles.MODEL, ModelSignature.TYPE,
              ReleaseFiles.PROVENANCE, PROVENANCE_TYPE,
              ReleaseFiles.TEST_RESULT, TEST_RESULT_TYPE));

  private static final String BUILD_TYPE = "https://hallmark.invalid/release/v1";
  private static final String BUILDER = "https://hallmark.invalid/self-run/v1";

  private Attestations() {}

  /**
   * What each attestation must be about: name and digest of every subject, by its path.
   *
   * @param digests of the files of the release
   */
  public static SortedMap<String, SortedMap<String, Digest>> subjects(
      Manifest manifest, Function<String, Digest> digests) {
    SortedMap<String, Digest> whole = new TreeMap<>();
    whole.put(Manifest.PATH, digests.apply(Manifest.PATH));
    SortedMap<String, Digest> reports = new TreeMap<>((Map<String, Digest>) whole);
    manifest.reports().forEach(path -> reports.put(path, digests.apply(path)));
    SortedMap<String, Digest> generator = new TreeMap<>();
    model(manifest)
        .map(ModelSignature::subject)
        .ifPresent(subject -> generator.put(subject.name(), subject.sha256()));
    return new TreeMap<>(
        Map.of(
            ReleaseFiles.MODEL, generator,
            ReleaseFiles.PROVENANCE, reports,
            ReleaseFiles.TEST_RESULT, whole));
  }

  /** What each attestation says, by its path. */
  public static SortedMap<String, Object> predicates(Manifest manifest, Results results) {
    return new TreeMap<>(
        Map.of(
            ReleaseFiles.MODEL, model(manifest).map(ModelSignature::predicate).orElse(Map.of()),
            ReleaseFiles.PROVENANCE, provenance(manifest),
            ReleaseFiles.TEST_RESULT, testResult(results.claims())));
  }

  /** The statement that is signed in each attestation, by its path. */
  public static SortedMap<String, Statement> statements(
      Manifest manifest, Results results, Function<String, Digest> digests) {
    SortedMap<String, Statement> statements = new TreeMap<>();
    SortedMap<String, Object> predicates = predicates(manifest, results);
    subjects(manifest, digests)
        .forEach(
            (path, about) ->
                statements.put(
                    path,
                    Statement.of(
                        about.entrySet().stream()
                            .map(subject -> new Subject(subject.getKey(), subject.getValue()))
                            .toList(),
                        TYPES.get(path),
                        predicates.get(path))));
    return statements;
  }

  /** All files in the generator's folder, as its readers must find them; there may be none. */
  private static Optional<ModelSignature> model(Manifest manifest) {
    String folder = ReleaseFiles.GENERATOR + "/";
    SortedMap<String, Digest> files = new TreeMap<>();
    manifest.artifacts().stream()
        .filter(artifact -> artifact.path().startsWith(folder))
        .forEach(a -> files.put(a.path().substring(folder.length()), a.sha256()));
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModelSignature(ReleaseFiles.GENERATOR, files));
  }

  private static Map<String, Object> provenance(Manifest manifest) {
    List<Map<String, Object>> dependencies = new ArrayList<>();
    manifest.artifacts().stream()
        .filter(artifact -> isInput(artifact.path()))
        .forEach(artifact -> dependencies.add(dependency(artifact)));
    manifest
        .components()
        .forEach(
            component ->
                dependencies.add(
                    dependency(component.name() + "@" + component.version(), component.sha256())));
    return Map.of(
        "buildDefinition",
        Map.of(
            "buildType",
            BUILD_TYPE,
            "externalParameters",
            Map.of("plan", manifest.plan().toString(), "run", manifest.run()),
            "internalParameters",
            Map.of("environment", manifest.environment(), "versions", manifest.versions()),
            "resolvedDependencies",
            dependencies),
        "runDetails",
        Map.of("builder", Map.of("id", BUILDER)));
  }

  /** What was there before a run's results and decided them. */
  private static boolean isInput(String path) {
    return Registration.isPart(path) || path.matches("runs/.*\\.open\\.json");
  }

  private static Map<String, Object> dependency(Artifact artifact) {
    return dependency(artifact.path(), artifact.sha256());
  }

  private static Map<String, Object> dependency(String name, Digest digest) {
    return Map.of("name", name, "digest", Map.of("sha256", digest.hex()));
  }

  /** PASSED where every claim is supported, FAILED where one is not, WARNED in between. */
  private static Map<String, Object> testResult(List<ClaimVerdict> claims) {
    Map<Judgement, List<String>> byJudgement = new EnumMap<>(Judgement.class);
    for (Judgement judgement : Judgement.values()) {
      byJudgement.put(
          judgement,
          claims.stream()
              .filter(claim -> claim.judgement() == judgement)
              .map(ClaimVerdict::id)
              .toList());
    }
    boolean failed = !byJudgement.get(Judgement.NOT_SUPPORTED).isEmpty();
    boolean warned = !byJudgement.get(Judgement.INCONCLUSIVE).isEmpty();
    return Map.of(
        "result", failed ? "FAILED" : warned ? "WARNED" : "PASSED",
        "configuration", List.of(Map.of("name", ReleaseFiles.PLAN)),
        "passedTests", byJudgement.get(Judgement.SUPPORTED),
        "warnedTests", byJudgement.get(Judgement.INCONCLUSIVE),
        "failedTests", byJudgement.get(Judgement.NOT_SUPPORTED));
  }
}
