package org.hallmark.cli.release;

import java.util.SortedMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.disclosure.DisclosureFacts;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.seed.Commitment;

/** What a disclosure takes from plan, seal, run and versions. */
public final class DisclosedFacts {
  private DisclosedFacts() {}

  /**
   * The facts.
   *
   * @param training as the plan fixes it
   * @param versions the manifest's
   */
  public static DisclosureFacts of(
      ReleasePlan plan,
      TrainingMechanism training,
      Seal seal,
      RunOpen open,
      SortedMap<String, String> versions) {
    return new DisclosureFacts(
        new DisclosureFacts.Release(
            plan.frame().name(),
            plan.frame().title(),
            plan.frame().question(),
            plan.frame().creators(),
            plan.source().title(),
            plan.schema().names(),
            open.openedAt(),
            plan.frame().runBudget()),
        training,
        plan.generator().training().transcript(),
        new DisclosureFacts.Program(
            versions.getOrDefault("hallmark", "of unknown version"),
            plan.generator().id(),
            open.code().toString(),
            open.numericMode()),
        new DisclosureFacts.Bindings(
            seal.plan().toString(),
            words(seal.data()),
            words(seal.secret()),
            plan.frame().freshness().word()));
  }

  private static String words(Commitment commitment) {
    return commitment.scheme() + " " + commitment.hex();
  }
}
