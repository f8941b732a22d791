package org.hallmark.cli.release;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.AmendedPlans;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.preregistration.seal.Amendment.Change;
import org.hallmark.preregistration.seal.Amendment.DataState;
import org.hallmark.preregistration.seal.AmendmentChecks;
import org.hallmark.preregistration.seal.Changes;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;

/** Where a sealed plan is amended, for everybody to see. */
final class AmendmentDesk {
  private final World world;
  private final ReleasePlan plan;
  private final OwnerState state;
  private final Journal journal;
  private final Repository repository;

  /**
   * What an owner says of an amendment.
   *
   * @param why the reason
   * @param data whether data had been seen; runs that were opened say it anyway
   */
  record Words(String why, DataState data) {}

  /**
   * A desk.
   *
   * @param plan as it is to be
   */
  AmendmentDesk(
      World world, ReleasePlan plan, OwnerState state, Journal journal, Repository repository) {
    this.world = world;
    this.plan = plan;
    this.state = state;
    this.journal = journal;
    this.repository = repository;
  }

  /** Records what the plan's file says now as the next amendment; an open run is closed first. */
  void amend(Words words) throws IOException, MalformedDocumentException {
    Registration sealed = journal.registration();
    int number = sealed.amendments() + 1;
    if (number > Registration.MOST_AMENDMENTS) {
      throw Refusal.usage("a plan has at most " + Registration.MOST_AMENDMENTS + " amendments");
    }
    List<Change> changes = changes(sealed);
    ReleasePlan before = new AmendedPlans(sealed).after(number - 1);
    requireNoChoice(before);
    boolean seen = journal.runs().last() > 0;
    if (seen && !AmendedPlans.keepsLooks(before, plan)) {
      throw Refusal.usage(
          "data have been seen, and the plan would now look at them in another way: what was charged"
              + " and what will be no longer compose as one plan. Seal it as a plan of its own in"
              + " another --repo; the dataset's ledger adds both up");
    }
    if (journal.runs().isOpen()) {
      new RunBook(world, before, state, journal, repository).close(RunClose.Reason.CONTEXT_CHANGED);
    }
    Amendment amendment =
        new Amendment(
            Amendment.SCHEMA,
            number,
            sealed.head(),
            journal.runs().last(),
            sealed.effectiveDigest(number - 1),
            changes,
            words.why(),
            seen ? DataState.AFTER_DATA : words.data(),
            world.now().toString());
    SortedMap<String, byte[]> file = new TreeMap<>();
    file.put(Registration.amendmentPath(number), CanonicalJson.bytes(amendment));
    journal.remember(sealed.with(file));
    repository.publishProgress();
    Progress.announce(
        world, "amend", "amendment " + number + ": " + changes.size() + " values of the plan");
  }

  /** Runs of two plans cannot be chosen among. */
  private void requireNoChoice(ReleasePlan before) throws IOException, MalformedDocumentException {
    for (int run = 1; run <= journal.runs().last(); run++) {
      if (before.frame().choice().compares() && journal.runs().outcome(run).isPresent()) {
        throw Refusal.usage(
            "run "
                + run
                + " is complete and waits for the choice among all runs; the plan can be amended no"
                + " more");
      }
    }
  }

  private List<Change> changes(Registration sealed) throws MalformedDocumentException {
    List<Change> changes =
        Changes.between(
            Documents.canonicalJson(Registration.PLAN, sealed.effectivePlan(sealed.amendments())),
            Documents.canonicalJson(Registration.PLAN, plan.sealed().bytes()));
    if (changes.isEmpty()) {
      throw Refusal.usage("the plan is as it is sealed; edit it first, then amend");
    }
    Set<String> touched = AmendmentChecks.outOfScope(changes);
    if (!touched.isEmpty()) {
      throw Refusal.usage(
          "no amendment may change "
              + String.join(", ", touched)
              + ": with another one it is another plan; seal it in another --repo");
    }
    return changes;
  }
}
