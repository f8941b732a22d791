package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.ledger.Charge;

/**
 * Choices among candidates by the exponential mechanism, drawn exactly: P(i) ∝ exp(ε·score(i)/2Δ),
 * Δ being what one privacy unit can change in a score. Every score may rise or fall, so the privacy
 * losses of a choice lie in an interval of length ε.
 *
 * <p>Which candidates a later choice is among may follow from the earlier ones. There are as many
 * choices as the charge pays for.
 */
public final class ExponentialChoices {
  private static final String NOISE = "noise";

  private final long[] scores;
  private final BigInteger above;
  private final BigInteger below;
  private final PrivateStream bits;
  private long left;

  private ExponentialChoices(
      long[] scores, long sensitivity, BigDecimal epsilon, long paid, PrivateStream bits) {
    this.scores = scores;
    BigInteger ten = BigInteger.TEN.pow(Math.max(0, epsilon.scale()));
    this.above = epsilon.multiply(new BigDecimal(ten)).toBigIntegerExact();
    this.below = ten.multiply(BigInteger.valueOf(sensitivity)).shiftLeft(1);
    this.left = paid;
    this.bits = bits;
  }

  /** The choices that {@code charge} pays for, by these scores. */
  public static ExponentialChoices of(Charge charge, ExactCells scores, PrivateEntropy entropy) {
    Exponential paid = Payments.paid(charge, Exponential.class);
    return new ExponentialChoices(
        scores.open(charge),
        scores.sensitivity().each(),
        Decimals.of(paid.epsilon()),
        paid.count(),
        entropy.stream(NOISE, charge.id(), charge.id()));
  }

  /**
   * One of the candidates.
   *
   * @param candidates places of scores, which must not follow from anything private but what was
   *     released
   * @throws IllegalStateException if all choices that were paid for are taken
   */
  public int next(List<Integer> candidates) {
    if (left == 0) {
      throw new IllegalStateException("the charge pays for no further choice");
    }
    left--;
    BigInteger[] exponents =
        candidates.stream()
            .map(i -> above.multiply(BigInteger.valueOf(-scores[i])))
            .toArray(BigInteger[]::new);
    return candidates.get(ExponentialSampler.of(exponents, below).draw(bits));
  }

  @Override
  public String toString() {
    return "ExponentialChoices";
  }
}
