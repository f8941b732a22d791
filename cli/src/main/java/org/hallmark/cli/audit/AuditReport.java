package org.hallmark.cli.audit;

import java.util.List;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.privacy.audit.Guesses;

/**
 * What an audit of a training found, in its normative form.
 *
 * @param plan the plan's name
 * @param planDigest of the plan as it would be sealed
 * @param data what was trained on: {@code simulated} or {@code source}
 * @param rows how many rows that had
 * @param canaries how many canaries there were
 * @param canariesIn how many of them were in
 * @param canaryKind what a canary is
 * @param delta δ of the claim
 * @param significance probability of refuting a true claim
 * @param epsilonClaimed what the training is said to cost
 * @param method id of the method that decides
 * @param epsilonLower what the training costs at least
 * @param ceiling what a perfect attack would have shown
 * @param refuted is the bound above the claim?
 * @param guesses what the attacker guessed
 * @param bounds of all methods
 * @param notCovered what the audit does not look at
 */
record AuditReport(
    String plan,
    String planDigest,
    String data,
    int rows,
    int canaries,
    long canariesIn,
    String canaryKind,
    double delta,
    double significance,
    double epsilonClaimed,
    String method,
    double epsilonLower,
    double ceiling,
    boolean refuted,
    List<Guesses> guesses,
    List<AuditBound> bounds,
    List<String> notCovered) {
  static final String STEEP_RECORD =
      "record with a weight of its own, whose gradient is far above the clipping norm before it is"
          + " clipped";
  static final List<String> NOT_COVERED =
      List.of(
          "How the model's own layers pass gradients back: a canary has a layer of its own.",
          "What records of one micro-batch do to each other: canaries have micro-batches of their"
              + " own.",
          "The noisy counts of observables and laws: the training alone is audited.",
          "Whether the owner's release was trained by this program.",
          "Leaks that this attack does not look for: a bound above the claim refutes it, one below"
              + " does not prove it.");

  AuditReport {
    guesses = List.copyOf(guesses);
    bounds = List.copyOf(bounds);
    notCovered = List.copyOf(notCovered);
  }

  ExitCode exit() {
    return refuted ? ExitCode.NO : ExitCode.DONE;
  }
}
