package org.hallmark.cli.rehearse;

import java.util.Optional;

/**
 * What a rehearsal did.
 *
 * @param generator the generator's id
 * @param rows that it was trained on
 * @param parameters numbers that were trained
 * @param steps taken, where it was trained by steps
 * @param epsilon of the training, for the noise multiplier that was used; none without privacy
 * @param delta of the training; none without privacy
 * @param noiseMultiplier of each step; none without privacy
 * @param drawn synthetic rows
 * @param secondsTraining of the training
 * @param secondsDrawing of the synthetic rows
 */
record RehearsalReport(
    String generator,
    long rows,
    long parameters,
    Optional<Integer> steps,
    Optional<Double> epsilon,
    Optional<Double> delta,
    Optional<Double> noiseMultiplier,
    long drawn,
    double secondsTraining,
    double secondsDrawing) {

  String text(String out) {
    return generator
        + " of "
        + parameters
        + " parameters, trained "
        + steps.map(n -> "in " + n + " steps ").orElse("")
        + "on "
        + rows
        + " rows in "
        + secondsTraining
        + " s, "
        + epsilon
            .map(e -> "at epsilon " + e + " and delta " + delta.orElseThrow())
            .orElse("without privacy")
        + "\n"
        + drawn
        + " synthetic rows in "
        + secondsDrawing
        + " s: "
        + out;
  }
}
