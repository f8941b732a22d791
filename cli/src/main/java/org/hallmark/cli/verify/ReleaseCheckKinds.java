package org.hallmark.cli.verify;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.metrics.MetricCheckKinds;
import org.hallmark.physics.LawCheckKinds;
import org.hallmark.preregistration.PreregistrationCheckKinds;
import org.hallmark.privacy.statement.PrivacyCheckKinds;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Catalogue;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.catalogue.IntegrityCheckKinds;
import org.hallmark.provenance.catalogue.Tier;

/** The checks that hold several subjects together, and the catalogue of all checks there are. */
public final class ReleaseCheckKinds {
  private static final FindingKind VERSION =
      finding("version-unknown", "Another version made it, which this program lacks.");
  private static final FindingKind MEMORY =
      finding("file-beyond-memory", "A file is larger than the verifier takes into memory.");
  private static final FindingKind TRANSCRIPT =
      finding("transcript-length", "The transcript has not one record for each planned step.");

  private ReleaseCheckKinds() {}

  /** Every check and finding of this program; a new one is a line in its module's list. */
  public static Catalogue all() {
    List<CheckKind> checks = new ArrayList<>();
    Stream.of(
            IntegrityCheckKinds.kinds(),
            PreregistrationCheckKinds.kinds(),
            PrivacyCheckKinds.kinds(),
            MetricCheckKinds.kinds(),
            LawCheckKinds.kinds(),
            kinds(),
            EscrowCheckKinds.kinds())
        .forEach(checks::addAll);
    List<FindingKind> notes = new ArrayList<>(notes());
    notes.addAll(LawCheckKinds.notes());
    return new Catalogue(checks, notes);
  }

