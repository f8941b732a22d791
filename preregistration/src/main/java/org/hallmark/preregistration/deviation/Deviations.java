package org.hallmark.preregistration.deviation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.preregistration.Deviation;
import org.hallmark.preregistration.Deviation.When;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.plan.AnalysisPlan;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Finds every difference between plan and run that the published documents show: a function of
 * them, so that a verifier finds the same ones.
 */
public final class Deviations {
  private final List<Deviation> found = new ArrayList<>();

  private Deviations() {}

  /**
   * All of them, in a fixed order.
   *
   * @param amendments of the sealed plan
   * @param estimands as published
   * @param raises each raise of the dataset's budget, in words, with its reason
   * @param dataSeen how many exact looks at the data there were for the owner alone
   */
  public static List<Deviation> of(
      AnalysisPlan analysis,
      List<Amendment> amendments,
      RunLedger runs,
      List<Estimand> estimands,
      Map<String, String> raises,
      long dataSeen)
      throws MalformedDocumentException {
    Deviations deviations = new Deviations();
    amendments.forEach(deviations::amendment);
    deviations.runs(runs);
    deviations.program(analysis, runs);
    deviations.gates(estimands);
    raises.forEach(
        (raise, why) ->
            deviations.add("dataset", "the registered budget", raise, Optional.of(why)));
    if (dataSeen > 0) {
      deviations.add(
          "data seen",
          "no look at the data but those that are charged",
          "exact numbers for the owner alone, " + dataSeen + (dataSeen == 1 ? " time" : " times"),
          Optional.empty());
    }
    return List.copyOf(deviations.found);
  }

  private void amendment(Amendment amendment) {
    for (Amendment.Change change : amendment.changes()) {
      found.add(
          new Deviation(
              change.pointer(),
              change.from().map(CanonicalJson::text).orElse("nothing"),
              change.to().map(CanonicalJson::text).orElse("nothing"),
              amendment.data() == Amendment.DataState.AFTER_DATA
                  ? When.AFTER_DATA
                  : When.BEFORE_DATA,
              Optional.of(amendment.why())));
    }
  }

  private void runs(RunLedger runs) throws MalformedDocumentException {
    for (Map.Entry<Integer, String> run : runs.reasons().entrySet()) {
      Optional<String> ended = ended(run.getValue());
      if (ended.isPresent()) {
        add(
            "run " + run.getKey(),
            "a run that completes",
            ended.get() + "; its charge stays",
            Optional.empty());
      }
    }
  }

  /** How a run ended that gave nothing. */
  private static Optional<String> ended(String reason) {
    return switch (reason) {
      case "ABANDONED" -> Optional.of("given up by its owner");
      case "CONTEXT_CHANGED" ->
          Optional.of("closed because plan, data, program or numeric mode changed");
      case "DIVERGED" -> Optional.of("closed because training left the range of numbers");
      case "NOTHING_LEARNED" -> Optional.of("closed because training moved no weight");
      default -> Optional.empty();
    };
  }

  private void program(AnalysisPlan analysis, RunLedger runs) throws MalformedDocumentException {
    String planned = analysis.program().map(Object::toString).orElse("one program for all runs");
    for (int run = 1; run <= runs.last(); run++) {
      RunOpen open = runs.open(run);
      boolean other =
          analysis.program().isPresent()
              ? !analysis.program().get().equals(open.code())
              : !runs.open(1).code().equals(open.code());
      if (other) {
        add("program of run " + run, planned, open.code().toString(), Optional.empty());
      }
    }
  }

  private void gates(List<Estimand> estimands) {
    for (Estimand estimand : estimands) {
      estimand
          .notEstimable()
          .ifPresent(
              reason ->
                  add(
                      estimand.quantity() + " of " + estimand.of(),
                      "an estimate with an interval",
                      "not estimable: " + reason,
                      Optional.empty()));
    }
  }

  private void add(String item, String planned, String actual, Optional<String> why) {
    found.add(new Deviation(item, planned, actual, When.AFTER_DATA, why));
  }
}
