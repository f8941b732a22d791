package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Zcdp;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.provenance.StatisticalTest;

/** Have counts the noise that their ρ asks for, and choices the law of their ε? */
final class MarginalsStatisticalTest {
  /** A sum of 3 600 squares is nearly normal: six deviations are passed once in 1e8. */
  static final double DEVIATIONS = 6;

  static final int CHOICES = 20_000;
  private static final List<List<Integer>> PAIR = List.of(List.of(0, 1));

  static long[] counts(int most) throws Exception {
    return NoisyMarginals.looks(new Zcdp(NoisyMarginals.RHO, 1), most).counts("look", PAIR);
  }

  static double sigma(int most) {
    return most / Math.sqrt(2 * NoisyMarginals.RHO);
  }

  @StatisticalTest(falseAlarm = 1e-8)
  void counts_ofRecords_haveTheNoiseOfRho() throws Exception {
    double excess = NoisyMarginals.excess(counts(1), sigma(1));
    assertTrue(Math.abs(excess) < DEVIATIONS, "deviations: " + excess);
  }

  @StatisticalTest(falseAlarm = 1e-8)
  void counts_ofUnitsOfThreeRecords_haveThreeTimesTheNoise() throws Exception {
    double excess = NoisyMarginals.excess(counts(3), sigma(3));
    assertTrue(Math.abs(excess) < DEVIATIONS, "deviations: " + excess);
  }

  /** Scores of 10 rows against nothing expected, less a handicap of 8, and of no pair: 2 and 0. */
  static double deviationsOfChoices(double epsilon, double claimed) throws Exception {
    MarginalLooks.Choices choices =
        NoisyMarginals.looks(new Exponential(epsilon, CHOICES), 1)
            .choices(
                "look",
                PAIR,
                i -> new long[NoisyMarginals.SIDE * NoisyMarginals.SIDE],
                new long[] {8});
    int chosen = 0;
    for (int i = 0; i < CHOICES; i++) {
      chosen += choices.next(List.of(0, 1)) == 0 ? 1 : 0;
    }
    double share = 1 / (1 + Math.exp(-claimed * 2 / 2));
    return (chosen - CHOICES * share) / Math.sqrt(CHOICES * share * (1 - share));
  }

  @StatisticalTest(falseAlarm = 1e-8)
  void choices_ofTwoScores_haveTheOddsOfTheirDifference() throws Exception {
    double deviations = deviationsOfChoices(0.5, 0.5);
    assertTrue(Math.abs(deviations) < DEVIATIONS, "deviations: " + deviations);
  }
}
