package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.Estimand.Standing;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Words;

/** Lists every quantity that a plan registers, found or not, and every other that is published. */
public final class Estimands {
  private Estimands() {}

  /**
   * A quantity of a subject.
   *
   * @param of id of the observable or law
   * @param quantity in kebab-case
   */
  public record Published(String of, String quantity) {}

  /**
   * The list: what the plan calls for, in its order, then what it does not.
   *
   * @param registered what the plan calls for
   * @param cells digests of observables' cells
   * @param others what is published beyond it
   */
  public static List<Estimand> of(
      List<Outcome> outcomes,
      List<Published> registered,
      SortedMap<String, Digest> cells,
      List<Claim> claims,
      AnalysisPlan analysis,
      List<Published> others) {
    List<Estimand> estimands = new ArrayList<>();
    for (Published planned : registered) {
      estimands.add(
          estimand(
              planned,
              standing(planned, claims, analysis.exploratory()),
              Optional.ofNullable(cells.get(planned.of())),
              outcomes.stream()
                  .filter(o -> o.subject().equals(planned.of()))
                  .filter(o -> Words.kebab(o.quantity()).equals(planned.quantity()))
                  .findFirst()));
    }
    for (Published other : others) {
      estimands.add(
          new Estimand(
              other.of(),
              other.quantity(),
              Standing.EXPLORATORY,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return estimands;
  }

  private static Standing standing(Published planned, List<Claim> claims, Set<String> exploratory) {
    if (exploratory.contains(planned.of())) {
      return Standing.EXPLORATORY;
    }
    boolean judged =
        claims.stream()
            .anyMatch(
                claim ->
                    claim.of().equals(planned.of())
                        && Words.kebab(claim.quantity()).equals(planned.quantity()));
    return judged ? Standing.CONFIRMATORY : Standing.REGISTERED;
  }

  private static Estimand estimand(
      Published planned, Standing standing, Optional<Digest> cells, Optional<Outcome> outcome) {
    return new Estimand(
        planned.of(),
        planned.quantity(),
        standing,
        cells,
        outcome.flatMap(Outcome::estimate),
        outcome.flatMap(Outcome::lower),
        outcome.flatMap(Outcome::upper),
        outcome.isEmpty()
            ? Optional.of("the subject was not measured")
            : outcome.map(Outcome::reason).filter(reason -> !reason.isEmpty()));
  }
}
