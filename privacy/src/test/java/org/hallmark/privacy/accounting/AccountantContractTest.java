package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;

/** Does every accountant of the catalogue obey {@link Accountant}? */
final class AccountantContractTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;
  private static final PrivacyEvent TRAINING = new PoissonSampledGaussian(0.01, 1, 100);
  private static final PrivacyEvent COUNTS = DiscreteLaplace.ofEpsilon(0.04);
  private static final PrivacyEvent WITHHELD =
      new Withheld("audit", new Commitment(Commitment.HMAC_SHA256, "audit", "ab".repeat(32)));

  @Test
  void epsilonUpper_moreLooksOrSmallerDelta_isNoSmaller() {
    for (Accountant accountant : Accounting.catalogue()) {
      double one = accountant.epsilonUpper(List.of(TRAINING), ADD_OR_REMOVE, 1e-6);
      double two = accountant.epsilonUpper(List.of(TRAINING, COUNTS), ADD_OR_REMOVE, 1e-6);
      double stricter = accountant.epsilonUpper(List.of(TRAINING, COUNTS), ADD_OR_REMOVE, 1e-9);
      assertTrue(0 < one && one < two && two < stricter, accountant.id());
    }
  }

  @Test
  void epsilonUpper_nothingOrWithheld_isFree() {
    for (Accountant accountant : Accounting.catalogue()) {
      assertEquals(0, accountant.epsilonUpper(List.of(), ADD_OR_REMOVE, 1e-6), accountant.id());
      assertEquals(0, accountant.epsilonUpper(List.of(WITHHELD), ADD_OR_REMOVE, 1e-6));
    }
  }

  @Test
  void epsilonUpper_nonPrivate_isInfinite() {
    for (Accountant accountant : Accounting.catalogue()) {
      List<PrivacyEvent> events = List.of(COUNTS, new NonPrivate());
      assertEquals(Double.POSITIVE_INFINITY, accountant.epsilonUpper(events, ADD_OR_REMOVE, 1e-6));
      assertEquals(1, accountant.deltaUpper(events, ADD_OR_REMOVE, 3));
    }
  }

  @Test
  void epsilonUpper_composed_asItsParts() {
    for (Accountant accountant : Accounting.catalogue()) {
      assertEquals(
          accountant.epsilonUpper(List.of(TRAINING, COUNTS), ADD_OR_REMOVE, 1e-6),
          accountant.epsilonUpper(
              List.of(new Composed(List.of(TRAINING, new Composed(List.of(COUNTS))))),
              ADD_OR_REMOVE,
              1e-6));
    }
  }

  @Test
  void epsilonUpper_count_asRepetition() {
    for (Accountant accountant : Accounting.catalogue()) {
      List<PrivacyEvent> repeated = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        repeated.add(new Laplace(10, 1));
      }
      assertEquals(
          accountant.epsilonUpper(repeated, ADD_OR_REMOVE, 1e-6),
          accountant.epsilonUpper(List.of(new Laplace(10, 7)), ADD_OR_REMOVE, 1e-6));
    }
  }

  @Test
  void deltaUpper_ofEpsilonUpper_isDelta() {
    for (Accountant accountant : Accounting.catalogue()) {
      double epsilon = accountant.epsilonUpper(List.of(TRAINING), ADD_OR_REMOVE, 1e-6);
      double delta = accountant.deltaUpper(List.of(TRAINING), ADD_OR_REMOVE, epsilon);
      assertEquals(1e-6, delta, 1e-9);
    }
  }

  @Test
  void epsilonUpper_neverBelowTheExactGaussian() {
    // Balle and Wang 2018: sigma and the exact epsilon at delta 1e-5, 40 digits.
    double[][] exact = {
      {243.78543767567803, 0.01},
      {3.7306316348159418, 1},
      {0.60022907219895156, 8},
      {0.14976060756083602, 50}
    };
    for (double[] row : exact) {
      List<PrivacyEvent> events = List.of(new Gaussian(row[0], 1));
      assertTrue(Accounting.epsilonUpper(events, ADD_OR_REMOVE, 1e-5) >= row[1]);
    }
  }

  @Test
  void epsilonUpper_replaceOne_isDearer() {
    for (PrivacyEvent event : List.of(COUNTS, new Gaussian(5, 1), new Laplace(5, 1))) {
      double added = Accounting.epsilonUpper(List.of(event), ADD_OR_REMOVE, 1e-5);
      double replaced = Accounting.epsilonUpper(List.of(event), Adjacency.REPLACE_ONE, 1e-5);
      double zeroed = Accounting.epsilonUpper(List.of(event), Adjacency.ZERO_OUT, 1e-5);
      assertTrue(replaced > added);
      assertEquals(added, zeroed);
    }
  }

  @Test
  void bounds_noMethodUnderstands_isRefused() {
    UnsupportedEventException refusal =
        assertThrows(
            UnsupportedEventException.class,
            () -> Accounting.bounds(List.of(TRAINING), Adjacency.REPLACE_ONE, 1e-6));
    assertEquals("poisson-sampled-gaussian", refusal.mechanism());
  }

  @Test
  void bounds_oneMethodUnderstands_isItsBound() {
    EpsilonDelta known = new EpsilonDelta(0.5, 1e-7, 2);
    assertEquals(
        1.0, Accounting.bounds(List.of(known), ADD_OR_REMOVE, 1e-6).get("basic-composition"));
    assertFalse(Accounting.bounds(List.of(known), ADD_OR_REMOVE, 1e-6).containsKey("renyi"));
    assertEquals(
        Double.POSITIVE_INFINITY, Accounting.epsilonUpper(List.of(known), ADD_OR_REMOVE, 1e-7));
  }

  @Test
  void basicComposition_sharesOfAPlan_addUpToTheDigit() {
    List<PrivacyEvent> events = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      events.add(DiscreteLaplace.ofEpsilon(0.04));
    }
    for (int i = 0; i < 4; i++) {
      events.add(DiscreteLaplace.ofEpsilon(0.06));
      events.add(DiscreteLaplace.ofEpsilon(0.02));
    }
    assertEquals(0.6, BasicComposition.standard().epsilonUpper(events, ADD_OR_REMOVE, 0));
  }

  @Test
  void pureDivergence_discreteLaplace_asItsSum() {
    // D of order a between discrete Laplace of scale t at 0 and at 1, summed term by term.
    for (double t : new double[] {0.3, 1, 25}) {
      for (double alpha : new double[] {1.1, 2, 7.5, 40}) {
        LogSum sum = new LogSum();
        double norm = StrictMath.log(StrictMath.tanh(1 / (2 * t)));
        for (int k = -4000; k <= 4000; k++) {
          sum.add(norm - alpha * Math.abs(k - 1) / t + (alpha - 1) * Math.abs(k) / t);
        }
        double expected = sum.log() / (alpha - 1);
        assertEquals(expected, RenyiDivergences.pure(alpha, 1 / t), 1e-12 + 1e-9 * expected);
      }
    }
  }
}
