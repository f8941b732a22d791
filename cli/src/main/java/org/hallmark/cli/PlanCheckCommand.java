package org.hallmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.measure.MeasuringSummary;
import org.hallmark.cli.plan.PlanSummary;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.MistakenDocumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a plan, tells every mistake at once, and says what it would cost. */
@Command(
    name = "check",
    description = "Tells every mistake in a plan, or what the plan will do and cost.",
    mixinStandardHelpOptions = true)
final class PlanCheckCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "PLAN", description = "The plan, in YAML.")
  private Path plan;

  @Option(names = "--json", description = "Print the answer, mistakes included, as JSON.")
  private boolean json;

  PlanCheckCommand(World world) {
    this.world = world;
  }

  /** A mistake as JSON has it. */
  private record Wire(int line, int column, String pointer, String message) {
    static Wire of(Mistake mistake) {
      return new Wire(
          mistake.position().line(),
          mistake.position().column(),
          mistake.pointer(),
          mistake.message());
    }
  }

  /** The answer as JSON has it; what a mistaken plan would cost is left out. */
  private record Answer(
      List<Wire> mistakes,
      Optional<String> name,
      Optional<String> digest,
      Optional<Integer> rows,
      Optional<Double> epsilon,
      Optional<Double> delta,
      Optional<Long> transcriptOctets) {}

  @Override
  public Integer call() throws Exception {
    if (json) {
      return answer();
    }
    Optional<MeasuringSummary> measuring = MeasuringSummary.of(plan);
    List<String> lines =
        measuring.isPresent() ? measuring.get().lines() : PlanSummary.of(ReleasePlans.read(plan));
    lines.forEach(world.out()::println);
    return ExitCode.DONE.status();
  }

  private int answer() throws IOException {
    try {
      Optional<MeasuringSummary> measuring = MeasuringSummary.of(plan);
      Answer answer =
          measuring.isPresent() ? answer(measuring.get()) : answer(ReleasePlans.read(plan));
      world.out().println(CanonicalJson.text(answer));
      return ExitCode.DONE.status();
    } catch (MistakenDocumentException e) {
      world.out().println(CanonicalJson.text(answer(e.mistakes())));
      return ExitCode.USAGE.status();
    }
  }

  private static Answer answer(ReleasePlan plan) {
    return new Answer(
        List.of(),
        Optional.of(plan.frame().name()),
        Optional.of(plan.sealed().digest().toString()),
        Optional.of(plan.keys().rows()),
        plan.privacy().map(PrivacyPlan::epsilon),
        plan.privacy().map(PrivacyPlan::delta),
        PlannedTranscript.of(plan).map(transcript -> transcript.shape().size()));
  }

  private static Answer answer(MeasuringSummary plan) {
    return new Answer(
        List.of(),
        Optional.of(plan.name()),
        Optional.of(plan.digest().toString()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Answer answer(List<Mistake> mistakes) {
    return new Answer(
        mistakes.stream().map(Wire::of).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
