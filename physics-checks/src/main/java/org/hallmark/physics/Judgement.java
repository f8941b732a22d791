package org.hallmark.physics;

import java.util.Optional;

/**
 * What the statistics of a law say.
 *
 * @param verdict the answer
 * @param because why, in words; always there
 */
public record Judgement(Verdict verdict, String because) {

  /** The possible answers. */
  public enum Verdict {
    /** The data are as the law says, as far as a sample of this size can tell. */
    CONSISTENT,
    /** They are not. */
    NOT_CONSISTENT,
    /** They do not allow an answer. */
    NOT_ESTIMABLE
  }

  public static Judgement notEstimable(String because) {
    return new Judgement(Verdict.NOT_ESTIMABLE, because);
  }

  /** Consistent where there is no objection. */
  public static Judgement of(Optional<String> objection, String otherwise) {
    return objection
        .map(why -> new Judgement(Verdict.NOT_CONSISTENT, why))
        .orElseGet(() -> new Judgement(Verdict.CONSISTENT, otherwise));
  }
}
