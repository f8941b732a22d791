package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.preregistration.plan.AnalysisPlan;
import org.hallmark.preregistration.plan.Multiplicity;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.facts.PlanFacts;
import org.hallmark.reports.facts.RegistrationFacts;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.RunFacts;
import org.hallmark.reports.facts.Setting;
import org.hallmark.reports.facts.TrainingFacts;

/** Renders the report of a release from its plan, manifest and results alone. */
public final class ReportFiles {
  private ReportFiles() {}

  /** The report's paths in every release. */
  public static final List<String> PATHS =
      List.of(ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_JSON, ReleaseFiles.REPORT_PDF);

  /** The report's files by path. */
  public static SortedMap<String, byte[]> of(ReportInput input) {
    SortedMap<String, byte[]> files = onScreen(input);
    files.put(ReleaseFiles.REPORT_PDF, Renderer.pdf(input));
    return files;
  }

  /** Those that are rendered in no time: setting pages takes as long as all the rest of a seal. */
  public static SortedMap<String, byte[]> onScreen(ReportInput input) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ReleaseFiles.REPORT_HTML, Renderer.html(input));
    files.put(ReleaseFiles.REPORT_JSON, Renderer.json(input));
    return files;
  }

  /** All that the report is made of. */
  public static ReportInput input(
      ReleasePlan plan,
      Registration registration,
      RunLedger runs,
      Manifest manifest,
      Results results,
      TrainingFacts training)
      throws MalformedDocumentException {
    return new ReportInput(
        manifest,
        plan(plan),
        ReportFacts.source(plan),
        plan.datasheet(),
        ReportFacts.making(plan, registration, runs),
        training,
        run(plan, results),
        results.privacy(),
        results.measurements(),
        results.comparison(),
        results.laws(),
        results.claims(),
        registration(plan, registration, manifest, results));
  }

  private static PlanFacts plan(ReleasePlan plan) {
    return new PlanFacts(
        plan.frame().title(),
        plan.frame().question(),
        plan.frame().creators(),
        plan.frame().licence(),
        plan.source().title(),
        Words.kebab(plan.source().confidentiality()),
        plan.generator().id(),
        settings(plan));
  }

  private static RunFacts run(ReleasePlan plan, Results results) {
    return new RunFacts(
        plan.frame().runBudget(),
        plan.frame().freshness().word(),
        Words.kebab(plan.frame().reproduction()),
        NotChecked.byAnybody(plan, results.statement()));
  }

  private static RegistrationFacts registration(
      ReleasePlan plan, Registration registration, Manifest manifest, Results results)
      throws MalformedDocumentException {
    return new RegistrationFacts(
        rules(plan),
        registration.freshness(registration.amendmentsAt(manifest.run())),
        registration.all(),
        results.judged().estimands(),
        results.judged().deviations());
  }

  /** What the plan says of its analysis; what it does not say is left out. */
  private static List<Setting> rules(ReleasePlan plan) {
    AnalysisPlan analysis = plan.analysis();
    List<Setting> rules = new ArrayList<>();
    analysis.alpha().ifPresent(alpha -> rules.add(setting("alpha", alpha)));
    if (analysis.multiplicity() != Multiplicity.NONE) {
      rules.add(setting("multiplicity", Words.kebab(analysis.multiplicity())));
    }
    if (!analysis.equals(AnalysisPlan.standard())) {
      rules.add(setting("a claim without an estimate is", Words.kebab(analysis.gateFails())));
    }
    if (plan.frame().choice().compares()) {
      rules.add(setting("released run", plan.frame().choice().word()));
    }
    analysis.stop().ifPresent(stop -> rules.add(setting("stop rule", stop)));
    analysis
        .exclusions()
        .forEach(left -> rules.add(setting("excluded: " + left.of(), left.reason())));
    analysis.program().ifPresent(program -> rules.add(setting("program", program.toString())));
    analysis.commit().ifPresent(commit -> rules.add(setting("source code", commit)));
    return rules;
  }

  private static List<Setting> settings(ReleasePlan plan) {
    GeneratorPlan generator = plan.generator();
    List<Setting> settings = new ArrayList<>();
    generator.model().settings().forEach(s -> settings.add(setting(s.name(), s.value())));
    generator.training().settings().forEach(s -> settings.add(setting(s.name(), s.value())));
    settings.add(
        setting(
            "transcript",
            PlannedTranscript.of(plan)
                .map(full -> "the noised sum of each step, " + full.inWords())
                .orElse("none")));
    settings.add(setting("numeric mode", Words.kebab(generator.numericMode())));
    generator
        .model()
        .derive()
        .forEach((column, text) -> settings.add(new Setting("derived: " + column, text)));
    return settings;
  }

  private static Setting setting(String name, Object value) {
    return new Setting(name, value instanceof String text ? text : CanonicalJson.text(value));
  }
}
