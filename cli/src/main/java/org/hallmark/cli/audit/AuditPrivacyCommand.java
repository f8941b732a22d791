package org.hallmark.cli.audit;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Attacks the training of a plan, on rows that need no protection, and bounds its ε from below. */
@Command(
    name = "audit-privacy",
    description = {
      "Trains once as the plan says, with canaries, attacks the training, and says how much privacy it"
          + " costs at least.",
      "",
      "The training is that of a public source, or of rows simulated from the plan's public frame and",
      "bounds. A confidential source is never read: a second training on it would be charged like any"
          + " other.",
      "Exit status 1: the bound is above what the plan claims."
    },
    mixinStandardHelpOptions = true)
public final class AuditPrivacyCommand implements Callable<Integer> {
  private static final int LEAST_CANARIES = 10;
  private static final int MOST_CANARIES = 100_000;

  private final World world;

  @Parameters(paramLabel = "PLAN", description = "The plan, in YAML.")
  private Path file;

  @Option(
      names = "--canaries",
      defaultValue = "1000",
      paramLabel = "M",
      description = "How many canaries, each in by a fair coin. Default: ${DEFAULT-VALUE}.")
  private int canaries;

  @Option(
      names = "--confidence",
      defaultValue = "0.95",
      paramLabel = "C",
      description = "Of the lower bound, below 1. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "simulated or source. Default: source where the plan makes it public, else simulated.")
  private Optional<AuditRun.Data> data = Optional.empty();

  @Option(names = "--json", description = "Print the report as JSON, its normative form.")
  private boolean json;

  public AuditPrivacyCommand(World world) {
    this.world = world;
  }

  private static PrivacyPlan promised(ReleasePlan plan) {
    return plan.privacy()
        .orElseThrow(
            () ->
                Refusal.usage(
                    "the plan's source is public and nothing is promised about privacy, so there is"
                        + " nothing to audit"));
  }

  @Override
  public Integer call() throws Exception {
    requireOptions();
    ReleasePlan plan = ReleasePlans.read(file);
    AuditReport report =
        new AuditRun(world, plan, promised(plan), data(plan), canaries, significance()).report();
    if (json) {
      world.out().println(CanonicalJson.text(report));
    } else {
      AuditText.of(report).forEach(world.out()::println);
    }
    return report.exit().status();
  }

  /** In decimals, so that 0.95 leaves 0.05. */
  private double significance() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(confidence)).doubleValue();
  }

  private void requireOptions() {
    if (canaries < LEAST_CANARIES || canaries > MOST_CANARIES) {
      throw Refusal.usage(
          "--canaries must be in [" + LEAST_CANARIES + ", " + MOST_CANARIES + "]: " + canaries);
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw Refusal.usage("--confidence must be above 0.5 and below 1: " + confidence);
    }
  }

  private AuditRun.Data data(ReleasePlan plan) {
    boolean open = plan.source().confidentiality() == Confidentiality.PUBLIC;
    if (!open && data.equals(Optional.of(AuditRun.Data.SOURCE))) {
      throw Refusal.incomplete(
          "the source of "
              + file
              + " is "
              + Words.kebab(plan.source().confidentiality())
              + ": a second training on confidential data is charged like any other. Leave out"
              + " --data, and the same training is audited on rows simulated from the plan's frame"
              + " and bounds");
    }
    return data.orElse(open ? AuditRun.Data.SOURCE : AuditRun.Data.SIMULATED);
  }
}