  private static List<CheckKind> kinds() {
    return List.of(
        check(
            "keys-valid",
            Tier.SEAL,
            Anchor.CLOCK,
            "Were the keys that signed valid on the day in question?",
            "A key can be lost or stolen; the trust file says on which days its reader believes it."
                + " The time inside a signature is its maker's word.",
            "Signing with a key that has been given up (expiry tests of The Update Framework).",
            finding("key-expired", "A key that signed was no longer valid on that day."),
            finding("key-not-yet-valid", "A key that signed was not yet valid on that day.")),
        check(
            "sample",
            Tier.SEAL,
            Anchor.RELEASE,
            "Was every large file read?",
            "A sample finds a forger with some probability; only all parts together prove.",
            "Relying on a reader who samples: the verdict stays incomplete, and names every file"
                + " that was taken as listed.",
            finding("file-not-rehashed", "A large file was not read, but taken as listed.")),
        check(
            "checkpoint",
            Tier.SEAL,
            Anchor.CHECKPOINT,
            "Does the history continue the one that you saw earlier?",
            "Who holds the key can make another history that is right in itself. Only somebody who"
                + " kept something of the first can tell.",
            "Rewriting the history after an auditor has seen it: another plan, another run, a run"
                + " taken away (reference state log of gittuf; fork attacks on transparency logs).",
            finding("checkpoint-seal", "The history does not begin with the seal of then."),
            finding("checkpoint-history", "The last commit of then is no longer in the history."),
            finding("checkpoint-root", "The same run has other files than then."),
            finding("checkpoint-run", "The release is of an earlier run than then."),
            finding("checkpoint-plan", "The release is of another plan than then."),
            finding("git-absent", "There is no history beside the files; bring it.")),
        check(
            "documents",
            Tier.SEAL,
            Anchor.RELEASE,
            "Can every document be read in its one form?",
            "A document with two readings says one thing to the signer and another to the reader.",
            "Duplicate keys, lone surrogates, 1e999, numbers past 2^53, documents after the"
                + " document (CVE-2017-12635; RFC 8785 libraries that round silently).",
            finding("document-malformed", "A document is not in its one canonical form.")),
        check(
            "generator-known",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does this program know the generator?",
            "A plan for a generator of another version is no forgery, but cannot be read here.",
            "Hiding behind an unknown version: the answer is 'incomplete', never 'verified'.",
            VERSION),
        check(
            "versions",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the manifest name the version of everything that was used?",
            "By these ids a later verifier knows what it may demand byte for byte.",
            "Calling an estimator by another id, so that nobody computes it again.",
            finding("version-missing", "The manifest does not name a version."),
            finding("version-differs", "A result names another version than the manifest.")),
        check(
            "source-sealed",
            Tier.RECOMPUTE,
            Anchor.SOURCE_FILE,
            "Is the file given with --source the source that was sealed?",
            "Other bytes would give other numbers, and refute nothing.",
            "Handing a reader another table than the one that was measured.",
            finding("source-other", "The file has another digest than the sealed source.")),
        check(
            "report",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is the report what the manifest and its results give?",
            "People read the report; it must not say more than the results do.",
            "Editing a number, a word or a picture of the report.",
            finding("report-differs", "The report, rendered again, has other bytes.")),
        check(
            "report-pdf",
            Tier.RECOMPUTE,
            Anchor.RELEASE,
            "Is the report on paper the same report?",
            "What is printed and handed on must say what the page says. Setting pages takes longer"
                + " than the tier seal may.",
            "Editing the PDF file, which looks final and which few compare.",
            finding("report-differs", "The report, rendered again, has other bytes.")),
        check(
            "report-numbers",
            Tier.SEAL,
            Anchor.RELEASE,
            "Are the numbers of report.json, by another renderer, those of manifest and results?",
            "What another renderer made cannot be rendered again; its numbers can be compared.",
            "Naming an unknown renderer in order to publish other numbers.",
            finding("report-differs", "The report, rendered again, has other bytes.")),
        check(
            "metadata",
            Tier.SEAL,
            Anchor.RELEASE,
            "Do the files for other tools say what plan and manifest say?",
            "Catalogues and crawlers read RO-Crate and Croissant and nothing else.",
            "Metadata that call confidential data public, or name another licence.",
            finding("metadata-differs", "A file for other tools, made again, has other bytes.")),
        check(
            "transcript-length",
            Tier.SEAL,
            Anchor.RELEASE,
            "Has the transcript one record for each step of the plan, and nothing else?",
            "A step more is a look more at the source.",
            "More steps than were accounted for, or octets that tell of the batches.",
            TRANSCRIPT),
        check(
            "recompute",
            Tier.RECOMPUTE,
            Anchor.PUBLISHED_DATA,
            "Do the results follow from the synthetic data?",
            "Where the data cannot be read in this version, no number can be computed again.",
            "Hiding behind an unknown table format: the answer is 'incomplete'.",
            VERSION,
            MEMORY),
        check(
            "keys",
            Tier.RECOMPUTE,
            Anchor.PUBLISHED_DATA,
            "Has the synthetic data one row for each key of the plan?",
            "The rows to generate were fixed before the run.",
            "Publishing the best rows of many.",
            finding("keys-rows", "The data have another number of rows than the plan's keys."),
            finding("keys-differ", "A key column has other values than the plan.")),
        check(
            "replay",
            Tier.REPLAY,
            Anchor.PUBLISHED_GENERATOR,
            "Do weights and public seed give the synthetic data, bit for bit?",
            "It shows that the data are the generator's and hold nothing else of the source.",
            "Slipping records of the source, or picked rows, into the data; another seed.",
            VERSION,
            MEMORY,
            finding("replay-architecture", "The architecture is not the one of the plan."),
            finding("replay-differs", "The data, generated again, have other bytes.")),
        check(
            "training-replay",
            Tier.REPLAY,
            Anchor.PUBLISHED_GENERATOR,
            "Do the transcript's noised sums lead from the public first weights to the published"
                + " ones, bit for bit?",
            "It shows that the weights know of the source only what the noised sums tell.",
            "Publishing weights of a training without noise; another optimiser.",
            VERSION,
            MEMORY,
            TRANSCRIPT,
            finding("transcript-value", "The transcript holds what no noised sum can be."),
            finding("weights-differ", "The weights, trained again, are others.")),
        check(
            "retraining",
            Tier.REPLAY,
            Anchor.SOURCE_FILE,
            "Do the source, the plan and public seeds give the published generator again, bit for"
                + " bit?",
            "Nothing of a training without privacy is secret, so nobody need believe it; asked with"
                + " --retrain, since it loads PyTorch.",
            "Training on other rows, on the held-out ones too, longer or by hand, or choosing the"
                + " luckiest of many trainings; weights that sampling does not use.",
            VERSION,
            finding("retraining-differs", "Trained again, a published file has other bytes."),
            finding(
                "retraining-open",
                "It could not be trained again here: another source, environment or machine.")));
  }

  /** What {@code measure} and {@code check} say of tables in words of their own. */
  private static List<FindingKind> notes() {
    return List.of(
        finding("all-outside", "Every value of an observable lies outside its bins or is missing."),
        finding("cells-bad", "Cells of a table are not of their column's kind."),
        finding("clusters-missing", "Rows lack the value that tells their cluster."),
        finding("clusters-not-applied", "Clusters were not used, since the table lacks a column."),
        finding("column-missing", "A table lacks a column of the plan, or it cannot be read."),
        finding("groups-missing", "Rows lack the value that tells their group."),
        finding("keys-missing", "Rows lack a value of the keys."),
        finding("keys-not-checked", "Keys were not compared, since the table lacks one."),
        finding("keys-repeated", "Several rows have the same keys."),
        finding("not-checked", "A law was not checked, since the table lacks its columns."),
        finding("not-measured", "An observable was not measured, and why."),
        finding("nothing-checked", "No row of the table gives a law an occasion to hold or not."),
        finding("nothing-to-check", "The plan has no law to check."),
        finding("nothing-to-measure", "The plan has nothing that can be measured."),
        finding("one-cell", "All values of an observable fall into one bin."),
        finding("out-of-bounds", "Values lie outside the bounds that the plan gives the column."),
        finding("table-empty", "A table has no rows."),
        finding("where-not-applied", "Rows were not selected, since the table lacks a column."));
  }
}
