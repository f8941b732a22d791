package org.hallmark.provenance.json;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The meaning of an unquoted YAML scalar: the core schema of YAML 1.2.2 (section 10.3.2), less what
 * YAML 1.1 reads otherwise or JSON cannot hold.
 *
 * <p>So {@code yes}, {@code 12:30}, {@code 1_000}, {@code 0x1f} and {@code .inf} are texts, and a
 * number with leading zeros, octal to some readers, is a mistake.
 */
final class YamlScalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");
  private static final int LONGEST_NUMBER = 100;

  private YamlScalars() {}

  /** Why {@code text} is a mistake whatever field it stands in. */
  static Optional<String> problem(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST_NUMBER) {
      return Optional.of("a number must have at most " + LONGEST_NUMBER + " characters");
    }
    if (LEADING_ZERO.matcher(text).matches()) {
      return Optional.of(
          text + " begins with a zero; write it without, or in quotes where it is a text");
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      return Optional.of(text + " is beyond the largest number, 1.7976931348623157e+308");
    }
    if (number == 0 && text.matches("[-+0.]*[1-9].*")) {
      return Optional.of(text + " is nearer to zero than the smallest number, 5e-324");
    }
    if (INTEGER.matcher(text).matches() && !isExact(text)) {
      return Optional.of(
          text + " is beyond 2^53, where programs round; write it in quotes where it is a label");
    }
    return Optional.empty();
  }

  /** The value of {@code text}, which has no {@link #problem}. */
  static Node resolve(String text, String pointer, Position position) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Node.nothing(pointer, position);
      case "true", "True", "TRUE" -> Node.bool(true, pointer, position);
      case "false", "False", "FALSE" -> Node.bool(false, pointer, position);
      default ->
          NUMBER.matcher(text).matches()
              ? Node.real(Double.parseDouble(text), pointer, position)
              : Node.string(text, pointer, position);
    };
  }

  private static boolean isExact(String integer) {
    return integer.length() <= 17 && Math.abs(Long.parseLong(integer)) <= Node.LARGEST_INTEGER;
  }
}
