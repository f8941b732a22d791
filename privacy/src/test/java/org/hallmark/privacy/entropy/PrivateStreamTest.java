package org.hallmark.privacy.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.hallmark.privacy.Streams;
import org.junit.jupiter.api.Test;

final class PrivateStreamTest {
  @Test
  void threshold_everySize_isTheFloorOfQTimesTwoTo64() {
    double[] rates = {
      0,
      Double.MIN_VALUE,
      1e-18,
      1024 / 70_000.0,
      0.1,
      0.5,
      Math.nextDown(0.5),
      0.75,
      Math.nextDown(1.0)
    };
    for (double q : rates) {
      BigInteger expected =
          new BigDecimal(q)
              .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64)))
              .setScale(0, RoundingMode.FLOOR)
              .toBigInteger();
      assertEquals(
          expected.toString(), Long.toUnsignedString(PrivateStream.threshold(q)), "q = " + q);
    }
    assertThrows(IllegalArgumentException.class, () -> PrivateStream.threshold(1.5));
    assertThrows(IllegalArgumentException.class, () -> PrivateStream.threshold(Double.NaN));
  }

  @Test
  void bernoulli_certainRates_neverErr() {
    PrivateStream stream = Streams.stream("speed");
    for (int i = 0; i < 10_000; i++) {
      assertTrue(stream.bernoulli(1));
      assertTrue(!stream.bernoulli(0));
    }
  }

  @Test
  void nextBelow_everyBound_staysInside() {
    PrivateStream stream = Streams.stream("speed");
    for (long bound : new long[] {1, 2, 3, 1000, (1L << 62) + 1, Long.MAX_VALUE}) {
      for (int i = 0; i < 1000; i++) {
        long draw = stream.nextBelow(bound);
        assertTrue(draw >= 0 && draw < bound);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> stream.nextBelow(0));
  }

  @Test
  void fillGaussian_sameStream_asNextGaussian() {
    float[] filled = new float[101];
    Streams.stream("speed").fillGaussian(filled, 3.5);
    PrivateStream twin = Streams.stream("speed");
    for (float value : filled) {
      assertEquals((float) (3.5 * twin.nextGaussian()), value);
    }
  }
}
