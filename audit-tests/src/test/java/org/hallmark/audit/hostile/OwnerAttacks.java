package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.byReplay;

import java.util.List;
import java.util.stream.Stream;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.catalogue.Anchor;

/**
 * What an owner who holds the keys can try with the whole release: everything after the cheat is
 * sealed, measured and signed again. Where nothing in the release can show it, the verdict must say
 * that it was not checked.
 */
final class OwnerAttacks {
  private OwnerAttacks() {}

  static List<Attack> all() {
    return Stream.of(resealed(), unseen(), elsewhere()).flatMap(List::stream).toList();
  }

  private static List<Attack> resealed() {
    return List.of(
        thorough(
            "threshold-moved-and-sealed-again",
            "A9, A11; plan changed after the run, threshold moved",
            "A threshold is moved after the run, and plan, seal, runs and history are made anew.",
            owner -> owner.set(ReleaseFiles.PLAN, "/claims/0/below", 0.75).sealAgain(),
            byReplay("replay-differs", "weights-differ")),
        thorough(
            "claim-dropped-and-sealed-again",
            "A11, A40",
            "A claim is dropped after the run, and plan, seal, runs and history are made anew.",
            owner ->
                owner
                    .set(
                        ReleaseFiles.PLAN,
                        "/claims",
                        owner.json(ReleaseFiles.PLAN).members().get("claims").items().subList(0, 1))
                    .sealAgain(),
            byReplay("replay-differs", "weights-differ")));
  }

  /** All numbers that hang on the plan's digest are computed anew: a verifier tells them. */
  private static Attack thorough(
      String id, String reference, String what, RunAttacks.Change change, Attack.Fate fate) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> {
          Forger owner = change.of(bench.ownerOfWhole());
          return bench.hand(Bench.computedAgain(owner, bench.folder().resolve("draft")));
        },
        fate);
  }

  private static List<Attack> unseen() {
    return List.of(
        unseen(
            "better-seed-tried",
            "A9, A10; better seed tried",
            "Plans, seeds and noise are tried before the seal, and the best is sealed.",
            "Rehearsals before the seal"),
        unseen(
            "order-by-the-owners-clock",
            "A9; plan changed after the run",
            "Plan, run and release are made in one evening, under the dates of a month.",
            "Order by an outside clock"),
        unseen(
            "bad-run-hidden-elsewhere",
            "A10; bad run hidden",
            "A run in another clone came out badly, and is never published.",
            "Runs in another clone"),
        unseen(
            "ledger-forgotten",
            "ledger forgotten",
            "The privacy ledger is begun anew, so that earlier releases cost nothing.",
            "Releases outside the owner's privacy ledger"),
        unseen(
            "noise-left-out-without-an-auditor",
            "noise left out or scaled",
            "The noise is left out or scaled, the plan says that it was there, and nobody is given"
                + " the source.",
            "Where the noised sums of training come from"),
        unseen(
            "holdout-swapped-without-an-auditor",
            "A12; holdout swapped",
            "Other rows are trained on than those that were committed to, and nobody is given the"
                + " source.",
            "Where the noised sums of training come from"));
  }

  /** What needs an auditor or an earlier verdict, with the test that tries it. */
  private static List<Attack> elsewhere() {
    return List.of(
        elsewhere(
            "history-rewritten",
            "A1; gittuf, USENIX Security 2016; tag moved",
            "The owner writes another history and signs it, after a reader has seen the first.",
            "seal",
            Anchor.CHECKPOINT,
            "AuditorTest.checkpoint_ofAHistoryThatTheOwnerRewrote_isRefuted"),
        elsewhere(
            "key-outside-its-days",
            "A41",
            "The release is signed by a key outside the days in which the reader takes it.",
            "seal",
            Anchor.CLOCK,
            "AuditorTest.asOf_outsideAKeysDays_isRefutedByThatAlone"),
        elsewhere(
            "noise-left-out",
            "noise left out or scaled",
            "Training and a count have less noise than the sealed plan says.",
            "escrow",
            Anchor.SOURCE,
            "EscrowedForgeriesTest.lessNoiseThanSealed_isFoundInTrainingAndInTheCountAndNowhereElse"),
        elsewhere(
            "charged-number-moved",
            "noise left out or scaled",
            "One noisy count of the source is another, and all that follows from it fits.",
            "escrow",
            Anchor.SOURCE,
            "EscrowedForgeriesTest.aChargedNumberAndAWithheldOneMoved_areFoundThereAndNowhereElse"),
        elsewhere(
            "weights-not-trained",
            "Tribuo: parameters are never compared",
            "Weights about a public source are not those that its training gives.",
            "replay",
            Anchor.SOURCE_FILE,
            "PublicReleaseTest.owner_weightThatDrawsNoRow_isRefutedByTrainingAgain"),
        elsewhere(
            "secret-of-another-release",
            "A16",
            "The opened secret is not the one that was committed to.",
            "escrow",
            Anchor.SOURCE,
            "EscrowTest.wrongSecretSignedByTheOwner_isRefuted"));
  }

  private static Attack elsewhere(
      String id, String reference, String what, String tier, Anchor anchor, String test) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> bench.hand(TinyRelease.repo()),
        new Attack.Elsewhere(tier, anchor.words(), test));
  }

  /** There is nothing to forge: the very same files come out of it. */
  private static Attack unseen(String id, String reference, String what, String sentence) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> bench.hand(TinyRelease.repo()),
        new Attack.Unseen(sentence));
  }
}
