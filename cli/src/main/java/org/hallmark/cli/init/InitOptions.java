package org.hallmark.cli.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.cli.terminal.Refusal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code hallmark init} can be told instead of being asked. */
final class InitOptions {
  @Parameters(
      paramLabel = "TABLE",
      description = "The table: CSV (also .gz) or Parquet; a public one also JSON lines and TSV.")
  Path table;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the plan goes; must not exist. Default: plan.yaml.")
  Path out = Path.of("plan.yaml");

  @ArgGroup Who who;

  /** Who may see the table. */
  static final class Who {
    @Option(
        names = "--public",
        description = "Everybody may see the table: every cell is read, and the plan is guessed.")
    boolean isPublic;

    @Option(
        names = "--confidential",
        description = "Only the header is read; say or answer what the columns are.")
    boolean isConfidential;
  }

  @Option(names = "--name", paramLabel = "ID", description = "Name of the release: a-b-c.")
  Optional<String> name = Optional.empty();

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the release.")
  Optional<String> title = Optional.empty();

  @Option(names = "--question", paramLabel = "TEXT", description = "What it is to answer.")
  Optional<String> question = Optional.empty();

  @Option(
      names = "--licence",
      paramLabel = "SPDX",
      description = "Licence of the synthetic data. Default: CC-BY-4.0.")
  Optional<String> licence = Optional.empty();

  @Option(names = "--creator", paramLabel = "NAME", description = "Who answers for the release.")
  Optional<String> creator = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "NAME=WHAT",
      description = {
        "What a column is, instead of a guess or a question; repeatable. WHAT is 'count 0..60 vehicle',"
            + " 'integer 1..16', 'real -5..40 degC' or 'category red|green', after 'optional' where"
            + " cells may be empty; or 'skip'."
      })
  Map<String, String> columns = Map.of();

  @Option(
      names = "--key",
      paramLabel = "NAME",
      split = ",",
      description = "A column that names a row together with the other keys; repeatable.")
  List<String> keys = List.of();

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "For a confidential table: about how many rows it has. It is published, so let it be"
              + " something that everybody may know.")
  Optional<Long> size = Optional.empty();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "For a confidential table: what a release may spend. Default: 3.")
  Optional<Double> epsilon = Optional.empty();

  @Option(
      names = "--delta",
      paramLabel = "D",
      description =
          "The same of delta. Default: the power of ten below 1 in 10 times the size, 1e-6 at most.")
  Optional<Double> delta = Optional.empty();

  @Option(
      names = "--buy",
      paramLabel = "NAME=E",
      description = {
        "For a confidential table: take narrower bounds of this column from its cells, for so much"
            + " epsilon, charged to the privacy ledger; repeatable. What is said of the column must"
            + " have bounds that are surely wide enough, such as 'real -1e6..1e6'."
      })
  Map<String, Double> buy = Map.of();

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "The privacy ledger that --buy charges. Default: ledger in $$HALLMARK_HOME, else in"
              + " $$XDG_STATE_HOME/hallmark.")
  Optional<Path> ledger = Optional.empty();

  @Option(
      names = "--new-ledger",
      description =
          "Begin a privacy ledger where there is none: only if nothing was ever released from your"
              + " data.")
  boolean newLedger;

  @Option(names = "--yes", description = "Ask nothing: take what is proposed.")
  boolean yes;

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  /** The same of what is confidential alone. */
  void requireNoBudget() {
    if (size.isPresent() || epsilon.isPresent() || delta.isPresent() || !buy.isEmpty()) {
      throw Refusal.usage("--size, --epsilon, --delta and --buy are for a confidential table");
    }
  }
}
