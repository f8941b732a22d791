package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.privacy.statement.PrivacyStatement;

/** What nobody who holds a release can check; every report and verdict lists it. */
public final class NotChecked {
  private NotChecked() {}

  /** The sentences for this plan and statement, at any tier below escrow. */
  public static List<String> byAnybody(PlanFrame frame, PrivacyStatement privacy) {
    List<String> sentences = new ArrayList<>();
    if (frame.freshness() == PlanFrame.Freshness.NONE) {
      sentences.add(
          "Order by an outside clock: the order of plan and run is self-asserted, for no outside"
              + " value was fixed after the seal.");
      sentences.add(
          "Rehearsals before the seal: the owner may have tried plans, seeds and noise beforehand"
              + " and sealed what came out best.");
    }
    sentences.add("Runs in another clone of the repository that were never published.");
    sentences.add(
        "Releases outside the owner's privacy ledger: that it is the only one for these data, and"
            + " was never begun anew or put back, is taken on trust.");
    sentences.add(
        "Training and the noise of every number about the source: that needs the source and the"
            + " secret, which a trusted auditor may be given.");
    sentences.addAll(privacy.openWeaknesses());
    return List.copyOf(sentences);
  }
}
