package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.release.ReleaseRequest.Unfinished;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import org.hallmark.reports.html.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a release from a plan, or goes on with one. */
@Command(
    name = "release",
    description = {
      "Makes a release from a plan: seals it, trains a generator under differential privacy, draws the"
          + " synthetic data, measures and checks them, and signs everything into a Git repository.",
      "",
      "Given again, the same command resumes after a crash, or says that the release is complete."
    },
    mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {
  private static final String NONE = "privacy " + NoPrivacyClaim.NOT_APPLICABLE;

  private final World world;

  @Mixin private RepositoryOptions options;

  @Mixin private DeviceOption device;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Read the source and train by Spark, under this master, such as local[*]; it must see the"
              + " state folder. Without it Spark starts for Parquet alone. The bits are the same.")
  private String master;

  @Option(
      names = "--abandon",
      description = "Close a run that is still open; its charge stays, and a new run is opened.")
  private boolean abandon;

  @Option(
      names = PrivateDiagnostics.OPTION,
      paramLabel = "FILE",
      description = {
        "Write what happens to gradients in each step (norms, share that is clipped, loss) to FILE,"
            + " which you alone can read.",
        "Of a confidential source the ledger records for good that you have seen data, and this and",
        "every later release from them says so. FILE must be new, and in no release or Git work"
            + " tree."
      })
  private Optional<Path> diagnostics = Optional.empty();

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public ReleaseCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    ReleaseSummary summary =
        ReleasePipeline.run(
            options.request(
                Optional.ofNullable(master),
                device.chosen(world),
                abandon ? Unfinished.ABANDON : Unfinished.RESUME,
                diagnostics),
            world);
    if (json) {
      world.out().println(CanonicalJson.text(wire(summary)));
    } else {
      lines(summary, world.command()).forEach(world.out()::println);
    }
    return ExitCode.DONE.status();
  }

  private record Wire(
      String name,
      String repo,
      String report,
      String trust,
      Optional<Double> epsilon,
      Optional<Double> delta,
      List<ClaimVerdict> claims) {}

  private static Wire wire(ReleaseSummary summary) {
    return new Wire(
        summary.plan().frame().name(),
        summary.repo().toString(),
        summary.repo().resolve(ReleaseFiles.REPORT_HTML).toString(),
        summary.trust().toString(),
        summary.results().statement().map(PrivacyStatement::epsilonUpper),
        summary.results().statement().map(PrivacyStatement::delta),
        summary.results().claims());
  }

  private static List<String> lines(ReleaseSummary summary, String command) {
    List<String> lines = new ArrayList<>();
    boolean was = summary.state() == ReleaseSummary.State.WAS_COMPLETE;
    lines.add(
        summary.plan().frame().name()
            + (was ? " is complete already" : " is released")
            + ": "
            + summary.plan().keys().rows()
            + " synthetic rows, "
            + summary.results().statement().map(ReleaseCommand::claimed).orElse(NONE));
    lines.add("");
    for (ClaimVerdict claim : summary.results().claims()) {
      String judgement = Words.kebab(claim.judgement()).replace('-', ' ');
      lines.add("  " + judgement + " ".repeat(15 - judgement.length()) + claim.statement());
    }
    lines.add("");
    lines.add("  report  " + summary.repo().resolve(ReleaseFiles.REPORT_HTML));
    lines.add("  data    " + summary.repo().resolve(ReleaseFiles.DATA));
    lines.add("  trust   " + summary.trust() + "  (give it to readers by another way)");
    lines.add("  state   " + summary.stateFolder() + "  (give it to nobody)");
    summary
        .dataset()
        .ifPresent(
            dataset -> {
              lines.add("  ledger  " + summary.ledger() + "  (keep it for every further release)");
              lines.add("");
              lines.add("  " + spent(dataset));
            });
    lines.add("");
    lines.add(
        "Verify it:  " + command + " verify " + summary.repo() + " --trust " + summary.trust());
    return lines;
  }

  private static String claimed(PrivacyStatement said) {
    return "epsilon at most "
        + Numbers.upper(said.epsilonUpper())
        + " at delta "
        + Numbers.number(said.delta());
  }

  private static String spent(DatasetExtract dataset) {
    int plans = dataset.plansBefore() + 1;
    return "Of the dataset "
        + dataset.dataset()
        + ", "
        + (plans == 1 ? "this plan" : plans + " plans together")
        + " may spend epsilon "
        + Numbers.upper(dataset.epsilon())
        + " of "
        + Numbers.number(dataset.budgetEpsilon())
        + ", delta "
        + Numbers.number(dataset.delta())
        + " of "
        + Numbers.number(dataset.budgetDelta());
  }
}
