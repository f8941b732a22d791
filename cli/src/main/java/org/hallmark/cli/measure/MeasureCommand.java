package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares a synthetic table with a real one: exactly where everybody may see it, and by charged,
 * noisy histograms where its plan says that it is confidential.
 */
@Command(
    name = "measure",
    description = {
      "Compares two tables by the observables of a plan: divergence in bits with its interval, what a",
      "perfect generator would score, and as good as how many real records the synthetic ones are.",
      "A source that the plan calls confidential is charged to the privacy ledger each time, and only",
      "noisy numbers of it are used and printed.",
      "",
      "Tables are CSV (also .gz), Parquet (a file or a folder), JSON lines or extended XYZ.",
      "A table that is not as the plan says is told as findings; the rest is still measured."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  hallmark measure --plan plan.yaml --real measured.csv.gz --synthetic made.parquet --json"
            + " out.json")
public final class MeasureCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "Columns and observables, in YAML.")
  private Path plan;

  @Option(names = "--real", required = true, paramLabel = "TABLE", description = "The real data.")
  private String real;

  @Option(
      names = "--synthetic",
      required = true,
      paramLabel = "TABLE",
      description = "The synthetic data.")
  private String synthetic;

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
      description = "Exit with 1 where there are findings or something is not estimable.")
  private boolean strict;

  /** The command in a world. */
  public MeasureCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    if (unpublished.file().isPresent()) {
      unpublished.requireAlone(plan, json, strict);
      seen(unpublished.file().get()).forEach(world.out()::println);
      return ExitCode.DONE.status();
    }
    MeasureReport report = MeasuringPlan.isConfidential(plan) ? charged() : exact();
    Answer.give(world, json, CanonicalJson.text(report), MeasureText.of(report));
    return (strict && !report.isWhole() ? ExitCode.NO : ExitCode.DONE).status();
  }

  private MeasureReport exact() throws IOException {
    MeasuringPlan read = MeasuringPlan.read(plan);
    return reading.read(
        opener ->
            new MeasureRun(
                    read,
                    MeasuredTable.of(world, "real", real, opener, read.schema(), read.where()),
                    MeasuredTable.of(
                        world,
                        "synthetic",
                        synthetic,
                        opener,
                        read.schema(),
                        read.syntheticWhere()))
                .report());
  }

  /** Exact numbers for the owner, none of which is printed. */
  private List<String> seen(Path file) throws IOException, MalformedDocumentException {
    ReleasePlan read = ReleasePlans.read(plan);
    MeasuringPlan wanted = MeasuringPlan.of(read, plan);
    MeasuredTable made =
        MeasuredTable.unwatched(
            "synthetic", synthetic, TableOpener::local, read.schema(), Optional.empty());
    return new UnpublishedLook(world, read, ledger.of(world), Path.of(real))
        .look("measure", file, source -> new MeasureRun(wanted, source, made).report());
  }

  /** Of a confidential source, Spark's own session of this process reads a private copy. */
  private MeasureReport charged() throws IOException, MalformedDocumentException {
    ReleasePlan read = ReleasePlans.read(plan);
    MeasuredTable made =
        MeasuredTable.of(
            world, "synthetic", synthetic, TableOpener::local, read.schema(), Optional.empty());
    return new ConfidentialMeasure(
            read,
            MeasuringPlan.of(read, plan),
            new ChargedLook(world, read, ledger.of(world), Path.of(real)))
        .report(made);
  }
}
