package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.preregistration.run.RunClose.Reason;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;

/**
 * The way from a plan to a release: seal, open a run, train, generate, measure, check, account,
 * judge, attest, render, publish.
 *
 * <p>Every stage leaves its result in the owner's state before the next one begins, and each is a
 * function of the sealed context, so that after a crash the next start goes on where the last one
 * broke off, to the same bits, and pays for no look twice.
 */
public final class ReleasePipeline {
  private final World world;
  private final ReleasePlan plan;
  private final ReleaseRequest request;
  private final Workplace place;
  private final OwnerState state;
  private final Journal journal;
  private final SigningKey key;
  private final Publication publication;
  private final Digest code = Software.ownCode();

  private ReleasePipeline(
      World world, ReleasePlan plan, ReleaseRequest request, Workplace place, OwnerState state)
      throws IOException, MalformedDocumentException {
    this.world = world;
    this.plan = plan;
    this.request = request;
    this.place = place;
    this.state = state;
    this.publication = new Publication(place.repo());
    this.publication.recover();
    this.journal = Journal.in(state.folder());
    this.place.requireOurs(journal);
    this.key = OwnerKey.of(request.key(), state.folder(), world);
  }

  /** Makes the release, or goes on with it, or finds that it is complete. */
  public static ReleaseSummary run(ReleaseRequest request, World world)
      throws IOException, MalformedDocumentException {
    ReleasePlan plan = ReleasePlans.read(request.plan());
    Workplace place = Workplace.of(request, plan.local().orElseThrow(), plan.frame().name(), world);
    if (request.key().isPresent()) {
      OwnerKey.load(request.key().get());
    }
    if (!Files.exists(place.state())) {
      requireBeginning(plan, place, world);
    }
    try (OwnerState state = OwnerState.open(place.state())) {
      return new ReleasePipeline(world, plan, request, place, state).release();
    }
  }

  /** Whatever would stop a new release at once stops it before anything is written. */
  private static void requireBeginning(ReleasePlan plan, Workplace place, World world)
      throws IOException {
    place.requireFree();
    ScratchCopy.requireFile(plan.local().orElseThrow().source());
    requireNumericMode(plan, world);
  }

  private static void requireNumericMode(ReleasePlan plan, World world) {
    NumericMode mode = plan.generator().numericMode();
    SortedMap<String, String> found = new TreeMap<>();
    for (String name : mode.environment().keySet()) {
      world.variable(name).ifPresent(value -> found.put(name, value));
    }
    NumericModeException.require(mode, found);
  }

  private ReleaseSummary release() throws IOException, MalformedDocumentException {
    if (isReleased()) {
      return complete();
    }
    requireNumericMode(plan, world);
    settleUnfinishedRun();
    requireSealedPlan();
    try (Source source = new Source()) {
      if (!journal.hasSeal()) {
        seal(source.copy());
      }
      if (!journal.runs().isOpen()) {
        open();
      }
      Context context = context();
      SortedMap<String, byte[]> artifacts =
          new RunStages(world, plan, state, journal.runs(), context).artifacts(source);
      return publish(artifacts, context);
    }
  }

