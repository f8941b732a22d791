package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.MixtureOfGaussians;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PoissonSampledLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.RandomisedResponse;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SampledWithoutReplacement;
import org.hallmark.privacy.event.SelfComposed;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.privacy.event.TruncatedPoissonGaussian;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.event.Zcdp;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;

/** Does every accountant of the catalogue obey {@link Accountant}? */
final class AccountantContractTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;
  private static final PrivacyEvent TRAINING = new PoissonSampledGaussian(0.01, 1, 100);
  private static final PrivacyEvent COUNTS = DiscreteLaplace.ofEpsilon(0.04);
  private static final PrivacyEvent WITHHELD =
      new Withheld("audit", new Commitment(Commitment.HMAC_SHA256, "audit", "ab".repeat(32)));

  /** All but those of single looks. */
  private static List<Accountant> composing() {
    return Accounting.catalogue().stream()
        .filter(accountant -> !(accountant instanceof ClosedForm))
        .toList();
  }

  @Test
  void epsilonUpper_moreLooksOrSmallerDelta_isNoSmaller() {
    for (Accountant accountant : composing()) {
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
    for (Accountant accountant : composing()) {
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
    for (Accountant accountant : composing()) {
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
    for (Accountant accountant : composing()) {
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
            () ->
                Accounting.bounds(
                    List.of(new PoissonSampledLaplace(0.1, 1, 1)), Adjacency.REPLACE_ONE, 1e-6));
    assertEquals("poisson-sampled-laplace", refusal.mechanism());
  }

  @Test
  void everyEvent_everyAccountantAndAdjacency_isBoundedMonotonelyOrRefused() {
    int bounded = 0;
    int refused = 0;
    Set<Class<?>> met = new HashSet<>();
    for (Function<Double, PrivacyEvent> kind : KINDS) {
      met.add(kind.apply(1.0).getClass());
      for (Accountant accountant : Accounting.catalogue()) {
        for (Adjacency adjacency : Adjacency.values()) {
          try {
            assertMonotone(accountant, kind, adjacency);
            bounded++;
          } catch (UnsupportedEventException e) {
            // Basic composition passes on the refusal of the method that it asks.
            boolean passedOn = accountant instanceof BasicComposition;
            assertTrue(passedOn || accountant.id().equals(e.accountant()));
            assertEquals(adjacency, e.adjacency());
            refused++;
          }
        }
      }
    }
    assertEquals(Set.of(PrivacyEvent.class.getPermittedSubclasses()), met);
    assertTrue(bounded > 80 && refused > 20, bounded + " and " + refused);
  }

  /** Less noise and a smaller δ never give a smaller ε, a larger ε never a larger δ. */
  private static void assertMonotone(
      Accountant accountant, Function<Double, PrivacyEvent> kind, Adjacency adjacency) {
    List<PrivacyEvent> quiet = List.of(kind.apply(2.0));
    List<PrivacyEvent> loud = List.of(kind.apply(1.0));
    double base = accountant.epsilonUpper(quiet, adjacency, 1e-6);
    String where = accountant.id() + " " + quiet + " " + adjacency;
    assertTrue(base >= 0, where);
    assertTrue(accountant.epsilonUpper(loud, adjacency, 1e-6) >= base, where);
    assertTrue(accountant.epsilonUpper(quiet, adjacency, 1e-8) >= base, where);
    assertTrue(accountant.epsilonLower(quiet, adjacency, 1e-6) <= base, where);
    double delta = accountant.deltaUpper(quiet, adjacency, 0.5);
    assertTrue(delta >= 0 && delta <= 1, where);
    assertTrue(accountant.deltaUpper(quiet, adjacency, 1) <= delta, where);
    assertTrue(accountant.deltaLower(quiet, adjacency, 0.5) <= delta, where);
  }

  /** One of each kind of look, by how much noise it has. */
  private static final List<Function<Double, PrivacyEvent>> KINDS =
      List.of(
          noise -> new Gaussian(noise, 1),
          noise -> new Laplace(noise, 1),
          noise -> new DiscreteLaplace(noise, 1),
          noise -> new DiscreteGaussian(noise, 1),
          noise -> new PoissonSampledGaussian(0.1, noise, 1),
          noise -> new PoissonSampledLaplace(0.1, noise, 1),
          noise -> MixtureOfGaussians.group(new PoissonSampledGaussian(0.1, noise, 1), 2),
          noise -> new RandomisedResponse(1 - 0.5 / noise, 4, 1),
          noise -> new EpsilonDelta(1 / noise, 1e-7, 1),
          noise -> new Exponential(1 / noise, 1),
          noise -> new Zcdp(1 / noise, 1),
          noise -> new Composed(List.of(new Gaussian(noise, 1))),
          noise -> new SelfComposed(new Laplace(noise, 1), 2),
          noise -> new TruncatedPoissonGaussian(0.1, noise, 100, 15, 1),
          noise -> new SampledWithoutReplacement(noise, 100, 10, 1),
          noise -> new TreeAggregation(noise, 5, 1),
          noise -> new RepeatAndSelect(List.of(new Gaussian(noise, 1)), 5, 1, 1),
          noise -> new NonPrivate(),
          noise -> WITHHELD);

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
