package org.hallmark.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "24981, 24981",
    "-3, -3",
    "15812.4, 15800",
    "0.00121, 0.00121",
    "0.25, 0.25",
    "0.000095, 9.50e-05",
    "123456.5, 1.23e+05"
  })
  void number_anySize_isShort(double value, String shown) {
    assertEquals(shown, Shown.number(value));
  }
}
