package org.hallmark.cli.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.json.MalformedDocumentException;

/** A sealed plan as each of its amendments leaves it. */
public final class AmendedPlans {
  private final Registration registration;
  private final Map<Integer, ReleasePlan> plans = new TreeMap<>();

  public AmendedPlans(Registration registration) {
    this.registration = registration;
  }

  /** The plan after so many amendments. */
  public ReleasePlan after(int amendments) throws MalformedDocumentException {
    ReleasePlan known = plans.get(amendments);
    if (known == null) {
      String document =
          amendments == 0 ? Registration.PLAN : Registration.amendmentPath(amendments);
      known = ReleasePlans.readSealed(document, registration.effectivePlan(amendments));
      plans.put(amendments, known);
    }
    return known;
  }

  /** Does an amendment leave every look at the source as it was, with all its numbers? */
  public boolean keepsLooks(int amendment) throws MalformedDocumentException {
    return keepsLooks(after(amendment - 1), after(amendment));
  }

  /** Do two plans look at the source in the same way? Not where one has a budget too small. */
  public static boolean keepsLooks(ReleasePlan before, ReleasePlan after) {
    try {
      return looks(before).equals(looks(after));
    } catch (BudgetTooSmallException e) {
      return false;
    }
  }

  private record Look(String id, PrivacyEvent event) {}

  private static List<Look> looks(ReleasePlan plan) {
    return PlannedLooks.of(plan, PlannedLooks.training(plan)).stream()
        .map(AmendedPlans::look)
        .toList();
  }

  private static Look look(PlannedLook look) {
    return new Look(look.id(), look.event());
  }
}
