package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.PlatformClass;
import org.junit.jupiter.api.Test;

/** Other bits refute only where the same ones were promised. */
class RepetitionTest {
  @Test
  void isBitwiseHere_onTheClassOfTheManifest_isTrueAndOnAnyOtherFalse() {
    SortedMap<String, String> here = new TreeMap<>();
    here.put("java.version", "any");
    here.putAll(PlatformClass.here(NumericMode.AVX2).environment());
    assertTrue(Repetition.isBitwiseHere(NumericMode.AVX2, here));
    for (String member : PlatformClass.here(NumericMode.AVX2).environment().keySet()) {
      SortedMap<String, String> elsewhere = new TreeMap<>(here);
      elsewhere.put(member, "another");
      assertFalse(Repetition.isBitwiseHere(NumericMode.AVX2, elsewhere), member);
      elsewhere.remove(member);
      assertFalse(Repetition.isBitwiseHere(NumericMode.AVX2, elsewhere), member);
    }
    assertEquals(3, PlatformClass.here(NumericMode.AVX2).environment().size());
  }

  @Test
  void isBitwiseHere_inTheModeThatPromisesNothing_isFalse() {
    assertFalse(
        Repetition.isBitwiseHere(
            NumericMode.FAST, PlatformClass.here(NumericMode.FAST).environment()));
  }
}
