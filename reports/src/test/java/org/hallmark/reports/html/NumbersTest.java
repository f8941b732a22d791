package org.hallmark.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void number_anyMagnitude_hasThreeDigits() {
    assertEquals("0", Numbers.number(0));
    assertEquals("0", Numbers.number(-0.0));
    assertEquals("0.0312", Numbers.number(0.03118));
    assertEquals("−1.24", Numbers.number(-1.2351));
    assertEquals("72\u202F900", Numbers.number(72_949));
    assertEquals("1\u00A0×\u00A010⁻⁶", Numbers.number(1e-6));
    assertEquals("−1.8\u00A0×\u00A010³⁰⁸", Numbers.number(-1.797e308));
    assertEquals("4.94\u00A0×\u00A010⁻³²⁴", Numbers.number(Double.MIN_VALUE));
  }

  @Test
  void number_notFinite_isWords() {
    assertEquals("not a number", Numbers.number(Double.NaN));
    assertEquals("∞", Numbers.number(Double.POSITIVE_INFINITY));
    assertEquals("−∞", Numbers.upper(Double.NEGATIVE_INFINITY));
  }

  @Test
  void upperAndLower_moreThanThreeDigits_remainBounds() {
    assertEquals("2.79", Numbers.upper(2.7812));
    assertEquals("2.78", Numbers.lower(2.7899));
    assertEquals("−0.00101", Numbers.lower(-0.0010001));
    assertEquals("0.1", Numbers.upper(0.1));
    assertEquals("0.3", Numbers.upper(0.1 + 0.2));
  }

  @Test
  void count_large_isGrouped() {
    assertEquals("4864", Numbers.count(4864));
    assertEquals("72\u202F960", Numbers.count(72_960));
    assertEquals(
        "−9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808", Numbers.count(Long.MIN_VALUE));
  }

  @Test
  void bytes_anySize_isInSiUnits() {
    assertEquals("0\u00A0B", Numbers.bytes(0));
    assertEquals("999\u00A0B", Numbers.bytes(999));
    assertEquals("1\u00A0kB", Numbers.bytes(1000));
    assertEquals("1.2\u00A0MB", Numbers.bytes(1_204_118));
    assertEquals("418\u00A0kB", Numbers.bytes(418_220));
  }

  @Test
  void percent_share_isOfAHundred() {
    assertEquals("0.00411\u00A0%", Numbers.percentUpper(4.1059e-5));
    assertEquals("95\u00A0%", Numbers.percent(0.95));
  }
}
