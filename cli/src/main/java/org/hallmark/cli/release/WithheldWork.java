package org.hallmark.cli.release;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hallmark.cli.measure.WithheldSamples;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Table;

/**
 * What a plan asks of a confidential source and nobody may see: computed, committed to in {@value
 * ReleaseFiles#WITHHELD}, and forgotten. With source and salts an auditor opens the commitments.
 *
 * @param plan the sealed plan
 * @param context that of the run
 * @param secret by which the rows of a unit are chosen
 */
public record WithheldWork(ReleasePlan plan, Context context, ReleaseSecret secret) {
  /** The wire form of the file. */
  private record Published(List<Withheld> withheld) {}

  /** What a run withholds, by the label of the commitment. */
  public static SortedMap<String, String> asked(ReleasePlan plan, int run)
      throws MalformedDocumentException {
    return WithheldSamples.purposes(plan, run);
  }

  /** Whether a plan asks for anything that is withheld; one that says it wrongly does not. */
  public static boolean isAsked(ReleasePlan plan) {
    try {
      return !asked(plan, 1).isEmpty();
    } catch (MalformedDocumentException e) {
      return false;
    }
  }

  /** Computes and commits. */
  public List<Withheld> of(
      ConfidentialSource source, Table synthetic, Function<String, byte[]> salts)
      throws MalformedDocumentException {
    // A guard of its own: the same lottery is held again, for the same rows.
    PrivateEntropy entropy = PrivateEntropy.of(secret, context.entropy());
    try (UnitGate gate = UnitGate.of(plan.privacy().orElseThrow().unit(), entropy)) {
      return source
          .past(gate)
          .withhold(new WithheldSamples(plan, context.open().run(), synthetic), salts);
    }
  }

  /** The file. */
  public static SortedMap<String, byte[]> files(List<Withheld> withheld) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ReleaseFiles.WITHHELD, CanonicalJson.bytes(new Published(withheld)));
    return files;
  }

  /** Reads it. */
  public static List<Withheld> read(byte[] file) throws MalformedDocumentException {
    return Records.read(ReleaseFiles.WITHHELD, file, Published.class).withheld();
  }

  @Override
  public String toString() {
    return "WithheldWork";
  }
}
