package org.hallmark.cli.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.Sha256Sums;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.reports.facts.TrainingFacts;

/**
 * Makes a release's files out of its artifacts: the list of software, the manifest, the report, the
 * attestations about them, and the sums over all.
 */
public final class Assembly {
  private final SortedMap<String, byte[]> files;
  private final ReleaseContent artifacts;

  private Assembly(ReleaseContent artifacts) {
    this.files = new TreeMap<>((Map<String, byte[]>) artifacts.files());
    this.artifacts = artifacts;
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
    Assembly assembly = new Assembly(artifacts);
    assembly.files.put(ReleaseFiles.SOFTWARE, software(origin));
    Manifest manifest = assembly.manifest(plan, origin);
    assembly.files.put(Manifest.PATH, manifest.bytes());
    Results results = Results.read(plan, assembly.files);
    assembly.files.putAll(
        ReportFiles.of(
            ReportFiles.input(
                plan,
                Registration.of(assembly.files),
                RunLedger.of(assembly.files),
                manifest,
                results,
                assembly.training(plan, results))));
    Attestations.statements(manifest, results, path -> Digest.of(assembly.files.get(path)))
        .forEach(
            (path, statement) -> assembly.files.put(path, SigstoreBundle.seal(statement, key)));
    assembly.files.put(Sha256Sums.PATH, Sha256Sums.bytes(assembly.whole().entries()));
    return assembly.whole();
  }

  private TrainingFacts training(ReleasePlan plan, Results results) {
    try {
      return TrainingCurves.of(plan, results, whole()::stream);
    } catch (IOException e) {
      throw new UncheckedIOException("the transcript cannot be read", e);
    }
  }

  /** The files so far. */
  private ReleaseContent whole() {
    return artifacts.with(files);
  }

  private static byte[] software(Origin origin) {
    return BillOfMaterials.bytes(
        origin.versions().getOrDefault("hallmark", Version.OF_HALLMARK),
        origin.environment(),
        origin.components());
  }

  private Manifest manifest(ReleasePlan plan, Origin origin) {
    return Manifest.of(
        plan.frame().name(),
        origin.run(),
        Digest.of(files.get(ReleaseFiles.PLAN)),
        origin.versions(),
        origin.environment(),
        origin.components(),
        whole().entries(),
        ReportFiles.PATHS,
        List.copyOf(Attestations.TYPES.keySet()));
  }
}
