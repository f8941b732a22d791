package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoundsTest {
  @Test
  void contains_ends_asTheyAreOpenOrClosed() {
    assertTrue(Bounds.closed(0, 1).contains(0));
    assertTrue(Bounds.closed(0, 1).contains(1));
    assertFalse(Bounds.open(0, 1).contains(0));
    assertFalse(Bounds.open(0, 1).contains(1));
    assertTrue(Bounds.atLeast(2).contains(2));
    assertFalse(Bounds.positive().contains(0));
    assertTrue(Bounds.closed(3, 3).contains(3));
  }

  @Test
  void contains_notFinite_never() {
    for (double number : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertFalse(Bounds.finite().contains(number));
      assertFalse(Bounds.atLeast(0).contains(number));
    }
  }

  @Test
  void inWords_everyForm_asAPersonWouldSay() {
    assertEquals("a number", Bounds.finite().inWords());
    assertEquals("a number above 0", Bounds.positive().inWords());
    assertEquals("a number of at least 0.5", Bounds.atLeast(0.5).inWords());
    assertEquals("a number in [0, 1]", Bounds.closed(0, 1).inWords());
    assertEquals("a number in (0, 1)", Bounds.open(0, 1).inWords());
  }

  @Test
  void bounds_empty_refused() {
    assertThrows(IllegalArgumentException.class, () -> Bounds.open(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.closed(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.closed(Double.NaN, 1));
  }
}
