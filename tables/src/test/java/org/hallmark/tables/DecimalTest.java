package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecimalTest {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  /** The language's own parser and a pattern are the reference. */
  @Test
  void parse_anyText_isTheNearestDoubleOrNone() {
    SplittableRandom random = new SplittableRandom(4);
    int numbers = 0;
    int others = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      boolean number = DECIMAL.matcher(text).matches();
      double expected = number ? Double.parseDouble(text) : Double.NaN;
      assertEquals(expected, Decimal.parse(text), text);
      numbers += number ? 1 : 0;
      others += number ? 0 : 1;
    }
    assertTrue(numbers > 50_000 && others > 30_000, numbers + " and " + others);
  }

  @Test
  void parse_edges_areThoseOfTheLanguage() {
    for (String text :
        new String[] {
          "9007199254740993", "0.1", "1e22", "1e23", "123456789012345e22", "123456789012345e-22",
          "000000000000000000001", "0.000000000000000000000000001", "1e-400", "1e400", "-0",
              "0e9999",
          "2.2250738585072011e-308", "999999999999999e22", "00000000000000000000.5e1"
        }) {
      assertEquals(Double.parseDouble(text), Decimal.parse(text), text);
    }
    for (String text :
        new String[] {"", ".", "+", "1e", "1e12345", "0x1", "1d", "NaN", "1_0", "١"}) {
      assertTrue(Double.isNaN(Decimal.parse(text)), text);
    }
    assertTrue(Double.isNaN(Decimal.parse("1".repeat(401))));
  }

  private static String text(SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return Double.toString(
          random.nextInt(2) == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(100_000) / 1000.0);
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append("0123456789012345678901234567890123456789.e-+E".charAt(random.nextInt(45)));
    }
    return text.toString();
  }
}
