package org.hallmark.cli.release;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * Everything that a run found out, as it is published.
 *
 * @param measurements every registered observable, in the plan's order
 * @param laws every registered law, in the plan's order
 * @param privacy the privacy claim
 * @param disclosure what else is told about privacy
 * @param ledger where the release stands in its owner's ledgers
 * @param judged what became of what the plan registered
 */
public record Results(
    List<MeasuredObservable> measurements,
    List<LawResult> laws,
    PrivacyStatement privacy,
    Disclosure disclosure,
    PublishedLedger ledger,
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
  private record Measurements(List<MeasuredObservable> measurements) {}

  /** The wire form of {@code results/laws.json}. */
  private record LawResults(List<LawResult> laws) {}

  /** Reads the results among the files of a release. */
  public static Results read(SortedMap<String, byte[]> files) throws MalformedDocumentException {
    return new Results(
        read(files, ReleaseFiles.MEASUREMENTS, Measurements.class).measurements(),
        read(files, ReleaseFiles.LAWS, LawResults.class).laws(),
        read(files, ReleaseFiles.PRIVACY, PrivacyStatement.class),
        read(files, ReleaseFiles.DISCLOSURE, Disclosure.class),
        read(files, ReleaseFiles.LEDGER, PublishedLedger.class),
        read(files, ReleaseFiles.CLAIMS, Judged.class));
  }

  private static <T> T read(SortedMap<String, byte[]> files, String path, Class<T> type)
      throws MalformedDocumentException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    return Records.read(path, bytes, type);
  }

  /** The files by path. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ReleaseFiles.MEASUREMENTS, CanonicalJson.bytes(new Measurements(measurements)));
    files.put(ReleaseFiles.LAWS, CanonicalJson.bytes(new LawResults(laws)));
    files.put(ReleaseFiles.PRIVACY, CanonicalJson.bytes(privacy));
    files.put(ReleaseFiles.DISCLOSURE, CanonicalJson.bytes(disclosure));
    files.put(ReleaseFiles.LEDGER, CanonicalJson.bytes(ledger));
    files.put(ReleaseFiles.CLAIMS, CanonicalJson.bytes(judged));
    return files;
  }
}
