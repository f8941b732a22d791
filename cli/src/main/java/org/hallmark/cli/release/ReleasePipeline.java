package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.AmendedPlans;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.StepTally;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.preregistration.run.RunClose.Reason;
import org.hallmark.preregistration.run.RunClose.RunOutcome;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Amendment.DataState;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;

/**
 * The way from a plan to a release: seal, open a run, train, generate, measure, check, account,
 * judge, attest, render, publish.
 *
 * <p>Every stage leaves its result in the owner's state before the next one begins, and each is a
 * function of the sealed context, so that after a crash the next start goes on where the last one
 * broke off, to the same bits, and pays for no look twice.
 *
 * <pre>{@code
 * ReleaseRequest request =
 *     ReleaseRequest.of(Path.of("examples/tiny/plan.yaml"), Path.of("build/tiny-release"));
 * ReleaseSummary summary = ReleasePipeline.run(request, World.real());
 * summary.results().claims().forEach(System.out::println);
 * }</pre>
 */
public final class ReleasePipeline {
  private final World world;
  private final ReleasePlan plan;
  private final ReleaseRequest request;
  private final Workplace place;
  private final OwnerState state;
  private final Journal journal;
  private final Repository repository;
  private final RunBook book;
  private final LedgerDesk desk;
  private final FreshnessDesk fresh;

  private ReleasePipeline(
      World world, ReleasePlan plan, ReleaseRequest request, Workplace place, OwnerState state)
      throws IOException, MalformedDocumentException {
    this.world = world;
    this.plan = plan;
    this.request = request;
    this.place = place;
    this.state = state;
    this.journal = Journal.in(state.folder());
    Publication.recover(journal.publishing());
    place.requireOurs(journal, Shelf.of(state, releasedRun()));
    SigningKey key = OwnerKey.of(request.key(), state.folder(), world);
    journal.requireSigner(key.verifyingKey());
    this.repository =
        new Repository(
            journal.hasSeal() ? new AmendedPlans(journal.registration()).after(0) : plan,
            place,
            journal,
            key);
    this.fresh = new FreshnessDesk(world, plan, request, place, journal, repository);
    this.book = new RunBook(world, plan, state, journal, repository);
    this.desk =
        new LedgerDesk(
            world,
            plan,
            journal.seal().map(Seal::plan).orElse(plan.sealed().digest()),
            request,
            place);
  }

  /** What is asked of a pipeline. */
  private interface Work<R> {
    R in(ReleasePipeline pipeline) throws IOException, MalformedDocumentException;
  }

  /** Makes the release, or goes on with it, or finds that it is complete. */
  public static ReleaseSummary run(ReleaseRequest request, World world)
      throws IOException, MalformedDocumentException {
    ReleasePlan plan = ReleasePlans.read(request.plan());
    ExactNumbers.requireMeasurable(request.plan());
    return opened(request, plan, world, ReleasePipeline::release);
  }

  /** Seals the plan, or adds the outside value that it waits for, and opens no run. */
  public static SealSummary seal(ReleaseRequest request, Optional<Path> freshness, World world)
      throws IOException, MalformedDocumentException {
    ReleasePlan plan = ReleasePlans.read(request.plan());
    return opened(request, plan, world, pipeline -> pipeline.sealOnly(freshness));
  }

  private static <R> R opened(ReleaseRequest request, ReleasePlan plan, World world, Work<R> work)
      throws IOException, MalformedDocumentException {
    Workplace place = Workplace.of(request, plan.local().orElseThrow(), plan.frame().name(), world);
    if (request.key().isPresent()) {
      OwnerKey.load(request.key().get());
    }
    new Beginning(world, plan, request, place).require();
    try (OwnerState state = OwnerState.open(place.state())) {
      return work.in(new ReleasePipeline(world, plan, request, place, state));
    }
  }

  /** Amends the sealed plan to what its file says now. */
  public static SealSummary amend(ReleaseRequest request, AmendmentDesk.Words words, World world)
      throws IOException, MalformedDocumentException {
    ReleasePlan plan = ReleasePlans.read(request.plan());
    Workplace place = Workplace.of(request, plan.local().orElseThrow(), plan.frame().name(), world);
    if (!Files.exists(place.state())) {
      throw Refusal.usage(
          "there is no state folder "
              + place.state()
              + ": nothing is sealed that could be amended");
    }
    try (OwnerState state = OwnerState.open(place.state())) {
      return new ReleasePipeline(world, plan, request, place, state).amend(words);
    }
  }

