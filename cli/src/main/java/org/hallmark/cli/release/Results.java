package org.hallmark.cli.release;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * Everything that a run found out, as it is published.
 *
 * @param measurements every registered observable, in the plan's order
 * @param comparison what else is measured where the source is public
 * @param laws every registered law, in the plan's order
 * @param privacy the privacy claim and what belongs to it; none where the plan promises nothing
 * @param judged what became of what the plan registered
 */
public record Results(
    List<MeasuredObservable> measurements,
    Optional<PublicComparison> comparison,
    List<LawResult> laws,
    Optional<PublishedPrivacy> privacy,
    Judged judged) {

  public Results {
    measurements = List.copyOf(measurements);
    laws = List.copyOf(laws);
  }

  /** Every registered claim, judged, in the plan's order. */
  public List<ClaimVerdict> claims() {
    return judged.claims();
  }

  /** The wire form of {@code results/measurements.json}. */
  private record Measurements(
      List<MeasuredObservable> measurements, Optional<PublicComparison> exact) {}

  /** The wire form of {@code results/laws.json}. */
  private record LawResults(List<LawResult> laws) {}

  /** Reads the results among the files of the release of {@code plan}. */
  public static Results read(ReleasePlan plan, SortedMap<String, byte[]> files)
      throws MalformedDocumentException {
    Measurements measured = read(files, ReleaseFiles.MEASUREMENTS, Measurements.class);
    if (measured.exact().isPresent() != plan.isPublic()) {
      throw new MalformedDocumentException(
          ReleaseFiles.MEASUREMENTS,
          "",
          plan.isPublic() ? "the member 'exact'" : "no member 'exact'",
          "the opposite");
    }
    return new Results(
        measured.measurements(),
        measured.exact(),
        read(files, ReleaseFiles.LAWS, LawResults.class).laws(),
        plan.privacy().isPresent() ? Optional.of(privacy(files)) : none(files),
        read(files, ReleaseFiles.CLAIMS, Judged.class));
  }

  private static PublishedPrivacy privacy(SortedMap<String, byte[]> files)
      throws MalformedDocumentException {
    return new PublishedPrivacy(
        read(files, ReleaseFiles.PRIVACY, PrivacyStatement.class),
        read(files, ReleaseFiles.DISCLOSURE, Disclosure.class),
        read(files, ReleaseFiles.LEDGER, PublishedLedger.class));
  }

  /** There is one way to say that nothing is promised. */
  private static Optional<PublishedPrivacy> none(SortedMap<String, byte[]> files)
      throws MalformedDocumentException {
    NoPrivacyClaim found = read(files, ReleaseFiles.PRIVACY, NoPrivacyClaim.class);
    if (!found.equals(NoPrivacyClaim.ONLY)) {
      throw new MalformedDocumentException(
          ReleaseFiles.PRIVACY,
          "",
          CanonicalJson.text(NoPrivacyClaim.ONLY),
          CanonicalJson.text(found));
    }
    return Optional.empty();
  }

  private static <T> T read(SortedMap<String, byte[]> files, String path, Class<T> type)
      throws MalformedDocumentException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    return Records.of(path, Documents.canonicalJson(path, bytes), type);
  }

  /** The files by path. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(
        ReleaseFiles.MEASUREMENTS, CanonicalJson.bytes(new Measurements(measurements, comparison)));
    files.put(ReleaseFiles.LAWS, CanonicalJson.bytes(new LawResults(laws)));
    files.put(ReleaseFiles.CLAIMS, CanonicalJson.bytes(judged));
    files.put(
        ReleaseFiles.PRIVACY,
        CanonicalJson.bytes(
            privacy.<Object>map(PublishedPrivacy::statement).orElse(NoPrivacyClaim.ONLY)));
    privacy.ifPresent(
        promised -> {
          files.put(ReleaseFiles.DISCLOSURE, CanonicalJson.bytes(promised.disclosure()));
          files.put(ReleaseFiles.LEDGER, CanonicalJson.bytes(promised.ledger()));
        });
    return files;
  }

  /** The privacy claim, where there is one. */
  public Optional<PrivacyStatement> statement() {
    return privacy.map(PublishedPrivacy::statement);
  }

  /** The exact numbers, where the source is public. */
  public Optional<ExactNumbers> exact() {
    return comparison.map(found -> new ExactNumbers(measurements, found, laws));
  }
}
