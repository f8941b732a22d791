package org.hallmark.cli.release;

import java.io.IOException;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.TrainingDivergedException;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.preregistration.run.RunClose.Reason;
import org.hallmark.preregistration.run.RunClose.RunOutcome;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;

/**
 * The runs of a release as they are opened and closed: each entry in the journal first, then in the
 * repository. A run is charged in full when it opens, whatever becomes of it.
 */
final class RunBook {
  private final World world;
  private final ReleasePlan plan;
  private final OwnerState state;
  private final Journal journal;
  private final Repository repository;
  private final Digest code = Software.ownCode();

  RunBook(World world, ReleasePlan plan, OwnerState state, Journal journal, Repository repository) {
    this.world = world;
    this.plan = plan;
    this.state = state;
    this.journal = journal;
    this.repository = repository;
  }

  /** The context of the last run. */
  Context context() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    return Context.of(journal.registration(), runs, runs.last());
  }

  /** Goes on with the run that an earlier start left open, or closes it. */
  void settle(ReleaseRequest.Unfinished unfinished) throws IOException, MalformedDocumentException {
    if (!journal.runs().isOpen()) {
      return;
    }
    if (unfinished == ReleaseRequest.Unfinished.ABANDON) {
      close(Reason.ABANDONED);
    } else if (!context().is(effective(), code, numericMode())) {
      close(Reason.CONTEXT_CHANGED);
    } else {
      Progress.announce(world, "resume", "run " + journal.runs().last() + " goes on");
    }
  }

  /** Refuses another run that a budget cannot pay for. */
  void requireAnother() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    if (runs.last() >= plan.frame().runBudget()) {
      throw Refusal.incomplete(
          "the run budget is spent: the sealed plan allows "
              + plan.frame().runBudget()
              + " and all are used. Give another --repo to start afresh");
    }
    new Charges(plan, state)
        .requireAffordable(
            runs, journal.hasSeal() ? Optional.of(journal.registration()) : Optional.empty());
  }

  /** Opens the next run and pays for it. */
  void open() throws IOException, MalformedDocumentException {
    requireAnother();
    RunLedger runs = journal.runs();
    int run = runs.last() + 1;
    RunOpen entry =
        new RunOpen(
            RunOpen.SCHEMA,
            run,
            effective(),
            runs.head(journal.sealBytes()),
            code,
            numericMode(),
            world.now().toString());
    journal.remember(runs.with(entry));
    repository.publishProgress();
    new Charges(plan, state).pay(context());
    Progress.announce(world, "open", "run " + run + " of at most " + plan.frame().runBudget());
  }

  /** Closes the open run without a release; what it kept is of no more use. */
  void close(Reason reason) throws IOException, MalformedDocumentException {
    int run = journal.runs().last();
    new Charges(plan, state).pay(context());
    journal.remember(journal.runs().closed(reason));
    repository.publishProgress();
    state.forget(run);
    Progress.announce(
        world,
        "close",
        "run "
            + run
            + " is closed, "
            + inWords(reason)
            + (plan.privacy().isPresent() ? "; its charge stays" : ""));
  }

  /** Closes the open run, whose training gave no generator. */
  void fail(TrainingFailedException why) throws IOException, MalformedDocumentException {
    close(why instanceof TrainingDivergedException ? Reason.DIVERGED : Reason.NOTHING_LEARNED);
  }

  /** What can be done about a plan whose training failed. */
  String afterFailure() throws IOException {
    String change =
        plan.privacy().isEmpty() && journal.runs().last() < plan.frame().runBudget()
            ? "Change the plan, make the change an amendment ("
                + world.command()
                + " amend) and release again"
            : "Change the plan and give another --repo";
    return "there is no generator, and run " + journal.runs().last() + " is closed. " + change;
  }

  /** The digest of the plan with all amendments. */
  private Digest effective() throws IOException, MalformedDocumentException {
    Registration registration = journal.registration();
    return registration.effectiveDigest(registration.amendments());
  }

  /** Closes the open run as one among which the rule chooses; what it kept is still needed. */
  void complete(RunOutcome outcome) throws IOException, MalformedDocumentException {
    int run = journal.runs().last();
    journal.remember(journal.runs().completed(outcome));
    repository.publishProgress();
    Progress.announce(world, "close", "run " + run + " is complete");
  }

  private static String inWords(Reason reason) {
    return switch (reason) {
      case RELEASED -> "released";
      case COMPLETED -> "complete";
      case ABANDONED -> "abandoned";
      case CONTEXT_CHANGED -> "for data or program have changed";
      case DIVERGED -> "for training diverged";
      case NOTHING_LEARNED -> "for nothing was learned";
    };
  }

  private String numericMode() {
    return Words.kebab(plan.generator().numericMode());
  }
}
