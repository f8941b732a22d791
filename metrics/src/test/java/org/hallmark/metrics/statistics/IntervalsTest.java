package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hallmark.metrics.Vectors;
import org.hallmark.privacy.probability.Beta;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  @Test
  void clopperPearsonUpper_publishedVectors_agrees() throws Exception {
    Node vectors = Vectors.read("clopper-pearson");
    double tolerance = Vectors.number(vectors, "tolerance");
    for (Node vector : Vectors.cases(vectors)) {
      double expected = Vectors.number(vector, "upper");
      double found =
          Intervals.clopperPearsonUpper(
              (long) Vectors.number(vector, "successes"),
              (long) Vectors.number(vector, "trials"),
              Vectors.number(vector, "level"));
      assertEquals(expected, found, tolerance * expected, vector.pointer());
    }
  }

  @Test
  void clopperPearsonUpper_noneOfAThousandAt975_isTheTextbookValue() {
    assertEquals(0.003682083896865671, Intervals.clopperPearsonUpper(0, 1000, 0.975), 1e-17);
    assertEquals(2.9953e-4, Intervals.clopperPearsonUpper(0, 10_000, 0.95), 5e-9);
  }

  @Test
  void clopperPearsonUpper_nothingTried_isOne() {
    assertEquals(1, Intervals.clopperPearsonUpper(0, 0, 0.95));
  }

  @Test
  void clopperPearsonUpper_allFailed_isOne() {
    assertEquals(1, Intervals.clopperPearsonUpper(7, 7, 0.95));
  }

  @Test
  void clopperPearsonLower_mirrorsUpper() {
    assertEquals(
        1 - Intervals.clopperPearsonUpper(3, 10, 0.95), Intervals.clopperPearsonLower(7, 10, 0.95));
  }

  @Test
  void clopperPearsonUpper_moreSuccessesThanTrials_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Intervals.clopperPearsonUpper(2, 1, 0.95));
  }

  @Test
  void betaCumulative_quantile_isItsInverse() {
    for (double a : new double[] {1, 2.5, 40, 5000}) {
      for (double b : new double[] {1, 3, 70, 9000}) {
        for (double p : new double[] {0.01, 0.5, 0.95}) {
          assertEquals(p, Beta.cumulative(Beta.quantile(p, a, b), a, b), 1e-10, a + " " + b);
        }
      }
    }
  }
}