  private SealSummary amend(AmendmentDesk.Words words)
      throws IOException, MalformedDocumentException {
    if (!journal.hasSeal() || isReleased()) {
      throw Refusal.usage(
          journal.hasSeal()
              ? "the release is made, and its plan can be amended no more; seal another plan in"
                  + " another --repo"
              : "nothing is sealed that could be amended; change the plan as you like");
    }
    boolean seen =
        desk.extract(state).flatMap(DatasetExtract::dataSeen).map(looks -> looks > 0).orElse(false);
    new AmendmentDesk(world, plan, state, journal, repository)
        .amend(seen ? new AmendmentDesk.Words(words.why(), DataState.AFTER_DATA) : words);
    return summary();
  }

  private SealSummary sealOnly(Optional<Path> freshness)
      throws IOException, MalformedDocumentException {
    requireSealedPlan();
    requireLedger();
    if (!journal.hasSeal()) {
      try (SourceData source =
          new SourceData(world, plan, state, journal, book, request.master(), request.device())) {
        if (plan.privacy().isPresent()) {
          desk.admit(state, source.contents());
        }
        source.requireTrainable();
        seal(source.copy());
      }
    }
    if (freshness.isPresent()) {
      fresh.add(freshness.get());
    }
    return summary();
  }

  private SealSummary summary() throws IOException, MalformedDocumentException {
    Registration sealed = journal.registration();
    return new SealSummary(
        plan.frame().name(),
        place.repo(),
        sealed.effectiveDigest(sealed.amendments()),
        sealed.amendments(),
        plan.frame().freshness().word(),
        fresh.awaited());
  }

  private ReleaseSummary release() throws IOException, MalformedDocumentException {
    requireSealedPlan();
    if (isReleased()) {
      return complete();
    }
    new Beginning(world, plan, request, place).requireMachine();
    PlannedTranscript.of(plan)
        .ifPresent(
            transcript ->
                Progress.announce(
                    world, "plan", "transcript of " + transcript.inWords() + ", published"));
    requireLedger();
    book.settle(request.unfinished());
    if (!journal.runs().isOpen() && !isComplete()) {
      book.requireAnother();
    }
    if (journal.hasSeal()) {
      requireFresh();
    }
    try (SourceData source =
        new SourceData(world, plan, state, journal, book, request.master(), request.device())) {
      if (!journal.hasSeal()) {
        if (plan.privacy().isPresent()) {
          desk.admit(state, source.contents());
        }
        source.requireTrainable();
        seal(source.copy());
        requireFresh();
      }
      return plan.frame().choice().compares() ? best(source) : only(source);
    }
  }

  private ReleaseSummary only(SourceData source) throws IOException, MalformedDocumentException {
    if (!journal.runs().isOpen()) {
      book.open();
    }
    Context context = book.context();
    try {
      return publish(artifacts(source, context), context, journal.runs().closed(Reason.RELEASED));
    } catch (TrainingFailedException e) {
      book.fail(e);
      throw Refusal.incomplete(e.getMessage() + "; " + book.afterFailure());
    }
  }

  /** Makes all runs, then chooses; what each gave is kept until the choice. */
  private ReleaseSummary best(SourceData source) throws IOException, MalformedDocumentException {
    while (!isComplete()) {
      if (!journal.runs().isOpen()) {
        book.open();
      }
      try {
        Results found = Results.read(plan, artifacts(source, book.context()).files());
        book.complete(outcome(found));
      } catch (TrainingFailedException e) {
        Progress.announce(world, "train", e.getMessage());
        book.fail(e);
      }
    }
    RunLedger runs = journal.runs();
    int chosen =
        runs.chosen(plan.frame().choice())
            .orElseThrow(
                () ->
                    Refusal.incomplete(
                        "no run completed, and all that the plan allows are used. Give another --repo"
                            + " to start afresh"));
    Progress.announce(
        world, "choose", "run " + chosen + ", by the rule " + plan.frame().choice().word());
    Context context = Context.of(journal.registration(), runs, chosen);
    return publish(artifacts(source, context), context, runs);
  }

  private ReleaseContent artifacts(SourceData source, Context context)
      throws IOException, MalformedDocumentException {
    boolean trains = !new PrivateWork(world, plan, state, context).isTrained();
    if (request.diagnostics().isEmpty() || !trains) {
      return stages(context, Optional.empty()).artifacts(source);
    }
    if (!plan.isPublic()) {
      desk.see(source.contents(), "release " + PrivateDiagnostics.OPTION);
    }
    try (PrivateDiagnostics diagnostics =
        PrivateDiagnostics.in(request.diagnostics().get(), context.open().run())) {
      return stages(context, Optional.of(diagnostics)).artifacts(source);
    }
  }

