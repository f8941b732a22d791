package org.hallmark.privacy.source;

/**
 * A training that touches confidential rows only through the steps of a {@link
 * org.hallmark.privacy.dpsgd.DpSgd}, so that its result may be published.
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface PrivateTraining<R> {
  /** Trains; keeps no reference to {@code rows} and throws nothing that depends on them. */
  R train(UnitRows rows);
}
