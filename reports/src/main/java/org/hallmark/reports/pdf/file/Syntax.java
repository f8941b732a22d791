package org.hallmark.reports.pdf.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** How numbers, text and references are written in a PDF file (ISO 32000-1, 7.3). */
public final class Syntax {
  private static final int HUNDREDTHS = 100;

  private Syntax() {}

  /** A number to two decimals, without an exponent. */
  public static String number(double value) {
    long hundredths = Math.round(value * HUNDREDTHS);
    long whole = Math.abs(hundredths) / HUNDREDTHS;
    long part = Math.abs(hundredths) % HUNDREDTHS;
    String decimals =
        part == 0 ? "" : part % 10 == 0 ? "." + part / 10 : (part < 10 ? ".0" : ".") + part;
    return (hundredths < 0 ? "-" : "") + whole + decimals;
  }

  /** Numbers with blanks between them. */
  public static String numbers(double... values) {
    StringBuilder out = new StringBuilder();
    for (double value : values) {
      out.append(out.isEmpty() ? "" : " ").append(number(value));
    }
    return out.toString();
  }

  /** Text for people, in UTF-16 and hexadecimal digits, in which nothing can end the string. */
  static String text(String characters) {
    byte[] octets = characters.getBytes(StandardCharsets.UTF_16BE);
    return "<FEFF" + HexFormat.of().withUpperCase().formatHex(octets) + ">";
  }

  static String reference(int number) {
    return number + " 0 R";
  }

  static String references(List<Integer> numbers) {
    return numbers.stream().map(Syntax::reference).collect(Collectors.joining(" ", "[", "]"));
  }
}
