package org.hallmark.cli.verify;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.catalogue.Tier;

/** The checks of an auditor who has the source, and of the verdict that such an auditor signed. */
final class EscrowCheckKinds {
  private static final FindingKind NOT_BROUGHT =
      finding(EscrowChecks.NOT_BROUGHT, "The auditor did not bring what the question needs.");
  private static final FindingKind NOT_ASKED =
      finding(
          EscrowChecks.NOT_ASKED,
          "A question before it failed, or this machine cannot compute the answer.");
  private static final FindingKind DIFFERS =
      finding(
          EscrowChecks.DIFFERS,
          "What was opened or computed again is not what was sealed or published; by how much is"
              + " never told.");

  private EscrowCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  static List<CheckKind> kinds() {
    return List.of(
        check(
            EscrowChecks.OPENED,
            Tier.ESCROW,
            Anchor.SOURCE,
            EscrowChecks.question(EscrowChecks.OPENED),
            "Only what the owner signed for this seal can be held against the owner.",
            "Somebody else's false secret, handed to an auditor to have an honest release refuted.",
            NOT_BROUGHT,
            finding(
                EscrowChecks.UNREADABLE,
                "The escrow file is not whole, not for this key, or not signed by a trusted owner."),
            finding(EscrowChecks.OTHER_SEAL, "The escrow file belongs to another seal."),
            NOT_ASKED),
        check(
            EscrowChecks.SECRET,
            Tier.ESCROW,
            Anchor.SOURCE,
            EscrowChecks.question(EscrowChecks.SECRET),
            "All noise is drawn from the secret, which was fixed before the first run.",
            "Trying secrets after the seal until the noise comes out well.",
            DIFFERS,
            NOT_ASKED),
        check(
            EscrowChecks.SOURCE,
            Tier.ESCROW,
            Anchor.SOURCE,
            EscrowChecks.question(EscrowChecks.SOURCE),
            "Numbers about other data than the sealed ones say nothing.",
            "Showing the auditor a better source than the one that was used, or the reverse.",
            NOT_BROUGHT,
            DIFFERS,
            NOT_ASKED),
        check(
            EscrowChecks.TRAINING,
            Tier.ESCROW,
            Anchor.SOURCE,
            EscrowChecks.question(EscrowChecks.TRAINING),
            "The privacy claim holds for a training with this noise, this clipping and these coins.",
            "Leaving the noise out, or scaling it, and claiming the planned epsilon; training on"
                + " other rows; exchanging weights that sampling does not use.",
            DIFFERS,
            NOT_ASKED),
        check(
            EscrowChecks.COUNT + "<look>",
            Tier.ESCROW,
            Anchor.SOURCE,
            "Do source and secret give the published counts of the look?",
            "Noisy counts are taken as published by everybody else.",
            "Moving a noisy count so that a claim comes out supported, or publishing it without"
                + " noise.",
            DIFFERS,
            NOT_ASKED),
        check(
            EscrowChecks.WITHHELD + "<look>",
            Tier.ESCROW,
            Anchor.SOURCE,
            "Do source and salts open what is withheld of the look?",
            "A value that nobody may see can still be fixed, and held against the source.",
            "Computing a test of memorising on other data, or not at all, and calling it withheld.",
            DIFFERS,
            NOT_ASKED),
        check(
            "withheld",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is what the plan asks for and nobody may see committed to?",
            "What is left out without a word would never be missed.",
            "Dropping a test of memorising that came out badly.",
            finding(
                "withheld-differs",
                "The commitments to withheld values are not those that the plan asks for.")),
        check(
            AuditedChecks.ID,
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Does an auditor whom you trust vouch for training, noise and counts, from source and"
                + " secret?",
            "Most readers may see neither source nor secret; they can trust somebody who did.",
            "A verdict about another release, of a lower tier, or by a key that nobody trusts.",
            finding(
                "escrow-verdict-untrusted",
                "It is no verdict, or not signed by a key that the trust file names as auditor."),
            finding("escrow-verdict-other", "The verdict is about another manifest."),
            finding("escrow-verdict-tier", "The auditor did not go as far as source and secret."),
            finding("escrow-verdict-incomplete", "The auditor left questions open."),
            finding("escrow-verdict-refuted", "The auditor refutes the release.")));
  }
}
