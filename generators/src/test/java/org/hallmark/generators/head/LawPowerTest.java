package org.hallmark.generators.head;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link LawStatisticalTest} notice? */
class LawPowerTest {
  @Test
  void draws_ofOutputsTwoFifthsFurther_areNoticedOfEveryKind() {
    LawDraws.heads()
        .forEach(
            head -> {
              double found = LawDraws.chiSquare(head, 0.4);
              assertTrue(found > LawDraws.CRITICAL, found + " of " + head.kind());
            });
  }
}
