package org.hallmark.cli.rehearse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.hallmark.cli.release.DeviceOption;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a plan's generator on public rows and draws from it; nothing is sealed or released. */
@Command(
    name = "rehearse",
    description = {
      "Trains the generator of a plan on public rows, without privacy or within a budget, and writes",
      "synthetic rows, for 'hallmark measure' to compare. Nothing is sealed, charged or released.",
      "",
      "Of the plan it reads the sections source, which must be public, and generator."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hallmark rehearse --plan plan.yaml --data rows.csv.gz --out made.parquet")
public final class RehearseCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "Columns and generator, in YAML.")
  private Path plan;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "TABLE",
      description = "Public rows to train on; may be given more than once.")
  private List<String> data;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Train on the rows that it selects, in place of the plan's source.where, which so can"
              + " name the rows to measure against.")
  private Optional<String> where = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the synthetic rows go, in Parquet.")
  private Path out;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "How many rows to draw, with the keys of the rows from the first on. Default: all.")
  private Optional<Integer> rows = Optional.empty();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Train within this budget. Default: without privacy.")
  private Optional<Double> epsilon = Optional.empty();

  @Option(names = "--delta", paramLabel = "D", description = "Of the budget. Default: 1e-6.")
  private double delta = 1e-6;

  @Mixin private DeviceOption device;

  @Option(names = "--json", description = "Print the report as JSON, its normative form.")
  private boolean json;

  /** The command in a world. */
  public RehearseCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    requireOptions();
    RehearsalPlan read = RehearsalPlan.read(plan);
    Rehearsal rehearsal =
        new Rehearsal(
            world, where.map(read::selecting).orElse(read), epsilon, delta, device.chosen(world));
    RehearsalReport report =
        rehearsal.run(data, rows.map(OptionalInt::of).orElse(OptionalInt.empty()), out);
    world.out().println(json ? CanonicalJson.text(report) : report.text(out.toString()));
    return ExitCode.DONE.status();
  }

  private void requireOptions() {
    if (rows.filter(n -> n < 1).isPresent()) {
      throw Refusal.usage("--rows must be at least 1: " + rows.get());
    }
    if (epsilon.filter(e -> !(e > 0 && e <= 100)).isPresent()) {
      throw Refusal.usage("--epsilon must be above 0 and at most 100: " + epsilon.get());
    }
    if (!(delta > 0 && delta < 1)) {
      throw Refusal.usage("--delta must be above 0 and below 1: " + delta);
    }
  }
}
