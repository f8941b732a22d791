package org.hallmark.tables;

import java.util.List;
import java.util.SplittableRandom;

/** Expressions on the columns of {@link Tables#SCHEMA}, at random. */
final class RandomExpressions {
  private static final List<String> NUMBERS =
      List.of("minute", "left", "speed", "`mass in kg`", "0", "1.5", "0.1", "3", "1e3", "16.67");
  private static final List<String> FUNCTIONS =
      List.of("floor", "ceil", "abs", "sqrt", "ln", "exp");
  private static final List<String> WORDS =
      List.of(
          "edge LIKE 'A%'",
          "edge NOT LIKE ':%'",
          "edge LIKE '%''0'",
          "edge LIKE '_0%'",
          "edge LIKE ':J__'",
          "edge IN ('A0B0', 'other')",
          "edge NOT IN ('A0B0', ':J_1')",
          "weather = 'dry'",
          "weather <> 'dry'",
          "weather IS NULL",
          "weather NOT LIKE 'w_t'");

  private final SplittableRandom random;

  RandomExpressions(long seed) {
    random = new SplittableRandom(seed);
  }

  String number(int depth) {
    if (depth == 0) {
      return pick(NUMBERS);
    }
    String a = number(depth - 1);
    String b = number(depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "(" + a + " " + pick(List.of("+", "-", "*")) + " " + b + ")";
      case 1 -> a + " " + pick(List.of("/", "%")) + " (" + b + ")";
      case 2 -> "- (" + a + ")";
      case 3 -> pick(FUNCTIONS) + "(" + a + ")";
      case 4 -> "greatest(" + a + ", " + b + ", " + pick(NUMBERS) + ")";
      default -> "least(" + a + ", " + b + ")";
    };
  }

  String truth(int depth) {
    if (depth == 0) {
      return random.nextInt(2) == 0 ? pick(WORDS) : comparison();
    }
    String a = truth(depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "NOT (" + a + ")";
      case 1 -> "(" + a + " OR " + truth(depth - 1) + ")";
      case 2 -> a + " AND " + truth(depth - 1);
      default -> a;
    };
  }

  private String comparison() {
    return switch (random.nextInt(4)) {
      case 0 -> number(1) + " IS NOT NULL";
      case 1 -> pick(NUMBERS) + " IN (1, 2.0, " + number(1) + ")";
      default -> number(1) + pick(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ")) + number(1);
    };
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
