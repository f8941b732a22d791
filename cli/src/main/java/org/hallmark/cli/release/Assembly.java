package org.hallmark.cli.release;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.Sha256Sums;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;

/**
 * Makes a release's files out of its artifacts: the manifest, the report, the attestations about
 * both, and the sums over all.
 */
public final class Assembly {
  /** The predicate that says how a release was made: SLSA provenance, honestly at Build L1. */
  public static final String PROVENANCE_TYPE = "https://slsa.dev/provenance/v1";

  /** The predicate that says how the registered claims came out. */
  public static final String TEST_RESULT_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

  private static final String BUILD_TYPE = "https://hallmark.invalid/release/v1";
  private static final String BUILDER = "https://hallmark.invalid/self-run/v1";

  private final SortedMap<String, byte[]> files;
  private final ReleaseContent artifacts;
  private final SigningKey key;

  private Assembly(ReleaseContent artifacts, SigningKey key) {
    this.files = new TreeMap<>((Map<String, byte[]>) artifacts.files());
    this.artifacts = artifacts;
    this.key = key;
  }

  /**
   * What a manifest says beside its files.
   *
   * @param run the run's number
   * @param versions ids of generator, estimators, renderer and writers
   * @param environment the machine and its numeric mode
   * @param components the software
   */
  public record Origin(
      int run,
      SortedMap<String, String> versions,
      SortedMap<String, String> environment,
      List<Component> components) {}

  /** All files of the release of {@code plan}, signed with {@code key}. */
  public static ReleaseContent of(
      ReleasePlan plan, ReleaseContent artifacts, Origin origin, SigningKey key)
      throws MalformedDocumentException {
    Assembly assembly = new Assembly(artifacts, key);
    Manifest manifest = assembly.manifest(plan, origin);
    assembly.files.put(Manifest.PATH, manifest.bytes());
    assembly.report(plan, manifest);
    assembly.attest(manifest);
    assembly.files.put(Sha256Sums.PATH, Sha256Sums.bytes(assembly.whole().entries()));
    return assembly.whole();
  }

  /** The files so far. */
  private ReleaseContent whole() {
    return artifacts.with(files);
  }

  private Manifest manifest(ReleasePlan plan, Origin origin) {
    return Manifest.of(
        plan.frame().name(),
        origin.run(),
        plan.sealed().digest(),
        origin.versions(),
        origin.environment(),
        origin.components(),
        artifacts.entries(),
        List.of(ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_JSON),
        List.of(ReleaseFiles.PROVENANCE, ReleaseFiles.TEST_RESULT));
  }

  private void report(ReleasePlan plan, Manifest manifest) throws MalformedDocumentException {
    files.putAll(ReportFiles.of(plan, manifest, Results.read(files)));
  }

  private void attest(Manifest manifest) throws MalformedDocumentException {
    SortedMap<String, Object> predicates = predicates(manifest, Results.read(files));
    files.put(
        ReleaseFiles.PROVENANCE,
        SigstoreBundle.seal(
            Statement.of(
                subjects(Manifest.PATH, ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_JSON),
                PROVENANCE_TYPE,
                predicates.get(ReleaseFiles.PROVENANCE)),
            key));
    files.put(
        ReleaseFiles.TEST_RESULT,
        SigstoreBundle.seal(
            Statement.of(
                subjects(Manifest.PATH),
                TEST_RESULT_TYPE,
                predicates.get(ReleaseFiles.TEST_RESULT)),
            key));
  }

  /** What each attestation says, by its path: a function of what it is about. */
  public static SortedMap<String, Object> predicates(Manifest manifest, Results results) {
    SortedMap<String, Object> predicates = new TreeMap<>();
    predicates.put(ReleaseFiles.PROVENANCE, provenance(manifest));
    predicates.put(ReleaseFiles.TEST_RESULT, testResult(results));
    return predicates;
  }

  private List<Subject> subjects(String... paths) {
    return Arrays.stream(paths).map(path -> new Subject(path, Digest.of(files.get(path)))).toList();
  }

  private static Map<String, Object> provenance(Manifest manifest) {
    List<Map<String, Object>> dependencies =
        manifest.components().stream()
            .map(
                component ->
                    Map.<String, Object>of(
                        "name",
                        component.name() + "-" + component.version(),
                        "digest",
                        Map.of("sha256", component.sha256().hex())))
            .toList();
    return Map.of(
        "buildDefinition",
            Map.of(
                "buildType", BUILD_TYPE,
                "externalParameters",
                    Map.of("plan", manifest.plan().toString(), "run", manifest.run()),
                "resolvedDependencies", dependencies),
        "runDetails", Map.of("builder", Map.of("id", BUILDER)));
  }

  /** PASSED where every claim is supported, FAILED where one is not, WARNED in between. */
  private static Map<String, Object> testResult(Results results) {
    Map<Judgement, List<String>> byJudgement = new LinkedHashMap<>();
    for (Judgement judgement : Judgement.values()) {
      byJudgement.put(
          judgement,
          results.claims().stream()
              .filter(claim -> claim.judgement() == judgement)
              .map(claim -> claim.id())
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
