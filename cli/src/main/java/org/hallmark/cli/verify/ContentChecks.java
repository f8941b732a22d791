package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.NotChecked;
import org.hallmark.cli.release.Outcomes;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.RunStages;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.metrics.MetricChecks;
import org.hallmark.physics.LawChecks;
import org.hallmark.preregistration.plan.Claims;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.LedgerExtract;
import org.hallmark.privacy.statement.PrivacyChecks;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.reports.Renderer;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/** What a release's documents say, held against each other and computed again. */
final class ContentChecks {
  private final Manifest manifest;
  private final Tier tier;
  private final List<Check> checks;
  private final SortedMap<String, byte[]> files;

  ContentChecks(Manifest manifest, Scan scan, Tier tier, List<Check> checks) {
    this.manifest = manifest;
    this.tier = tier;
    this.checks = checks;
    this.files = new TreeMap<>((Map<String, byte[]>) scan.contents());
  }

  /** Asks all questions; returns what was not checked. */
  List<String> ask() throws IOException {
    try {
      ReleasePlan plan = ReleasePlans.readSealed(ReleaseFiles.PLAN, file(ReleaseFiles.PLAN));
      Seal seal = Records.read(ReleaseFiles.SEAL, file(ReleaseFiles.SEAL), Seal.class);
      Results results = Results.read(files);
      seal(plan, seal);
      RunLedger runs = RunLedger.of(files);
      checks.add(
          runs.check(file(ReleaseFiles.SEAL), plan.sealed().digest(), plan.frame().runBudget()));
      privacy(plan, results);
      claims(plan, results);
      report(plan, results);
      if (runs.last() > 0 && tier.includes(Tier.RECOMPUTE)) {
        Context context = new Context(seal, plan.frame().freshness(), runs.open(runs.last()));
        recompute(plan, results, context);
      }
      documents(List.of());
      List<String> notChecked = new ArrayList<>(notReached());
      notChecked.addAll(NotChecked.byAnybody(plan.frame(), results.privacy()));
      return notChecked;
    } catch (MalformedDocumentException e) {
      String place = e.pointer().isEmpty() ? "" : "#" + e.pointer();
      documents(
          List.of(
              new Finding("document-malformed", e.document() + place, e.expected(), e.found())));
      return List.of("Whatever depends on the documents that could not be read.");
    }
  }

  private void documents(List<Finding> findings) {
    checks.add(Check.of("documents", "Can every document be read in its one form?", findings));
  }

  private List<String> notReached() {
    return Arrays.stream(Tier.values())
        .filter(other -> !tier.includes(other))
        .map(other -> "At this tier, " + other.proves() + ".")
        .toList();
  }

