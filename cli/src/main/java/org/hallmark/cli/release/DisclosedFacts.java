package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.disclosure.DisclosedField;
import org.hallmark.privacy.disclosure.DisclosedField.Status;
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
            plan.frame().freshness().word()),
        told(plan.datasheet()));
  }

  /** What the datasheet tells of fields that nothing else answers. */
  private static List<DisclosedField> told(Datasheet datasheet) {
    List<DisclosedField> told = new ArrayList<>();
    tell(datasheet, DatasheetItem.REGION, "basic", "region", told);
    tell(datasheet, DatasheetItem.SECTOR, "basic", "sector", told);
    tell(datasheet, DatasheetItem.BUDGET_REASON, "implementation", "justification", told);
    tell(datasheet, DatasheetItem.BIASES, "fitness", "known-biases", told);
    return told;
  }

  private static void tell(
      Datasheet datasheet,
      DatasheetItem item,
      String group,
      String field,
      List<DisclosedField> into) {
    datasheet
        .entry(item)
        .map(entry -> new DisclosedField(group, field, status(entry.standing()), entry.text()))
        .ifPresent(into::add);
  }

  private static Status status(Datasheet.Standing standing) {
    return switch (standing) {
      case TOLD -> Status.STATED;
      case NOT_APPLICABLE -> Status.NOT_APPLICABLE;
      case WITHHELD -> Status.WITHHELD;
    };
  }

  private static String words(Commitment commitment) {
    return commitment.scheme() + " " + commitment.hex();
  }
}
