package org.hallmark.audit.hostile;

import java.util.Set;
import java.util.TreeSet;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;

/**
 * One way to cheat the reader of a release, and what comes of it.
 *
 * @param id permanent kebab-case id
 * @param hand who does it
 * @param reference where the world has seen it: a number of the project's list of attacks, an
 *     advisory, a standard
 * @param what what is done, as a sentence
 * @param forgery does it
 * @param fate what comes of it
 */
record Attack(String id, Hand hand, String reference, String what, Forgery forgery, Fate fate) {

  /** Who attacks. */
  enum Hand {
    /** Has the release and no trusted key. */
    STRANGER,
    /** Holds the keys, and signs everything again. */
    OWNER,
    /** Is a reader who was given a trust file, or a release beside the one that is meant. */
    MESSENGER
  }

  /** Makes what the reader gets. */
  interface Forgery {
    Suspect forge(Bench bench) throws Exception;
  }

  /** What comes of an attack. */
  sealed interface Fate permits Refuted, Refused, Unseen, Elsewhere {}

  /**
   * The release is refuted, for this reason and no other.
   *
   * @param code of the finding that is meant for it
   * @param also codes of the findings that must come with it
   * @param tier the first tier that finds it; the one below verifies the release
   * @param anchor what outside the release the answer rests on
   */
  record Refuted(String code, Set<String> also, Tier tier, Anchor anchor) implements Fate {
    Refuted {
      also = new TreeSet<>(also);
    }
  }

  /**
   * The command does not go on.
   *
   * @param message a part of what it says
   */
  record Refused(String message) implements Fate {}

  /**
   * Nobody can find it, and the verdict says so.
   *
   * @param sentence the beginning of the sentence under <i>not checked</i>
   */
  record Unseen(String sentence) implements Fate {}

  /**
   * It is found by a means that tests of its own try.
   *
   * @param tier the first tier that finds it, as a word
   * @param needs what the reader must bring
   * @param test the test, as class and method
   */
  record Elsewhere(String tier, String needs, String test) implements Fate {}

  @Override
  public String toString() {
    return id;
  }

  /** Refuted at the seal by the release's own files. */
  static Refuted atSeal(String code, String... also) {
    return new Refuted(code, Set.of(also), Tier.SEAL, Anchor.RELEASE);
  }

  /** Refuted at the seal by the keys that the reader believes. */
  static Refuted byTrust(String code, String... also) {
    return new Refuted(code, Set.of(also), Tier.SEAL, Anchor.TRUST_FILE);
  }

  /** Refuted at the seal by the history. */
  static Refuted byHistory(String code, String... also) {
    return new Refuted(code, Set.of(also), Tier.SEAL, Anchor.HISTORY);
  }

  /** Refuted by computing from the published data. */
  static Refuted byData(String code, String... also) {
    return new Refuted(code, Set.of(also), Tier.RECOMPUTE, Anchor.PUBLISHED_DATA);
  }

  /** Refuted by drawing the data, or training the weights, again. */
  static Refuted byReplay(String code, String... also) {
    return new Refuted(code, Set.of(also), Tier.REPLAY, Anchor.PUBLISHED_GENERATOR);
  }
}
