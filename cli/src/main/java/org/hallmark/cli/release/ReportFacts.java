package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.reports.facts.MakingFacts;
import org.hallmark.reports.facts.MakingFacts.RunRecord;
import org.hallmark.reports.facts.SourceFacts;
import org.hallmark.reports.facts.SourceFacts.ColumnFacts;
import org.hallmark.tables.Column;

/** What a report tells of source, seal and runs. */
final class ReportFacts {
  private static final String UNREADABLE = "unreadable";

  private ReportFacts() {}

  static SourceFacts source(ReleasePlan plan) throws MalformedDocumentException {
    SourcePlan source = plan.source();
    return new SourceFacts(
        Words.kebab(source.format()),
        source.publicRows().isPresent()
            ? Optional.of(source.publicRows().getAsLong())
            : Optional.empty(),
        source.nominalSize(),
        source.where().map(Object::toString),
        source.whereReason(),
        plan.schema().columns().stream().map(ReportFacts::column).toList(),
        source.keys(),
        plan.keys().rows(),
        plan.isPublic() ? ExactNumbers.heldOut(plan).map(Object::toString) : Optional.empty());
  }

  private static ColumnFacts column(Column column) {
    return new ColumnFacts(
        column.name(),
        column.title(),
        Words.kebab(column.kind()),
        column.unit(),
        Words.kebab(column.missing()));
  }

  static MakingFacts making(ReleasePlan plan, Registration registration, RunLedger runs)
      throws MalformedDocumentException {
    Seal seal = Records.read(Registration.SEAL, registration.bytes(Registration.SEAL), Seal.class);
    return new MakingFacts(
        seal.sealedAt(),
        words(seal.data()),
        words(seal.secret()),
        seal.source().map(Digest::hex),
        records(runs),
        plan.frame().choice().word());
  }

  private static String words(Commitment commitment) {
    return commitment.scheme() + " " + commitment.hex();
  }

  private static List<RunRecord> records(RunLedger runs) {
    Map<Integer, String> ends = ends(runs);
    List<RunRecord> records = new ArrayList<>();
    for (int run = 1; run <= runs.last(); run++) {
      records.add(record(runs, run, ends.getOrDefault(run, "open")));
    }
    return records;
  }

  /** An entry that cannot be read is for the verifier to refute; the report goes on. */
  private static RunRecord record(RunLedger runs, int run, String end) {
    try {
      RunOpen open = runs.open(run);
      return new RunRecord(run, open.openedAt(), open.code().toString(), open.numericMode(), end);
    } catch (MalformedDocumentException e) {
      return new RunRecord(run, UNREADABLE, UNREADABLE, UNREADABLE, end);
    }
  }

  private static Map<Integer, String> ends(RunLedger runs) {
    try {
      return runs.reasons();
    } catch (MalformedDocumentException e) {
      return Map.of();
    }
  }
}
