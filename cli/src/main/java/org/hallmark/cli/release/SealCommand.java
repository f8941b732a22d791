package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Seals a plan without a run, and adds the outside value that it waits for. */
@Command(
    name = "seal",
    description = {
      "Seals a plan: commits it with commitments to data and secret, and signs the tag hallmark/seal/1.",
      "",
      "Where the plan's freshness waits for an outside value, it says what to send to whom, and takes"
          + " what comes back with --freshness. Then 'release' goes on."
    },
    mixinStandardHelpOptions = true)
public final class SealCommand implements Callable<Integer> {
  private final World world;

  @Mixin private RepositoryOptions options;

  @Option(
      names = "--freshness",
      paramLabel = "FILE",
      description =
          "The outside value: the auditor's freshness.json, a file with the beacon's value in"
              + " hexadecimal digits, or the time-stamping authority's reply.")
  private Path freshness;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public SealCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    print(
        ReleasePipeline.seal(options.request(), Optional.ofNullable(freshness), world),
        json ? Form.JSON : Form.TEXT,
        world);
    return ExitCode.DONE.status();
  }

  /** How an answer is printed. */
  enum Form {
    TEXT,
    JSON
  }

  private record Wire(
      String name,
      String repo,
      String plan,
      int amendments,
      String freshness,
      Optional<String> awaited) {}

  static void print(SealSummary summary, Form form, World world) {
    if (form == Form.JSON) {
      world
          .out()
          .println(
              CanonicalJson.text(
                  new Wire(
                      summary.name(),
                      summary.repo().toString(),
                      summary.plan().toString(),
                      summary.amendments(),
                      summary.freshness(),
                      summary.awaited())));
      return;
    }
    world.out().println(summary.name() + " is sealed: " + summary.plan());
    if (summary.amendments() > 0) {
      world.out().println("with " + summary.amendments() + " amendments");
    }
    summary.awaited().ifPresent(world.out()::println);
  }
}
