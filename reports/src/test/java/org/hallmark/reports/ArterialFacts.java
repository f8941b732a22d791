package org.hallmark.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.preregistration.Deviation;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.facts.MakingFacts;
import org.hallmark.reports.facts.MakingFacts.RunRecord;
import org.hallmark.reports.facts.RegistrationFacts;
import org.hallmark.reports.facts.RunFacts;
import org.hallmark.reports.facts.Setting;
import org.hallmark.reports.facts.SourceFacts;
import org.hallmark.reports.facts.SourceFacts.ColumnFacts;
import org.hallmark.reports.facts.TrainingFacts;
import org.hallmark.reports.facts.TrainingFacts.Gradient;

/** What the made-up release of {@link ArterialReport} says of plan, seal and runs. */
final class ArterialFacts {
  private ArterialFacts() {}

  static TrainingFacts training() {
    return new TrainingFacts(
        List.of(
            new Gradient(1, 3, 0.81, 0.002),
            new Gradient(4, 6, 0.42, 0.002),
            new Gradient(7, 9, -0.001, 0.002)),
        "");
  }

  static MakingFacts making() {
    return new MakingFacts(
        "2026-11-01T09:00:00Z",
        "hmac-sha256 " + ArterialReport.digest("data").hex(),
        "hmac-sha256 " + ArterialReport.digest("secret").hex(),
        Optional.empty(),
        List.of(
            new RunRecord(
                1,
                "2026-11-01T09:00:02Z",
                ArterialReport.digest("code").toString(),
                "avx2",
                "RELEASED")),
        "first-completed");
  }

  static SourceFacts source() {
    return new SourceFacts(
        "csv",
        Optional.empty(),
        70_000,
        Optional.of("edge NOT LIKE ':%'"),
        "junction-internal edges are parts of junctions, not roads",
        List.of(
            new ColumnFacts("edge", "road edge", "category", "1", "refused"),
            new ColumnFacts("speed_m_s", "mean speed", "real", "m/s", "category")),
        List.of("scenario", "seed", "edge", "minute"),
        72_960,
        Optional.empty());
  }

  static Datasheet datasheet() {
    return new Datasheet(
        List.of(
            new Datasheet.Entry(
                DatasheetItem.CONTACT, Datasheet.Standing.TOLD, "data-desk@example.org"),
            new Datasheet.Entry(
                DatasheetItem.REGION, Datasheet.Standing.NOT_APPLICABLE, "the road is made up"),
            new Datasheet.Entry(
                DatasheetItem.PROVIDER, Datasheet.Standing.WITHHELD, "the contract forbids it")));
  }

  static RegistrationFacts registration() {
    return new RegistrationFacts(
        List.of(new Setting("alpha", "0.05"), new Setting("stop rule", "one run")),
        Optional.empty(),
        List.of(
            new Amendment(
                Amendment.SCHEMA,
                1,
                ArterialReport.digest("seal"),
                1,
                ArterialReport.digest("plan"),
                List.of(new Amendment.Change("/title", Optional.empty(), Optional.empty())),
                "a better title",
                Amendment.DataState.AFTER_DATA,
                "2026-11-02T09:00:00Z")),
        List.of(
            new Estimand(
                "speed",
                "divergence",
                Estimand.Standing.CONFIRMATORY,
                Optional.of(ArterialReport.digest("bins")),
                Optional.of(0.02),
                Optional.of(0.01),
                Optional.of(0.03),
                Optional.empty())),
        List.of(
            new Deviation(
                "/runs/budget",
                "one run",
                "two runs",
                Deviation.When.AFTER_DATA,
                Optional.of("the first was interrupted"))));
  }

  static RunFacts run() {
    return new RunFacts(
        1,
        "none",
        "bitwise",
        List.of(
            "Rehearsals before the seal, ground seeds and ground noise: the plan asks for no"
                + " outside freshness.",
            "Runs in another clone before the first outside anchor.",
            "The order of plan and run: it is self-asserted, for there is no outside time stamp.",
            "Training itself: that takes the source and the opened secret."));
  }

  static Manifest manifest() {
    List<Artifact> artifacts =
        List.of(
            artifact("CITATION.cff", 412),
            artifact("README.md", 2_871),
            artifact("data/synthetic-00000.parquet", 1_204_118),
            artifact("generator/architecture.json", 1_840),
            artifact("generator/weights.safetensors", 418_220),
            artifact("ledger.json", 301),
            artifact("plan.json", 8_802),
            artifact("results/claims.json", 2_010),
            artifact("results/laws.json", 4_412),
            artifact("results/measurements.json", 14_990),
            artifact("results/privacy.json", 5_120),
            artifact("runs/0001.close.json", 210),
            artifact("runs/0001.open.json", 388),
            artifact("seal.json", 902));
    return new Manifest(
        Manifest.SCHEMA,
        "arterial-traffic",
        1,
        ArterialReport.digest("plan"),
        ArterialReport.sorted(
            Map.of(
                "renderer",
                Renderer.VERSION,
                "generator",
                "conditional-vae-v1",
                "estimator",
                "jsd-noisy-histogram-v1",
                "tables",
                "parquet-v1")),
        ArterialReport.sorted(
            Map.of("numericMode", "avx2", "java", "17", "os", "Linux", "arch", "amd64")),
        List.of(
            new Component("ai.djl:api", "0.35.1", ArterialReport.digest("api")),
            new Component(
                "ai.djl.pytorch:pytorch-engine", "0.35.1", ArterialReport.digest("engine")),
            new Component(
                "org.apache.spark:spark-sql_2.13", "4.2.0", ArterialReport.digest("spark"))),
        artifacts,
        List.of("report/report.html", "report/report.json"),
        List.of("attestations/release.sigstore.json"));
  }

  static Artifact artifact(String path, long size) {
    return new Artifact(path, size, ArterialReport.digest(path));
  }
}