  private RunStages stages(Context context, Optional<PrivateDiagnostics> diagnostics)
      throws IOException, MalformedDocumentException {
    return new RunStages(
        world,
        plan,
        state,
        journal.registration(),
        journal.runs(),
        context,
        desk.extract(state),
        diagnostics.map(StepTally.Listener.class::cast));
  }

  private RunOutcome outcome(Results found) {
    String id = plan.frame().choice().of().orElseThrow();
    return new RunOutcome(
        id,
        found.measurements().stream()
            .filter(measured -> measured.id().equals(id))
            .findFirst()
            .flatMap(MeasuredObservable::divergence));
  }

  /** Are all runs made that a choice among them needs? */
  private boolean isComplete() throws IOException {
    RunLedger runs = journal.runs();
    return plan.frame().choice().compares()
        && !runs.isOpen()
        && runs.last() >= plan.frame().runBudget();
  }

  /** The run that is, or was, released: the chosen one, or the last. */
  private int releasedRun() throws IOException, MalformedDocumentException {
    return journal.runs().chosen(plan.frame().choice()).orElse(journal.runs().last());
  }

  /** Before anything else: whoever gives the wrong plan must not lose a run by it. */
  private void requireSealedPlan() throws IOException, MalformedDocumentException {
    if (!journal.hasSeal()) {
      return;
    }
    Registration sealed = journal.registration();
    byte[] effective = sealed.effectivePlan(sealed.amendments());
    if (!Arrays.equals(effective, plan.sealed().bytes())) {
      throw Refusal.incomplete(
          "the plan differs from the one that is sealed in "
              + place.repo()
              + ". Restore it, give another --repo, or make the change an amendment, which everybody"
              + " will see: "
              + world.command()
              + " amend "
              + request.plan()
              + " --repo "
              + place.repo()
              + " --why REASON");
    }
  }

  /** Ends where the plan waits for an outside value, and says what to do. */
  private void requireFresh() throws IOException, MalformedDocumentException {
    Optional<String> awaited = fresh.awaited();
    if (awaited.isPresent()) {
      throw Refusal.incomplete(awaited.get());
    }
  }

  private void requireLedger() throws IOException, MalformedDocumentException {
    if (journal.hasSeal()) {
      desk.extract(state);
    } else {
      desk.require(state);
    }
  }

  private boolean isReleased() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    return plan.frame().choice().compares()
        ? isComplete() && !Shelf.of(state, releasedRun()).paths().isEmpty()
        : runs.last() > 0 && Reason.RELEASED.toString().equals(runs.reasons().get(runs.last()));
  }

  /** The release is complete; it is made again only where a crash or its owner took of it. */
  private ReleaseSummary complete() throws IOException, MalformedDocumentException {
    int run = releasedRun();
    ReleaseContent files = Shelf.of(state, run).load();
    if (!repository.isWhole(files)) {
      repository.publishRelease(files);
    }
    forgetAll();
    return ReleaseSummary.of(plan, place, files.files(), ReleaseSummary.State.WAS_COMPLETE);
  }

  private void forgetAll() throws IOException {
    for (int run = 1; run <= journal.runs().last(); run++) {
      state.forget(run);
    }
  }

  private void seal(ScratchCopy copy) throws IOException, MalformedDocumentException {
    Seal seal =
        Seal.of(
            plan.sealed().digest(),
            copy.commitment(),
            state.secret().commitment(state.salt(Seal.SECRET)),
            world.now().toString());
    if (plan.isPublic()) {
      seal = seal.naming(copy.digest());
    }
    journal.remember(plan.sealed(), seal, repository.key().verifyingKey());
    repository.publishProgress();
    Progress.announce(world, "seal", "plan " + plan.sealed().digest());
  }

  private ReleaseSummary publish(ReleaseContent artifacts, Context context, RunLedger closed)
      throws IOException, MalformedDocumentException {
    Progress.announce(world, "attest", "manifest, report and signatures");
    ReleaseContent files =
        Assembly.of(
            plan,
            artifacts.with(journal.sealed()).with(closed.entries()),
            Origins.of(plan, context, TrainedOn.in(state.run(context.open().run())).facts()),
            repository.key());
    int run = context.open().run();
    Shelf.of(state, run).store(files);
    journal.remember(closed);
    Progress.announce(world, "publish", place.repo().toString());
    repository.publishRelease(files);
    forgetAll();
    return ReleaseSummary.of(plan, place, files.files(), ReleaseSummary.State.DONE);
  }
}
