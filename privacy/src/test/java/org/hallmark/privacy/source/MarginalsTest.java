package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Zcdp;
import org.hallmark.privacy.training.MarginalLooks;
import org.junit.jupiter.api.Test;

/** Is no look at marginals taken that was not paid? */
final class MarginalsTest {
  private static final List<List<Integer>> PAIR = List.of(List.of(0, 1));

  @Test
  void choices_beyondWhatIsPaid_areRefused() throws Exception {
    MarginalLooks.Choices choices =
        NoisyMarginals.looks(new Exponential(0.5, 1), 1)
            .choices(
                "look",
                PAIR,
                i -> new long[NoisyMarginals.SIDE * NoisyMarginals.SIDE],
                new long[1]);
    assertTrue(choices.next(List.of(0, 1)) <= 1);
    assertThrows(IllegalStateException.class, () -> choices.next(List.of(0, 1)));
  }

  @Test
  void looks_thatWereNotPaid_areRefused() throws Exception {
    MarginalLooks looks = NoisyMarginals.looks(new Zcdp(NoisyMarginals.RHO, 1), 1);
    assertThrows(IllegalArgumentException.class, () -> looks.counts("other", PAIR));
    assertEquals(NoisyMarginals.SIDE * NoisyMarginals.SIDE, looks.counts("look", PAIR).length);
    assertThrows(RuntimeException.class, () -> looks.counts("look", PAIR));
  }
}
