package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.Origins;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.RunStages;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.metrics.MetricChecks;
import org.hallmark.physics.LawChecks;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/** Every number that the published data determine, and the data that the weights determine. */
record PublishedDataChecks(
    ReleasePlan plan,
    Results results,
    Context context,
    Contents contents,
    Versions versions,
    Optional<Path> source) {
  private static final String RECOMPUTE = "Do the results follow from the synthetic data?";
  private static final String REPLAY =
      "Do weights and public seed give the synthetic data, bit for bit?";

  /** The questions of tier recompute. */
  List<Check> recompute() throws IOException, MalformedDocumentException {
    Optional<Check> obstacle =
        obstacle(Versions.TABLE_WRITER, "recompute", RECOMPUTE, List.of(ReleaseFiles.DATA));
    if (obstacle.isPresent()) {
      return List.of(obstacle.get());
    }
    Table synthetic =
        ParquetTables.parse(ReleaseFiles.DATA, contents.of(ReleaseFiles.DATA), plan.schema());
    List<Check> checks = new ArrayList<>();
    checks.add(keys(synthetic));
    Optional<ExactNumbers> exact = results.exact();
    if (exact.isPresent() && !versions.same(Origins.EXACT_DIVERGENCE)) {
      checks.add(versions.unknown(Origins.EXACT_DIVERGENCE, "recompute", RECOMPUTE));
      return checks;
    }
    checks.addAll(
        exact.isPresent()
            ? new PublicSourceChecks(plan, context.seal(), exact.get()).recompute(synthetic, source)
            : charged(synthetic));
    return checks;
  }

  private List<Check> charged(Table synthetic) {
    NoiseBackend noise = plan.privacy().orElseThrow().noise();
    List<Check> checks =
        new ArrayList<>(
            MetricChecks.recompute(
                plan.observables(),
                synthetic,
                results.measurements(),
                noise,
                label -> PublicSeed.derive(context.seeds(), label)));
    checks.addAll(LawChecks.recompute(plan.laws(), synthetic, results.laws(), noise));
    return checks;
  }

  private Optional<Check> obstacle(String role, String id, String question, List<String> paths) {
    if (!versions.same(role)) {
      return Optional.of(versions.unknown(role, id, question));
    }
    return contents.beyondMemory(paths).map(why -> Check.incomplete(id, question, why));
  }

  private Check keys(Table synthetic) {
    List<Finding> findings = new ArrayList<>();
    Expectations.same(
        "keys-rows",
        ReleaseFiles.DATA,
        plan.keys().rows() + " rows",
        synthetic.rows() + " rows",
        findings);
    for (String key : plan.keys().keys()) {
      boolean same = Arrays.equals(plan.keys().table().column(key), synthetic.column(key));
      if (!same) {
        findings.add(
            new Finding(
                "keys-differ", ReleaseFiles.DATA + "#/" + key, "the plan's keys", "others"));
      }
    }
    return Check.of("keys", "Has the synthetic data one row for each key of the plan?", findings);
  }

  /** The question of tier replay. */
  Check replay() throws IOException, MalformedDocumentException {
    Optional<Check> obstacle =
        obstacle(
                Versions.GENERATOR,
                "replay",
                REPLAY,
                List.of(ReleaseFiles.ARCHITECTURE, ReleaseFiles.WEIGHTS))
            .or(() -> obstacle(Versions.TABLE_WRITER, "replay", REPLAY, List.of()));
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    List<Finding> findings = new ArrayList<>();
    Architecture planned = plan.generator().architecture(plan.schema(), plan.source().keys());
    Expectations.same(
        "replay-architecture",
        ReleaseFiles.ARCHITECTURE,
        Digest.of(planned.bytes()),
        contents.digest(ReleaseFiles.ARCHITECTURE),
        findings);
    Table again =
        Generators.read(
                plan.schema(),
                contents.of(ReleaseFiles.ARCHITECTURE),
                contents.of(ReleaseFiles.WEIGHTS))
            .sample(
                plan.schema(),
                plan.keys(),
                PublicSeed.derive(context.seeds(), RunStages.GENERATE),
                Runtime.getRuntime().availableProcessors());
    Expectations.same(
        "replay-differs",
        ReleaseFiles.DATA,
        Digest.of(ParquetTables.bytes(again)),
        contents.digest(ReleaseFiles.DATA),
        findings);
    return Check.of("replay", REPLAY, findings);
  }
}
