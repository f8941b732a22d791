package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.api.Test;

/** Is what has a closed form met to the digits, from above and from below? */
final class ClosedFormTest {
  private static final Adjacency ADJACENCY = Adjacency.ADD_OR_REMOVE;
  private static final double DIGITS = 1e-11;

  private final ClosedForm closed = ClosedForm.standard();

  @Test
  void gaussian_analyticTable_isMetFromBothSides() {
    // Balle and Wang 2018, 40-digit bisection: σ per ε (rows) at δ 1e-3, 1e-5, 1e-6, 1e-10, 1e-15.
    double[] deltas = {1e-3, 1e-5, 1e-6, 1e-10, 1e-15};
    double[][] table = {
      {
        0.01,
        93.907419839851578,
        243.78543767567803,
        306.35037615381769,
        501.29213292600075,
        681.2218835514424
      },
      {
        0.1,
        17.404396203031167,
        30.74956613197745,
        36.304690426195785,
        54.206295836901269,
        71.300595076365015
      },
      {
        0.5,
        4.6101279507281402,
        7.0318266755824914,
        8.0576184807250443,
        11.436239995092029,
        14.733143032999685
      },
      {
        1,
        2.5746570186372061,
        3.7306316348159418,
        4.2246788893268353,
        5.8677777496305264,
        7.4870094679865955
      },
      {
        2,
        1.4452391609297835,
        1.9938124456435367,
        2.2304762711864173,
        3.0257935440946646,
        3.8181958729883185
      },
      {
        4,
        0.8230776852446613,
        1.0811618495202392,
        1.1935185871579852,
        1.5753160293050715,
        1.9605406641650752
      },
      {
        8,
        0.48001375248011045,
        0.60022907219895156,
        0.65293538435821595,
        0.83398922953798899,
        1.0192486860082061
      },
      {
        10,
        0.40605955802413852,
        0.49988861970900851,
        0.54108683181836598,
        0.68304396722748118,
        0.8289598747219692
      },
      {
        20,
        0.24672179738433923,
        0.29004141803279582,
        0.30908468121885963,
        0.37514542617179013,
        0.44389701826834557
      },
      {
        50,
        0.13412430797038182,
        0.14976060756083602,
        0.15659287039176195,
        0.18029422294241373,
        0.20514271101905669
      }
    };
    for (double[] row : table) {
      for (int i = 0; i < deltas.length; i++) {
        enclosed(row[0], List.of(new Gaussian(row[i + 1], 1)), deltas[i]);
      }
    }
  }

  private void enclosed(double epsilon, List<PrivacyEvent> events, double delta) {
    double upper = closed.epsilonUpper(events, ADJACENCY, delta);
    double lower = closed.epsilonLower(events, ADJACENCY, delta);
    // The tables' σ has 17 digits; its last one moves ε by some 1e-16 relative over ε's own.
    double last = 1e-15 * Math.max(1, epsilon);
    assertTrue(lower - last <= epsilon && epsilon <= upper + last, lower + " " + upper);
    assertEquals(epsilon, upper, DIGITS * Math.max(1, epsilon));
    assertEquals(epsilon, lower, DIGITS * Math.max(1, epsilon));
  }

  @Test
  void gaussian_deltaAtEpsilon_asPublished() {
    double[][] rows = {
      {.1, 10, .008751768145809594},
      {0, .5, .6826894921370859},
      {1.0986122886681098, 2, .0041597422340007868},
      {1, 1, .12693673750664395},
      {1, 1 / 3.0, .78760074136038453},
      {4, .5, .084953318671071063},
      {10, .3, .0574969222690497}
    };
    for (double[] row : rows) {
      List<PrivacyEvent> events = List.of(new Gaussian(row[1], 1));
      assertEquals(row[2], closed.deltaUpper(events, ADJACENCY, row[0]), 1e-12);
      assertEquals(row[2], closed.deltaLower(events, ADJACENCY, row[0]), 1e-12);
    }
  }

  @Test
  void gaussian_manyLooks_areOne() {
    enclosedTo(4.37717809568, List.of(new Gaussian(10, 100)), 1e-5, 1e-11);
    enclosedTo(4.37717809568, List.of(new Gaussian(10, 60), new Gaussian(20, 160)), 1e-5, 1e-11);
    // zCDP's ρ, exact if Gaussian.
    double[][] rows = {
      {.81, 1e-10, 8.54892},
      {2.56, 1e-10, 16.47939},
      {.07, 1e-10, 2.27956},
      {.015, 1e-7, .79975},
      {.5, 1e-5, 4.37718},
      {1, 1e-6, 7.28608}
    };
    for (double[] row : rows) {
      double sigma = StrictMath.sqrt(1 / (2 * row[0]));
      enclosedTo(row[2], List.of(new Gaussian(sigma, 1)), row[1], 1e-5);
    }
  }

  private void enclosedTo(double epsilon, List<PrivacyEvent> events, double delta, double digits) {
    assertEquals(epsilon, closed.epsilonUpper(events, ADJACENCY, delta), digits);
    assertEquals(epsilon, closed.epsilonLower(events, ADJACENCY, delta), digits);
  }

  @Test
  void oneLook_publishedCalibrations_areMet() {
    // Found by dp_accounting's search to 1e-7 of σ, so to some 1e-6 of ε.
    enclosedTo(1, List.of(new PoissonSampledGaussian(.01, .67379294682, 1)), 1e-5, 1e-6);
    // Laplace: δ = 1 − e^((ε−1)/2) at scale 1.
    double epsilon = 1 + 2 * StrictMath.log1p(-.1);
    enclosedTo(epsilon, List.of(new Laplace(1, 1)), .1, 1e-12);
  }

  @Test
  void severalLooks_areRefused() {
    assertThrows(
        UnsupportedEventException.class,
        () -> closed.epsilonUpper(List.of(new Laplace(1, 2)), ADJACENCY, 1e-6));
  }
}
