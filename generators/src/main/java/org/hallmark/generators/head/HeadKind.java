package org.hallmark.generators.head;

/** Which law a column has, given the columns before it. */
public enum HeadKind {
  /** A probability for each cell of the code book, with that of a missing value. */
  CATEGORICAL,
  /** A mixture of negative binomial laws over all values that the column can hold. */
  NEGATIVE_BINOMIAL,
  /** The same with a share of values at the minimum. */
  ZERO_INFLATED_NEGATIVE_BINOMIAL,
  /** A logistic law between the bounds. */
  REAL,
  /** A mixture of them. */
  MIXTURE,
  /** A mixture of them in the logarithm of the height above the minimum. */
  POSITIVE,
  /** A mixture of them in the logit of the place between the bounds. */
  BOUNDED,
  /** A mixture of von Mises laws; the column's bounds are one point. */
  PERIODIC;

  /** Components where a plan does not say. */
  public int usualComponents() {
    return switch (this) {
      case CATEGORICAL, REAL, NEGATIVE_BINOMIAL, ZERO_INFLATED_NEGATIVE_BINOMIAL -> 1;
      case MIXTURE, PERIODIC -> 8;
      case POSITIVE, BOUNDED -> 2;
    };
  }

  /** Whether a law of this kind can have several components. */
  boolean mixes() {
    return this != CATEGORICAL && this != REAL;
  }

  /** Whether it is about whole numbers alone. */
  boolean counts() {
    return this == NEGATIVE_BINOMIAL || this == ZERO_INFLATED_NEGATIVE_BINOMIAL;
  }

  /** Whether it is about real numbers alone. */
  boolean continuous() {
    return this != CATEGORICAL && !counts();
  }
}