  private boolean isReleased() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    return runs.last() > 0 && "RELEASED".equals(runs.reasons().get(runs.last()));
  }

  /** The release is complete; its files are made again if a crash or its owner took them away. */
  private ReleaseSummary complete() throws IOException, MalformedDocumentException {
    requireSealedPlan();
    SortedMap<String, byte[]> files = Shelf.of(state, journal.runs().last()).load();
    publishRelease(files);
    return ReleaseSummary.of(plan, place, files, ReleaseSummary.State.WAS_COMPLETE);
  }

  private void settleUnfinishedRun() throws IOException, MalformedDocumentException {
    if (!journal.runs().isOpen()) {
      return;
    }
    if (request.unfinished() == ReleaseRequest.Unfinished.ABANDON) {
      close(Reason.ABANDONED);
    } else if (!context().is(plan.sealed().digest(), code, numericMode())) {
      close(Reason.CONTEXT_CHANGED);
    } else {
      Progress.announce(world, "resume", "run " + journal.runs().last() + " goes on");
    }
  }

  private void close(Reason reason) throws IOException, MalformedDocumentException {
    int run = journal.runs().last();
    journal.remember(journal.runs().closed(reason));
    publishProgress();
    Progress.announce(
        world, "close", "run " + run + " is closed, " + inWords(reason) + "; its charge stays");
  }

  private static String inWords(Reason reason) {
    return switch (reason) {
      case RELEASED -> "released";
      case ABANDONED -> "abandoned";
      case CONTEXT_CHANGED -> "for plan, data or program have changed";
    };
  }

  private void requireSealedPlan() throws IOException, MalformedDocumentException {
    Optional<Seal> seal = journal.seal();
    if (seal.isPresent() && !seal.get().plan().equals(plan.sealed().digest())) {
      throw Refusal.incomplete(
          "the plan differs from the one that is sealed in "
              + place.repo()
              + ". A sealed plan cannot be changed: restore it, or give another --repo");
    }
  }

  private void seal(ScratchCopy copy) throws IOException, MalformedDocumentException {
    Seal seal =
        Seal.of(
            plan.sealed().digest(),
            copy.commitment(),
            state.secret().commitment(state.salt(Seal.SECRET)),
            world.now().toString());
    journal.remember(plan.sealed(), seal);
    publishProgress();
    Progress.announce(world, "seal", "plan " + plan.sealed().digest());
  }

  private void open() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    int run = runs.last() + 1;
    if (run > plan.frame().runBudget()) {
      throw Refusal.incomplete(
          "the run budget is spent: the sealed plan allows "
              + plan.frame().runBudget()
              + " and all are used. Give another --repo to start afresh");
    }
    new Charges(plan, state).requireAffordable(runs, journal.seal().orElseThrow());
    RunOpen entry =
        new RunOpen(
            RunOpen.SCHEMA,
            run,
            plan.sealed().digest(),
            runs.head(journal.sealBytes()),
            code,
            numericMode(),
            world.now().toString());
    journal.remember(runs.with(entry));
    publishProgress();
    Progress.announce(world, "open", "run " + run + " of at most " + plan.frame().runBudget());
  }

  private Context context() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    return new Context(
        journal.seal().orElseThrow(), plan.frame().freshness(), runs.open(runs.last()));
  }

  private String numericMode() {
    return Words.kebab(plan.generator().numericMode());
  }

  private ReleaseSummary publish(SortedMap<String, byte[]> artifacts, Context context)
      throws IOException, MalformedDocumentException {
    RunLedger closed = journal.runs().closed(Reason.RELEASED);
    artifacts.putAll(journal.sealed());
    artifacts.putAll(closed.entries());
    Progress.announce(world, "attest", "manifest, report and signatures");
    SortedMap<String, byte[]> files = Assembly.of(plan, artifacts, Origins.of(plan, context), key);
    Shelf.of(state, context.open().run()).store(files);
    journal.remember(closed);
    publishRelease(files);
    state.forget(context.open().run());
    return ReleaseSummary.of(plan, place, files, ReleaseSummary.State.DONE);
  }

  private void publishRelease(SortedMap<String, byte[]> files)
      throws IOException, MalformedDocumentException {
    publication.publish(
        files, ReleaseHistory.of(journal.sealed(), journal.runs(), files, key, person()));
    TrustFile trust = TrustFile.forOwner(person().email(), key.verifyingKey());
    write(place.trust(), trust.yaml());
    write(place.allowedSigners(), trust.allowedSigners());
  }

  private void publishProgress() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    SortedMap<String, byte[]> files = journal.sealed();
    files.putAll(runs.entries());
    publication.publish(files, ReleaseHistory.of(journal.sealed(), runs, key, person()));
  }

  /** Whoever holds the key; no name of a machine or its user is published. */
  private Person person() {
    return new Person(plan.frame().creators().get(0), "owner@" + plan.frame().name() + ".invalid");
  }

  private static void write(Path file, String text) throws IOException {
    DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The source's private copy and what reads it, each made when first needed, once. */
  final class Source implements AutoCloseable {
    private Optional<ScratchCopy> copy = Optional.empty();
    private Optional<SparkRows> spark = Optional.empty();

    SparkRows spark() throws IOException {
      if (spark.isEmpty()) {
        spark = Optional.of(SparkRows.in(state));
      }
      return spark.get();
    }

    ScratchCopy copy() throws IOException, MalformedDocumentException {
      if (copy.isEmpty()) {
        Progress.announce(world, "read", "source data");
        copy = Optional.of(ScratchCopy.of(plan.local().orElseThrow().source(), state));
        requireFit(copy.get());
      }
      return copy.get();
    }

    /** Sealed data were looked at before they were sealed. */
    private void requireFit(ScratchCopy fresh) throws IOException, MalformedDocumentException {
      Optional<Seal> seal = journal.seal();
      if (seal.isEmpty()) {
        spark().require(plan.source(), fresh);
      } else if (!seal.get().data().equals(fresh.commitment())) {
        if (journal.runs().isOpen()) {
          ReleasePipeline.this.close(Reason.CONTEXT_CHANGED);
        }
        throw Refusal.incomplete(
            "the source data are not the ones that were sealed. Restore them, or give another"
                + " --repo");
      }
    }

    @Override
    public void close() throws IOException {
      spark.ifPresent(SparkRows::close);
      if (copy.isPresent()) {
        copy.get().close();
      }
    }
  }
}
