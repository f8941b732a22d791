package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of Φ: mpmath 1.3.0, {@code mp.dps = 80; ncdf(mpf(x) / divisor)}. */
final class NormalDistributionTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.84134474606854294858523254563203792247791296672660439098739445",
    "-5, 2, 0.0062096653257761351669781045741922211278977469230927682685628547",
    "1, 1024, 0.50038959200878054100677575391946983422333720113797969971702594",
    "25, 4, 0.99999999979477365747810611183772364042083616085378800509194863",
    "-9, 1, 0.00000000000000000011285884059538406477355020759687472579800419008181649488873492",
    "13, 1, 0.99999999999999999999999999999999999999388283560045012031772479",
    "355, 113, 0.99915984259712180302803103642866466747804469874280729843519535"
  })
  void times2ToThe_givenPoint_boundsTheValue(long x, long divisor, BigDecimal value) {
    for (int bits = 64; bits <= 192; bits += 64) {
      BigInteger found =
          NormalDistribution.times2ToThe(
              bits, BigInteger.valueOf(x), 0, BigInteger.valueOf(divisor));
      BigDecimal scaled = value.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits)));
      BigDecimal difference = scaled.subtract(new BigDecimal(found));
      assertTrue(difference.compareTo(BigDecimal.valueOf(-1)) > 0, bits + " bits: " + difference);
      assertTrue(difference.compareTo(BigDecimal.valueOf(2)) < 0, bits + " bits: " + difference);
    }
  }

  @Test
  void times2ToThe_farBeyondTheBits_isTheEnd() {
    BigInteger far = BigInteger.ONE.shiftLeft(50);
    BigInteger all = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    assertTrue(NormalDistribution.times2ToThe(64, far, 0, BigInteger.ONE).equals(all));
    assertTrue(NormalDistribution.times2ToThe(64, far.negate(), 0, BigInteger.ONE).signum() == 0);
  }
}
