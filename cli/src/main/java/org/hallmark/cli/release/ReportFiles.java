package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.PlanFacts;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.ReportInput;
import org.hallmark.reports.RunFacts;
import org.hallmark.reports.Setting;

/** Renders the report of a release from its plan, manifest and results alone. */
public final class ReportFiles {
  private ReportFiles() {}

  /** The report's files by path. */
  public static SortedMap<String, byte[]> of(ReleasePlan plan, Manifest manifest, Results results) {
    ReportInput input =
        new ReportInput(
            manifest,
            plan(plan),
            run(plan, results),
            results.privacy(),
            results.measurements(),
            results.comparison(),
            results.laws(),
            results.claims());
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ReleaseFiles.REPORT_HTML, Renderer.html(input));
    files.put(ReleaseFiles.REPORT_JSON, Renderer.json(input));
    return files;
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

  private static List<Setting> settings(ReleasePlan plan) {
    GeneratorPlan generator = plan.generator();
    TrainingPlan training = generator.training();
    List<Setting> settings = new ArrayList<>();
    generator.model().settings().forEach(s -> settings.add(setting(s.name(), s.value())));
    settings.add(setting("optimiser", Words.kebab(training.optimiser())));
    settings.add(setting("learning rate", training.learningRate()));
    settings.add(setting("expected batch", training.batch()));
    settings.add(setting("steps", training.steps()));
    settings.add(setting("clipping norm", training.clip()));
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
