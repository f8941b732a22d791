package org.hallmark.reports.facts;

import java.util.List;
import java.util.Optional;
import org.hallmark.preregistration.Deviation;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.preregistration.seal.Freshness;

/**
 * What was registered before the run, and what became of it.
 *
 * @param rules the plan's rules of analysis, each a name and a value
 * @param freshness the outside value that the seeds hang on
 * @param amendments changes to the sealed plan
 * @param estimands every registered quantity, and every other one
 * @param deviations every difference between plan and run
 */
public record RegistrationFacts(
    List<Setting> rules,
    Optional<Freshness> freshness,
    List<Amendment> amendments,
    List<Estimand> estimands,
    List<Deviation> deviations) {
  public RegistrationFacts {
    rules = List.copyOf(rules);
    amendments = List.copyOf(amendments);
    estimands = List.copyOf(estimands);
    deviations = List.copyOf(deviations);
  }

  /** Of a plan that says nothing more, and a run that went as planned. */
  public static RegistrationFacts none() {
    return new RegistrationFacts(List.of(), Optional.empty(), List.of(), List.of(), List.of());
  }
}
