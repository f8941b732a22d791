package org.hallmark.preregistration.plan;

import java.util.Optional;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Words;

/**
 * Which of several runs is released: members {@code choose} and {@code of} of section {@code runs}.
 *
 * @param rule the rule
 * @param of the observable whose divergence decides, where one does
 */
public record RunChoice(Rule rule, Optional<String> of) {

  /** The rules; whatever they choose, all runs are charged. */
  public enum Rule {
    /** The first run that completes; another is opened only where one was given up. */
    FIRST_COMPLETED,
    /** All runs are made, and the one with the least divergence of an observable is released. */
    LEAST_DIVERGENCE
  }

  /** Of a plan that says nothing. */
  public static RunChoice first() {
    return new RunChoice(Rule.FIRST_COMPLETED, Optional.empty());
  }

  /** Does the plan choose among outcomes? */
  public boolean compares() {
    return rule == Rule.LEAST_DIVERGENCE;
  }

  /** The rule as plans write it. */
  public String word() {
    return Words.kebab(rule) + of.map(observable -> " of " + observable).orElse("");
  }

  static RunChoice read(Fields runs, int budget) {
    Rule rule = runs.choice("choose", Rule.FIRST_COMPLETED);
    Optional<String> of = runs.optionalText("of");
    if ((rule == Rule.LEAST_DIVERGENCE) != of.isPresent()) {
      runs.mistake(
          of.isPresent() ? "of" : "choose",
          of.isPresent()
              ? "goes with choose: least-divergence"
              : "needs the observable whose divergence decides, of: ID");
      return first();
    }
    if (rule == Rule.LEAST_DIVERGENCE && budget < 2) {
      runs.mistake("choose", "needs a budget of at least 2 runs to choose among");
    }
    return new RunChoice(rule, of);
  }
}
