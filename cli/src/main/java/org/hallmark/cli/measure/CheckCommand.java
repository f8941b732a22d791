package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.physics.Judgement.Verdict;
import org.hallmark.physics.LawResult;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Expression;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Holds a table against the laws of a plan: exactly where everybody may see it, and by charged,
 * noisy counts where its plan says that it is confidential.
 */
@Command(
    name = "check",
    description = {
      "Checks a table against the laws of a plan: violations with an upper bound, residuals"
          + " with",
      "intervals, the worst rows, and for laws about a whole sample what they were judged by.",
      "A source that the plan calls confidential is charged to the privacy ledger each time, and only",
      "noisy counts of it are used and printed.",
      "",
      "Tables are CSV (also .gz), Parquet (a file or a folder), JSON lines or extended XYZ."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hallmark check --plan plan.yaml --data made.parquet --json out.json")
public final class CheckCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "Columns and laws, in YAML.")
  private Path plan;

  @ArgGroup(multiplicity = "1")
  private Which which;

  /** What the table is: the plan may let nobody see the source, but anybody its imitation. */
  private static final class Which {
    @Option(names = "--data", paramLabel = "TABLE", description = "Rows of the plan's source.")
    private String data;

    @Option(
        names = "--synthetic",
        paramLabel = "TABLE",
        description = "Synthetic rows, whatever the plan says of its source.")
    private String synthetic;
  }

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "Write the report as JSON, its normative form, to OUT; - for standard output.")
  private Optional<String> json = Optional.empty();

  @Mixin private LedgerOption ledger = new LedgerOption();

  @Mixin private UnpublishedOption unpublished = new UnpublishedOption();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--strict",
      description = "Exit with 1 where there are findings, or a law is broken or not estimable.")
  private boolean strict;

  /** The command in a world. */
  public CheckCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    if (unpublished.file().isPresent()) {
      unpublished.requireAlone(plan, json, strict);
      if (which.data == null) {
        throw Refusal.usage("--unpublished is for --data, the confidential source");
      }
      seen(unpublished.file().get()).forEach(world.out()::println);
      return ExitCode.DONE.status();
    }
    CheckReport report = report();
    Answer.give(world, json, CanonicalJson.text(report), CheckText.of(report));
    boolean whole =
        report.findings().isEmpty()
            && report.withheld().isEmpty()
            && report.laws().stream().allMatch(CheckCommand::holds);
    return (strict && !whole ? ExitCode.NO : ExitCode.DONE).status();
  }

  /** Exact numbers for the owner, none of which is printed. */
  private List<String> seen(Path file) throws IOException, MalformedDocumentException {
    ReleasePlan read = ReleasePlans.read(plan);
    MeasuringPlan wanted = MeasuringPlan.of(read, plan);
    return new UnpublishedLook(world, read, ledger.of(world), Path.of(which.data))
        .look("check", file, source -> new CheckRun(wanted, source).report());
  }

  private CheckReport report() throws IOException, MalformedDocumentException {
    MeasuringPlan read = MeasuringPlan.read(plan);
    if (which.synthetic != null) {
      return report(read, "synthetic", which.synthetic, read.syntheticWhere());
    }
    if (MeasuringPlan.isConfidential(plan)) {
      ReleasePlan release = ReleasePlans.read(plan);
      Path source = Path.of(which.data);
      return new ConfidentialCheck(
              release, new ChargedLook(world, release, ledger.of(world), source))
          .report();
    }
    return report(read, "data", which.data, read.where());
  }

  private CheckReport report(
      MeasuringPlan read, String side, String place, Optional<Expression> where)
      throws IOException {
    return reading.read(
        opener ->
            new CheckRun(read, MeasuredTable.of(world, side, place, opener, read.schema(), where))
                .report());
  }

  private static boolean holds(LawResult law) {
    return law.violations() == 0
        && law.evidence()
            .flatMap(LawResult.Evidence::judgement)
            .map(judgement -> judgement.verdict() == Verdict.CONSISTENT)
            .orElse(true);
  }
}
