package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * What a plan without mistakes, that measures and releases nothing, will look at.
 *
 * @param name kebab-case id
 * @param digest of all that the plan says
 * @param observables how many are compared
 * @param laws how many are checked
 */
public record MeasuringSummary(String name, Digest digest, int observables, int laws) {

  /** The summary; nothing for a plan that releases something, or that is confidential. */
  public static Optional<MeasuringSummary> of(Path file) throws IOException {
    if (MeasuringPlan.isOfARelease(file)) {
      return Optional.empty();
    }
    MeasuringPlan plan = MeasuringPlan.read(file);
    return Optional.of(
        new MeasuringSummary(
            plan.name(), plan.digest(), plan.observables().size(), plan.laws().size()));
  }

  /** The lines for people. */
  public List<String> lines() {
    return List.of(
        name + ": no mistakes",
        "  digest       " + digest,
        "  measures     " + observables + " observables of two public tables",
        "  checks       " + laws + " laws of a public table",
        "  releases     nothing: it has no generator");
  }
}
