package org.hallmark.privacy.statement;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.catalogue.Tier;

/** The checks of the privacy claim, for the catalogue. */
public final class PrivacyCheckKinds {
  private static final FindingKind ACCOUNTANT =
      finding("accountant-unknown", "Another accountant computed it, which this program lacks.");

  private PrivacyCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  public static List<CheckKind> kinds() {
    return List.of(
        check(
            "privacy-bounds",
            Tier.SEAL,
            Anchor.RELEASE,
            "Do the looks at the source give the privacy bounds that are published?",
            "ε is arithmetic over the published charges, and anybody can do it again.",
            "Understating ε, or publishing the bound of a method that does not apply.",
            ACCOUNTANT,
            finding("privacy-event-unknown", "A charge is of a kind that cannot be accounted for."),
            finding("privacy-not-accountable", "The charges have no bound together."),
            finding("privacy-bound-differs", "A published bound is not what the charges give.")),
        check(
            "privacy-budget",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the privacy loss stay within the plan's budget?",
            "The budget was promised before anything was seen.",
            "Spending more than planned and saying so only in the small print.",
            finding("privacy-budget-exceeded", "The privacy loss is larger than the budget.")),
        check(
            "privacy-weaknesses",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the statement name every weakness that its looks leave open, and all that rests"
                + " on trust?",
            "A bound is worth what its assumptions are, and readers see only those that are named.",
            "Leaving out that sums are rounded, that settings were tried on the source, or that"
                + " noise can be replayed.",
            finding("statement-unknown", "Another version worded it, which this program lacks."),
            finding("privacy-weakness-unsaid", "A weakness that follows is not named."),
            finding("privacy-trust-unsaid", "Something that rests on trust is not named.")),
        check(
            "privacy-looks",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every look at the source charged with the mechanism and the numbers of the sealed"
                + " plan?",
            "A look that is not charged, or charged too little, makes any ε right on paper.",
            "Charging fewer steps, more noise, or one run of three.",
            ACCOUNTANT,
            finding("privacy-look-missing", "A planned look is not charged."),
            finding("privacy-look-unplanned", "A look is charged that the plan does not have."),
            finding("privacy-look-differs", "A charge has other numbers than the plan gives."),
            finding("privacy-plan-unpayable", "No noise keeps the plan within its own budget.")),
        check(
            "privacy-plan",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is the privacy claim that of the plan?",
            "Unit, adjacency and δ are half of what a guarantee says.",
            "Claiming for patients what holds for records.",
            finding("privacy-plan", "The claim and the plan say something else.")),
        check(
            "privacy-ledger",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the owner's ledger hold at least what is claimed, within the dataset's budget?",
            "Several releases of one dataset add up. A second ledger, or one put back, cannot be"
                + " seen from a release.",
            "Releasing the same data again and again, each time within a budget of its own.",
            finding("privacy-ledger", "The ledger's extract contradicts the plan or the claim.")),
        check(
            "privacy-disclosure",
            Tier.RECOMPUTE,
            Anchor.RELEASE,
            "Does the disclosure follow from the privacy claim, the plan, the seal and the run?",
            "Registries and scientists read this document and not the accounting behind it.",
            "A disclosure that reads better than the claim.",
            finding("version-unknown", "Another version made it, which this program lacks."),
            finding("disclosure-impossible", "No disclosure can be made of such a claim."),
            finding("disclosure-differs", "The disclosure does not follow from the claim.")));
  }
}
