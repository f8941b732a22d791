package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.hallmark.privacy.Coins;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.junit.jupiter.api.Test;

final class ExactCoinsTest {
  @Test
  void bernoulliExp_certainCases_neverErr() {
    PrivateStream bits = Streams.stream("speed");
    assertEquals(1000, Coins.heads(() -> ExactCoins.bernoulliExp(0, 7, bits), 1000));
    assertEquals(1000, Coins.heads(() -> ExactCoins.bernoulliExp(0, bits), 1000));
    BigInteger huge = BigInteger.TEN.pow(40);
    assertEquals(0, Coins.heads(() -> ExactCoins.bernoulliExp(huge, BigInteger.ONE, bits), 1000));
  }
}
