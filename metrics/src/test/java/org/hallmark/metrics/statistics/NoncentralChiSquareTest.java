package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hallmark.metrics.Vectors;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class NoncentralChiSquareTest {
  @Test
  void cumulative_vectors_agrees() throws Exception {
    Node vectors = Vectors.read("noncentral-chi-square");
    for (Node vector : Vectors.cases(vectors)) {
      assertEquals(
          Vectors.number(vector, "probability"),
          NoncentralChiSquare.cumulative(
              Vectors.number(vector, "x"),
              Vectors.number(vector, "freedom"),
              Vectors.number(vector, "lambda")),
          Vectors.number(vectors, "tolerance"),
          vector.pointer());
    }
  }

  /** Expected: scipy 1.17.1, {@code scipy.stats.ncx2.cdf}. */
  @Test
  void cumulative_beyondTheSummedRange_isWithinTheStatedError() {
    assertEquals(0.0213339635, NoncentralChiSquare.cumulative(3279.929235177306, 999, 2500), 1e-5);
    assertEquals(0.0234607241, NoncentralChiSquare.cumulative(2803.953073028234, 19, 3000), 1e-5);
    assertEquals(0.9735151397, NoncentralChiSquare.cumulative(3234.046926971766, 19, 3000), 1e-5);
    assertEquals(0.0011777181, NoncentralChiSquare.cumulative(9402.955001687373, 3, 1e4), 1e-5);
    assertEquals(0.0249147870, NoncentralChiSquare.cumulative(996094.9853000275, 15, 1e6), 1e-5);
  }

  @Test
  void cumulative_atOrBelowZero_isZero() {
    assertEquals(0, NoncentralChiSquare.cumulative(0, 3, 1));
    assertEquals(0, NoncentralChiSquare.cumulative(-5, 3, 0));
  }

  @Test
  void cumulative_noFreedom_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> NoncentralChiSquare.cumulative(1, 0, 1));
  }
}
