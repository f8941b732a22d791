package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.junit.jupiter.api.Test;

final class RationalTest {
  @Test
  void quotient_planDecimals_isExact() {
    assertEquals(new Rational(25, 1), Rational.quotient(1, new BigDecimal("0.04")));
    assertEquals(new Rational(100, 3), Rational.quotient(2, new BigDecimal("0.06")));
    assertEquals(new Rational(1, 20), Rational.quotient(1, new BigDecimal("2E+1")));
  }

  @Test
  void quotient_epsilonOfAnEvent_isWhatThePlanSaid() {
    for (int hundredths = 1; hundredths <= 1000; hundredths++) {
      BigDecimal plan = BigDecimal.valueOf(hundredths, 2);
      DiscreteLaplace event = DiscreteLaplace.ofEpsilon(plan.doubleValue());
      assertEquals(0, plan.compareTo(event.epsilonEach()), plan.toString());
    }
  }

  @Test
  void rational_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Rational(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Rational(1, -1));
    assertThrows(
        IllegalArgumentException.class, () -> Rational.quotient(1, new BigDecimal("1e-300")));
  }
}
