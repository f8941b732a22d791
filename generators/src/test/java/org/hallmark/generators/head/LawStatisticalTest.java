package org.hallmark.generators.head;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.provenance.StatisticalTest;

/** Do draws follow the densities? */
class LawStatisticalTest {
  @StatisticalTest(falseAlarm = 1.7e-5)
  void draws_ofEveryKind_fillCellsAsTheDensitySays() {
    LawDraws.heads()
        .forEach(
            head -> {
              double found = LawDraws.chiSquare(head, 0);
              assertTrue(found < LawDraws.CRITICAL, found + " of " + head.kind());
            });
  }
}
