package org.hallmark.preregistration;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.Tier;

/** The checks of plan, seal, order, runs and claims, for the catalogue. */
public final class PreregistrationCheckKinds {
  private PreregistrationCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  public static List<CheckKind> kinds() {
    return List.of(
        check(
            "plan-before-run",
            Tier.SEAL,
            Anchor.HISTORY,
            "Does the history seal the plan before the run opens, and open the run before its"
                + " results?",
            "A plan made after the results were seen registers nothing. The order is the history's"
                + " own: without an outside anchor its owner could have made it at once.",
            "Moving a threshold after the run and committing the plan anew; committing opening and"
                + " results in one step.",
            finding("order-seal-first", "The tag of the seal is not on the first commit."),
            finding("order-plan-after-run", "The first commit holds more than plan and seal."),
            finding("order-run-after-results", "Results are there before the run opens."),
            finding("order-run-missing", "No commit opens a run."),
            finding("order-step", "A commit does more than one step of a run."),
            finding(
                "order-freshness-after-run",
                "An outside value was fixed with something else, or after a run that hangs on it."),
            finding(
                "order-amendment",
                "An amendment stands not where it says, or together with something else."),
            finding("order-amendment-tag", "An amendment's commit lacks its tag."),
            finding("order-changed", "A file of an earlier commit is other or gone at the end.")),
        check(
            "seal-digest",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Does the signed tag of the seal name the SHA-256 of this plan?",
            "The tag binds the plan by more than Git's SHA-1.",
            "Another plan under the signature of the sealed one.",
            finding("seal-tag-plan", "The plan is not the one that the signed tag names.")),
        check(
            "amendment-digest",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Does a signed tag name the SHA-256 of every amendment?",
            "An amendment is the owner's act and must bear the owner's signature.",
            "Slipping a further amendment, or another wording of one, into a release.",
            finding("amendment-tag", "No signed tag names this amendment.")),
        check(
            "release-made",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is there a release?",
            "A sealed plan with an open run promises a release and is none yet.",
            "Passing off a sealed plan for a verified release.",
            finding("run-open", "The run is still in progress.")),
        check(
            "trust-requirements",
            Tier.SEAL,
            Anchor.REQUIREMENTS,
            "Is what the trust file requires there?",
            "A reader may ask for more than a release must have.",
            "Leaving out the freshness or the escrow verdict that this reader insists on.",
            finding("requirement-unmet", "The release lacks something that the reader requires.")),
        check(
            "seal",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the seal, and the manifest, bind this plan?",
            "Every number refers to the plan; it must be the sealed one, and all that it calls for"
                + " must be listed.",
            "A plan changed after the seal: a threshold moved, bins moved, a law dropped.",
            finding("seal-plan-digest", "The plan is not the one that was sealed."),
            finding("seal-schema", "The seal is of an unknown format."),
            finding("seal-commitment", "A commitment of the seal is labelled for something else."),
            finding(
                "seal-source",
                "The seal names no digest of a public source, or one of a confidential source."),
            finding("manifest-plan", "The manifest names another plan."),
            finding("manifest-name", "The manifest names another release."),
            finding("manifest-run", "The manifest names another run than the one released."),
            finding("manifest-artifacts", "The manifest lists not what such a plan gives.")),
        check(
            "amendments",
            Tier.SEAL,
            Anchor.RELEASE,
            "Are amendments numbered, chained, within what may be amended, and honest about the data?",
            "A plan may be amended in the open: what, why, and whether data had been seen. Seeds"
                + " follow the amended plan.",
            "Amending after a bad run and calling it before; taking an amendment out; raising the"
                + " budget, or looking at the source in another way, once the outcome is known.",
            finding("amendment-gap", "The numbers of amendments or outside values have a gap."),
            finding(
                "amendment-malformed", "An amendment cannot be read, or does not fit the plan."),
            finding("amendment-chain", "An amendment does not follow from the one before it."),
            finding(
                "amendment-order",
                "An amendment names runs that its place does not allow, or none follows it."),
            finding("amendment-data", "An amendment after a run says that no data had been seen."),
            finding("amendment-scope", "An amendment touches what only another plan may change."),
            finding(
                "amendment-looks",
                "An amendment changes the looks at the source after data had been seen.")),
        check(
            "freshness",
            Tier.SEAL,
            Anchor.FRESHNESS,
            "Is the outside value that the plan's seeds wait for there, and for this plan?",
            "An owner can rehearse in private until the seeds are kind; a value that comes from"
                + " outside after the seal ends that.",
            "A nonce given for another plan, signed by a friend or by the owner; another beacon"
                + " round; a time stamp over something else or by an authority made up for it.",
            finding("freshness-missing", "The plan waits for a value that is not there."),
            finding("freshness-unasked", "There is a value that the plan does not call for."),
            finding("freshness-plan", "The value is for another plan."),
            finding("freshness-other", "The value comes from elsewhere than planned."),
            finding("freshness-signature", "No key made the signature over the nonce."),
            finding("freshness-round", "The plan was not sealed before the beacon's round."),
            finding("freshness-beacon", "The beacon's value is another one, says the trust file."),
            finding("timestamp-malformed", "The time stamp is no reply of an authority."),
            finding("timestamp-imprint", "The time stamp is over something else."),
            finding("timestamp-signature", "The time stamp's signature does not hold.")),
        check(
            "run-ledger",
            Tier.SEAL,
            Anchor.RELEASE,
            "Are the runs consecutive, closed, chained and within the budget?",
            "Of many runs the best can be shown; so each has a number, an opening before and a"
                + " closing after, and all are charged.",
            "Hiding a bad run, running more often than planned, taking an entry out. Runs in"
                + " another copy before an outside anchor cannot be found by anybody.",
            finding("run-gap", "The numbers of the runs have a gap."),
            finding("run-budget", "There were more runs than the plan allows."),
            finding("run-schema", "An entry is of an unknown format."),
            finding("run-number", "An entry bears another number than its name."),
            finding("run-plan", "A run was opened for another plan."),
            finding("run-chain", "An entry does not follow from the one before it."),
            finding("run-malformed", "An entry cannot be read in its one form."),
            finding("run-unclosed", "A run was never closed."),
            finding("run-reason", "A run was closed for a reason that its place does not allow."),
            finding(
                "run-choice",
                "Not all runs were made that the rule chooses among, or under the last amendment."),
            finding(
                "run-outcome", "A run was not closed with what is published, or planned, of it.")),
        check(
            "run-choice",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is the released run the one that the registered rule chooses?",
            "Choosing among runs by charged numbers is harmless under a rule that was there before.",
            "Releasing the run that looks best by another number; stopping once one looks good.",
            finding(
                "run-outcome", "A run was not closed with what is published, or planned, of it.")),
        check(
            "run-mode",
            Tier.SEAL,
            Anchor.RELEASE,
            "Did every run compute in the plan's numeric mode?",
            "The mode decides which bits come out, and so who can replay them.",
            "Claiming bitwise reproduction and computing in a mode that promises none.",
            finding("run-mode", "A run computed in another numeric mode than planned.")),
        check(
            "claims",
            Tier.SEAL,
            Anchor.RELEASE,
            "Are the registered claims judged as the results say?",
            "The judgement is the plan's rule applied to the results, and nobody's opinion.",
            "Writing 'supported' where the interval does not allow it; leaving out a claim.",
            finding("claims-differ", "The judgements do not follow from plan and results."),
            finding("version-unknown", "Another version made it, which this program lacks.")),
        check(
            "estimands",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every registered quantity listed, and every other one called exploratory?",
            "What was planned and came out badly must not vanish, and what nobody planned must not"
                + " look planned.",
            "Dropping an estimand without a word; showing a number found by looking around as a"
                + " registered one.",
            finding("estimands-differ", "The list does not follow from plan and results.")),
        check(
            "deviations",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every difference between plan and run listed?",
            "Plans meet reality; a reader must see where, and whether the data had been seen.",
            "Giving a run up, changing the program or raising the budget, and not saying so.",
            finding("deviations-differ", "The list does not follow from plan, runs and ledger.")));
  }
}
