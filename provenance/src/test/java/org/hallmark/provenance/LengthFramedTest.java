package org.hallmark.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LengthFramedTest {
  @Test
  void bytes_partsCutElsewhere_differ() {
    assertFalse(
        Arrays.equals(LengthFramed.of("ab", "c").bytes(), LengthFramed.of("a", "bc").bytes()));
    assertFalse(Arrays.equals(LengthFramed.of("a").bytes(), LengthFramed.of("a", "").bytes()));
  }

  @Test
  void bytes_ofOnePart_areLengthThenPart() {
    assertEquals("00000000000000026869", HexFormat.of().formatHex(LengthFramed.of("hi").bytes()));
  }
}
