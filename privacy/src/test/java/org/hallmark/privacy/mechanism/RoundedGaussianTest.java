package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongSupplier;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is a draw the inverse of the distribution function, exactly? */
final class RoundedGaussianTest {
  private static final LongSupplier ZEROS = () -> 0;
  private static final LongSupplier ONES = () -> -1;
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigInteger ONE_128 = BigInteger.ONE.shiftLeft(128);

  /**
   * As the draw rises with U, the values at both sides of every edge fix the law: P(k) is exact to
   * 2^-63 for every k, and the further bits settle the cell that holds the edge.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 7.3, 40.25})
  void draw_atEveryEdge_changesWhereTheLawDoes(double sigma) {
    RoundedGaussian law = new RoundedGaussian(sigma);
    long reach = (long) (8 * sigma);
    for (long k = -reach - 1; k <= reach; k++) {
      assertEdge(law, k);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p20, 0x1.2345p31, 0x1.8p40, 0x1.1p46})
  void draw_atEdgesOfAFineGrid_changesWhereTheLawDoes(double sigma) {
    RoundedGaussian law = new RoundedGaussian(sigma);
    for (int i = -20; i <= 20; i++) {
      assertEdge(law, (long) (i / 5.0 * sigma) + i);
    }
  }

  private static void assertEdge(RoundedGaussian law, long k) {
    // Above and below the true value by at least one cell.
    long word = edge(law.sigma(), k).longValue() ^ Long.MIN_VALUE;
    long spacing = spacing(law.sigma(), k);
    assertEquals(k, law.draw(word - 2, ONES), "below the edge above " + k);
    assertEquals(k + 1, law.draw(word + 3, ZEROS), "above the edge above " + k);
    assertTrue(spacing > 6, "the test needs values that are more than some cells wide");
  }

  @Test
  void draw_cellThatHoldsAnEdge_asksForTheBitsThatDecide() {
    RoundedGaussian law = new RoundedGaussian(3);
    BigInteger exact =
        NormalDistribution.times2ToThe(192, BigInteger.valueOf(5), 1, BigInteger.valueOf(3));
    long word = exact.shiftRight(128).longValue() ^ Long.MIN_VALUE;
    assertEquals(2, law.draw(word, ZEROS));
    assertEquals(3, law.draw(word, ONES));
    assertEquals(2, law.draw(word, bits(exact.subtract(BigInteger.TEN))));
    assertEquals(3, law.draw(word, bits(exact.add(BigInteger.TEN))));
  }

  private static LongSupplier bits(BigInteger of192) {
    int[] next = {1};
    return () -> next[0] == -1 ? 0 : of192.shiftRight(64 * next[0]--).longValue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 11, 0x1.7p31, 0x1.1p38})
  void draw_anyBits_liesBetweenItsEdges(double sigma) {
    RoundedGaussian law = new RoundedGaussian(sigma);
    PrivateStream stream = Streams.stream("any");
    for (int i = 0; i < 3000; i++) {
      // Every fourth in a tail that grows shorter and shorter.
      long word =
          (i & 3) == 0 ? Long.MIN_VALUE + (stream.nextLong() >>> (i / 4 % 60)) : stream.nextLong();
      long k = law.draw(word, ONES);
      BigInteger uniform = BigInteger.valueOf(word).add(BigInteger.ONE.shiftLeft(63));
      assertTrue(uniform.compareTo(edge(sigma, k - 1).subtract(BigInteger.ONE)) >= 0);
      assertTrue(uniform.compareTo(edge(sigma, k).add(BigInteger.TWO)) <= 0);
    }
  }

  @Test
  void draw_noUsefulBitsAtFirst_drawsMore() {
    RoundedGaussian law = new RoundedGaussian(10);
    int[] asked = {0};
    long k = law.draw(Long.MIN_VALUE, () -> ++asked[0] < 4 ? 0 : 1L << 60);
    // U = 2^-4 · 2^-256: −Φ⁻¹(U) is 18.7810… (mpmath 1.3.0).
    assertEquals(-188, k);
  }

  @Test
  void central_andTail_areFarWithinTheStatedError() {
    double worst = 0;
    for (int i = 1; i < 4000; i++) {
      double q = NormalQuantile.CENTRAL * i / 4000;
      worst = Math.max(worst, error(NormalQuantile.central(q), new BigDecimal(q).add(HALF)));
      double p = (0.5 - NormalQuantile.CENTRAL) * StrictMath.pow(2, -i / 250.0);
      worst = Math.max(worst, error(-NormalQuantile.tail(-StrictMath.log(p)), new BigDecimal(p)));
    }
    assertTrue(worst * 8 < NormalQuantile.RELATIVE_ERROR, "relative error " + worst);
  }

  /** |Φ(z) − p| / φ(z) / |z|. */
  private static double error(double z, BigDecimal p) {
    BigInteger x = new BigDecimal(z).multiply(new BigDecimal(ONE_128)).toBigInteger();
    BigInteger found = NormalDistribution.times2ToThe(128, x, 128, BigInteger.ONE);
    BigInteger wanted = p.multiply(new BigDecimal(ONE_128)).toBigInteger();
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return Math.scalb(found.subtract(wanted).abs().doubleValue(), -128) / density / Math.abs(z);
  }

  @Test
  void addTo_part_leavesTheRest() {
    long[] target = {5, 5, 5, 5};
    new RoundedGaussian(0x1p30).addTo(target, 1, 2, Streams.stream("part"));
    assertEquals(5, target[0]);
    assertEquals(5, target[3]);
    PrivateStream twin = Streams.stream("part");
    assertEquals(5 + new RoundedGaussian(0x1p30).draw(twin), target[1]);
    assertEquals(5 + new RoundedGaussian(0x1p30).draw(twin), target[2]);
  }

  @Test
  void construct_sigmaOutOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RoundedGaussian(0x1p53));
    assertThrows(IllegalArgumentException.class, () -> new RoundedGaussian(0));
    assertThrows(IllegalArgumentException.class, () -> new RoundedGaussian(Double.NaN));
  }

  /** ⌊Φ((k + ½)/σ)·2^64⌋, up to one. */
  private static BigInteger edge(double sigma, long k) {
    int exponent = Math.getExponent(sigma) - 52;
    BigInteger mantissa = BigInteger.valueOf((long) Math.scalb(sigma, -exponent));
    BigInteger odd = BigInteger.valueOf(2 * k + 1);
    return NormalDistribution.times2ToThe(64, odd, exponent + 1, mantissa);
  }

  private static long spacing(double sigma, long k) {
    return edge(sigma, k + 1).subtract(edge(sigma, k)).bitLength() > 62
        ? Long.MAX_VALUE
        : edge(sigma, k + 1).subtract(edge(sigma, k)).longValue();
  }
}
