package org.hallmark.physics;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.catalogue.Tier;

/** The checks of laws, and what laws say of tables, for the catalogue. */
public final class LawCheckKinds {
  private LawCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  public static List<CheckKind> kinds() {
    return List.of(
        check(
            "laws-complete",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every law of the sealed plan checked, and no other?",
            "A law that the data break must not disappear.",
            "Dropping the law that failed.",
            finding("laws-incomplete", "The law checks are not those of the plan.")),
        check(
            "law-<law>",
            Tier.RECOMPUTE,
            Anchor.PUBLISHED_DATA,
            "Does the check of a law follow from the plan and the synthetic data?",
            "Violations, residuals and worst rows are computed again, bit for bit. Of a"
                + " confidential source the noisy count is taken as published.",
            "Publishing zero violations; widening a tolerance after the run.",
            finding("law-differs", "A number of the law check is another one."),
            finding("unknown-estimator", "Another estimator made it, which this program lacks.")));
  }

  /** What laws say of parts of a table that they could not look at. */
  public static List<FindingKind> notes() {
    return List.of(
        finding("groups-not-checked", "A law left out groups with missing or bad values."),
        finding("rows-without-key", "A law left out rows that belong to no group."),
        finding("statistics-not-listed", "A law has more statistics than are listed."),
        finding("trajectories-not-checked", "A law left out trajectories that it cannot use."));
  }
}
