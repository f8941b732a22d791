package org.hallmark.metrics;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.Tier;

/** The checks of measurements, for the catalogue. */
public final class MetricCheckKinds {
  private MetricCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  public static List<CheckKind> kinds() {
    return List.of(
        check(
            "measurements-complete",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every observable of the sealed plan measured, and no other?",
            "An observable that went badly must not disappear.",
            "Leaving out a measurement, or adding a flattering one as if it had been registered.",
            finding("measurements-incomplete", "The measurements are not those of the plan.")),
        check(
            "measurement-<observable>",
            Tier.RECOMPUTE,
            Anchor.PUBLISHED_DATA,
            "Does the measurement of an observable follow from the plan, the synthetic data and the"
                + " counts of the source?",
            "Every bit of the histogram, the divergence and its interval is computed again. Of a"
                + " confidential source the noisy counts are taken as published.",
            "Editing one number of the results and everything that follows from it; moving bins;"
                + " measuring other data than those released.",
            finding("measurement-differs", "A number of the measurement is another one."),
            finding("unknown-estimator", "Another estimator made it, which this program lacks.")),
        check(
            "exact-complete",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is all that the plan asks for measured exactly, in its way, and of the sealed source?",
            "Of a public source pairs, populations and comparisons record by record are measured"
                + " too; none must disappear, and all must be of one source.",
            "Leaving out the pair that went badly; taking fewer permutations; measuring against"
                + " another table than the sealed one.",
            finding("exact-incomplete", "An exact number is missing, or made in another way.")),
        check(
            "exact-properties",
            Tier.RECOMPUTE,
            Anchor.PUBLISHED_DATA,
            "Do populations and free energies follow from the published counts and the synthetic"
                + " data?",
            "A population is a share of counts that are published beside it.",
            "Editing a free energy and leaving the histogram as it is.",
            finding("measurement-differs", "A number of the measurement is another one.")),
        check(
            "exact-source",
            Tier.RECOMPUTE,
            Anchor.SOURCE_FILE,
            "Are all exact numbers those of the source, bit for bit?",
            "A public source is at hand for everybody, so nothing about it need be believed.",
            "Publishing counts of a source that look like the synthetic data's.",
            finding("measurement-differs", "A number of the measurement is another one."),
            finding("law-differs", "A number of the law check is another one.")));
  }
}