  private byte[] file(String path) throws MalformedDocumentException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    return bytes;
  }

  private void seal(ReleasePlan plan, Seal seal) throws MalformedDocumentException {
    List<Finding> findings = new ArrayList<>(seal.check(file(ReleaseFiles.PLAN)));
    String digest = plan.sealed().digest().toString();
    expect("manifest-plan", Manifest.PATH + "#/plan", digest, "" + manifest.plan(), findings);
    expect(
        "manifest-name", Manifest.PATH + "#/name", plan.frame().name(), manifest.name(), findings);
    checks.add(Check.of("seal", "Does the seal, and the manifest, bind this plan?", findings));
  }

  private void privacy(ReleasePlan plan, Results results) throws MalformedDocumentException {
    checks.addAll(PrivacyChecks.reaccount(results.privacy()));
    List<Finding> findings = new ArrayList<>();
    String place = ReleaseFiles.PRIVACY + "#/";
    var said = results.privacy();
    expect(
        "privacy-plan",
        place + "budget",
        plan.privacy().total().epsilon(),
        said.budget(),
        findings);
    expect("privacy-plan", place + "delta", plan.privacy().total().delta(), said.delta(), findings);
    expect(
        "privacy-plan",
        place + "adjacency",
        plan.privacy().adjacency(),
        said.adjacency(),
        findings);
    expect("privacy-plan", place + "unit", plan.privacy().unit(), said.unit(), findings);
    expect(
        "privacy-plan",
        place + "settingsChosenOn",
        plan.privacy().settingsChosenOn(),
        said.settingsChosenOn(),
        findings);
    expect(
        "privacy-plan",
        place + "unitInWords, notProtected, settingsInWords",
        List.of(
            plan.privacy().unitInWords(),
            plan.privacy().notProtected(),
            plan.privacy().settingsInWords()),
        List.of(said.unitInWords(), said.notProtected(), said.settingsInWords()),
        findings);
    expect(
        "privacy-plan",
        place + "nominalSize",
        plan.source().nominalSize(),
        said.nominalSize(),
        findings);
    List<String> paid = said.charges().stream().map(c -> c.id()).distinct().sorted().toList();
    List<String> looks = new ArrayList<>(List.of("training"));
    plan.observables().forEach(o -> looks.add(o.id()));
    plan.laws().forEach(l -> looks.add(l.id()));
    expect("privacy-looks", place + "charges", looks.stream().sorted().toList(), paid, findings);
    LedgerExtract ledger =
        Records.read(ReleaseFiles.LEDGER, file(ReleaseFiles.LEDGER), LedgerExtract.class);
    if (ledger.epsilonUpper() < said.epsilonUpper()) {
      findings.add(
          new Finding(
              "privacy-ledger",
              ReleaseFiles.LEDGER + "#/epsilonUpper",
              "at least " + said.epsilonUpper(),
              "" + ledger.epsilonUpper()));
    }
    checks.add(
        Check.of(
            "privacy-plan",
            "Is the privacy claim that of the plan, with every look in it?",
            findings));
  }

  private void claims(ReleasePlan plan, Results results) {
    var judged = Claims.judge(plan.claims(), Outcomes.of(results.measurements(), results.laws()));
    List<Finding> findings = new ArrayList<>();
    expect(
        "claims-differ",
        ReleaseFiles.CLAIMS,
        CanonicalJson.text(judged),
        CanonicalJson.text(results.claims()),
        findings);
    checks.add(
        Check.of("claims", "Are the registered claims judged as the results say?", findings));
  }

  private void report(ReleasePlan plan, Results results) {
    String question = "Is the report what the manifest and its results give?";
    String renderer = manifest.versions().getOrDefault("renderer", "none");
    if (!renderer.equals(Renderer.VERSION)) {
      checks.add(Check.of("report-other-renderer", question + " Not re-rendered.", List.of()));
      return;
    }
    List<Finding> findings = new ArrayList<>();
    ReportFiles.of(plan, manifest, results)
        .forEach(
            (path, bytes) ->
                expect(
                    "report-differs",
                    path,
                    Digest.of(bytes),
                    Digest.of(files.getOrDefault(path, new byte[0])),
                    findings));
    checks.add(Check.of("report", question, findings));
  }

  private void recompute(ReleasePlan plan, Results results, Context context)
      throws IOException, MalformedDocumentException {
    Table synthetic =
        ParquetTables.parse(ReleaseFiles.DATA, file(ReleaseFiles.DATA), plan.schema());
    keys(plan, synthetic);
    checks.addAll(
        MetricChecks.recompute(
            plan.observables(),
            synthetic,
            results.measurements(),
            label -> PublicSeed.derive(context.seeds(), label)));
    checks.addAll(LawChecks.recompute(plan.laws(), synthetic, plan.keys(), results.laws()));
    if (tier.includes(Tier.REPLAY)) {
      replay(plan, context);
    }
  }

  private void keys(ReleasePlan plan, Table synthetic) {
    List<Finding> findings = new ArrayList<>();
    expect(
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
    checks.add(
        Check.of("keys", "Has the synthetic data one row for each key of the plan?", findings));
  }

  private void replay(ReleasePlan plan, Context context)
      throws IOException, MalformedDocumentException {
    List<Finding> findings = new ArrayList<>();
    Architecture planned = Architecture.of(plan.generator(), plan.schema(), plan.source().keys());
    expect(
        "replay-architecture",
        ReleaseFiles.ARCHITECTURE,
        Digest.of(planned.bytes()),
        Digest.of(file(ReleaseFiles.ARCHITECTURE)),
        findings);
    TrainedGenerator generator =
        TrainedGenerator.read(
            plan.schema(), file(ReleaseFiles.ARCHITECTURE), file(ReleaseFiles.WEIGHTS));
    Table again =
        generator.sample(
            plan.schema(),
            plan.keys(),
            PublicSeed.derive(context.seeds(), RunStages.GENERATE),
            Runtime.getRuntime().availableProcessors());
    expect(
        "replay-differs",
        ReleaseFiles.DATA,
        Digest.of(ParquetTables.bytes(again)),
        Digest.of(file(ReleaseFiles.DATA)),
        findings);
    checks.add(
        Check.of(
            "replay",
            "Do weights and public seed give the synthetic data, bit for bit?",
            findings));
  }

  private static void expect(
      String code, String subject, Object expected, Object found, List<Finding> findings) {
    if (!expected.equals(found)) {
      findings.add(new Finding(code, subject, expected.toString(), found.toString()));
    }
  }
}
