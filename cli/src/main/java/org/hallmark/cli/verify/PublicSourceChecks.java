package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.measure.ExactNumberChecks;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Table;

/** The exact numbers about a public source, as far as files and the reader's means allow. */
record PublicSourceChecks(ReleasePlan plan, Seal seal, ExactNumbers published) {
  private static final String SOURCE = "source-sealed";
  private static final String SOURCE_QUESTION =
      "Is the file given with --source the source that was sealed?";

  /** What the results alone must give. */
  List<Check> seal(Tiered tiered) throws MalformedDocumentException {
    ExactNumberChecks checks = ExactNumberChecks.of(plan, published);
    List<Check> all = new ArrayList<>(List.of(checks.complete(seal.source())));
    if (tiered == Tiered.NO_FURTHER) {
      all.addAll(checks.fromCounts());
    }
    return all;
  }

  /** Whether the numbers will also be held against the data. */
  enum Tiered {
    NO_FURTHER,
    DATA_FOLLOW
  }

  /** What the synthetic data must give, and the source where the reader has it. */
  List<Check> recompute(Table synthetic, Optional<Path> source)
      throws IOException, MalformedDocumentException {
    ExactNumberChecks checks = ExactNumberChecks.of(plan, published);
    List<Check> all = new ArrayList<>(checks.fromSyntheticData(synthetic));
    if (source.isPresent()) {
      Digest found = Digest.of(source.get());
      Optional<Check> other = other(found);
      all.add(other.orElse(Check.of(SOURCE, SOURCE_QUESTION, List.of())));
      if (other.isEmpty()) {
        all.add(checks.fromSource(source.get(), found, synthetic));
      }
    }
    return all;
  }

  /** Other bytes than the sealed ones refute nothing: the reader has another file. */
  private Optional<Check> other(Digest found) {
    return seal.source().filter(found::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Check.incomplete(
                SOURCE,
                SOURCE_QUESTION,
                new Finding(
                    "source-other",
                    ReleaseFiles.SEAL + "#/source",
                    seal.source().map(Digest::toString).orElse("none"),
                    found.toString())));
  }

  /** What is left open without the source. */
  String notChecked() {
    return "Exact numbers about the source: its counts, the intervals of correlated records,"
        + " comparisons record by record and what laws find in it are taken as published. Whoever"
        + " has the source, the file with digest "
        + seal.source().map(Digest::toString).orElse("unknown")
        + ", gives it with --source, and all of them are computed again.";
  }
}
