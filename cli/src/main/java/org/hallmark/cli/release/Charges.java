package org.hallmark.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/** Every look that a run takes at the source, from the plan, and what all runs took so far. */
final class Charges {
  private final ReleasePlan plan;
  private final OwnerState state;
  private final TrainingMechanism training;

  Charges(ReleasePlan plan, OwnerState state) {
    this(plan, state, PlannedLooks.training(plan));
  }

  Charges(ReleasePlan plan, OwnerState state, TrainingMechanism training) {
    this.plan = plan;
    this.state = state;
    this.training = training;
  }

  /** The training: noise and looks from one set of numbers. */
  TrainingMechanism training() {
    return training;
  }

  /**
   * The training by gradients.
   *
   * @throws IllegalStateException if it is of another kind
   */
  DpSgd steps() {
    if (training instanceof DpSgd steps) {
      return steps;
    }
    throw new IllegalStateException("training is not by gradients");
  }

  /** The requests of one run, in the order in which they are charged. */
  List<ChargeRequest> requests(int run, Digest context) {
    return PlannedLooks.of(plan, training).stream()
        .map(look -> new ChargeRequest(look.id(), look.purpose(), run, context, look.event()))
        .toList();
  }

  /** Pays for every look of a run before any is taken; what is paid already is not paid again. */
  List<Charge> pay(Context context) throws IOException, MalformedDocumentException {
    List<Charge> paid = new ArrayList<>();
    if (plan.privacy().isEmpty()) {
      return paid;
    }
    try (Ledger ledger = state.ledger(plan.privacy().get().budget())) {
      for (ChargeRequest request : requests(context.open().run(), context.entropy().digest())) {
        paid.add(ledger.charge(request));
      }
    }
    return paid;
  }

  /** Refuses another run that the privacy budget cannot pay for, before it is opened. */
  void requireAffordable(RunLedger runs, Optional<Registration> sealed)
      throws IOException, MalformedDocumentException {
    if (plan.privacy().isPresent()) {
      requireAffordable(plan.privacy().get(), runs, sealed);
    }
  }

  private void requireAffordable(
      PrivacyPlan promised, RunLedger runs, Optional<Registration> sealed)
      throws IOException, MalformedDocumentException {
    List<PrivacyEvent> events = new ArrayList<>();
    if (sealed.isPresent()) {
      charged(runs, sealed.get()).forEach(charge -> events.add(charge.event()));
    }
    double spent = epsilon(promised, events);
    requests(runs.last() + 1, Digest.of(new byte[0])).forEach(r -> events.add(r.event()));
    double wouldBe = epsilon(promised, events);
    if (exceeds(wouldBe, promised.total().epsilon())) {
      throw Refusal.incomplete(
          "the privacy budget cannot pay for "
              + (spent > 0
                  ? "another run: the earlier ones stay charged with epsilon "
                      + spent
                      + ", and with this one"
                  : "the run:")
              + " epsilon would be "
              + wouldBe
              + ", above the "
              + promised.total().epsilon()
              + " that the plan allows all runs together");
    }
  }

  private static double epsilon(PrivacyPlan promised, List<PrivacyEvent> events) {
    return events.isEmpty()
        ? 0
        : Accounting.epsilonUpper(events, promised.adjacency(), promised.total().delta());
  }

  private static boolean exceeds(double epsilon, double budget) {
    return Double.isInfinite(epsilon) || Decimals.of(epsilon).compareTo(Decimals.of(budget)) > 0;
  }

  /** What all runs of the plan were charged, in order. */
  List<Charge> charged(RunLedger runs, Registration sealed)
      throws IOException, MalformedDocumentException {
    List<Charge> charges = new ArrayList<>();
    if (plan.privacy().isEmpty()) {
      return charges;
    }
    try (Ledger ledger = state.ledger(plan.privacy().get().budget())) {
      for (int run = 1; run <= runs.last(); run++) {
        Context context = Context.of(sealed, runs, run);
        charges.addAll(ledger.charges(context.entropy().digest()));
      }
    }
    return charges;
  }
}
