package org.hallmark.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The numeric functions of expressions, each with Spark SQL's name and meaning. */
enum Function {
  /** A 64-bit integer in SQL: it ends at ±2^63. */
  FLOOR(1, args -> args.map(x -> (double) (long) Math.floor(x))),
  CEIL(1, args -> args.map(x -> (double) (long) Math.ceil(x))),
  ABS(1, args -> args.map(Math::abs)),
  SQRT(1, args -> args.map(StrictMath::sqrt)),
  /** Null where the argument is not positive. */
  LN(1, args -> args.mapWhere(x -> !(x <= 0), StrictMath::log)),
  EXP(1, args -> args.map(StrictMath::exp)),
  /** Null only where all arguments are. */
  GREATEST(1),
  LEAST(-1);

  private final int sign;
  private final Optional<UnaryOperator<Values>> unary;

  Function(int arguments, UnaryOperator<Values> unary) {
    this.sign = arguments;
    this.unary = Optional.of(unary);
  }

  Function(int sign) {
    this.sign = sign;
    this.unary = Optional.empty();
  }

  static Optional<Function> named(String word) {
    return Stream.of(values()).filter(f -> f.id().equalsIgnoreCase(word)).findFirst();
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean accepts(int arguments) {
    return unary.isPresent() ? arguments == 1 : arguments >= 2;
  }

  String arguments() {
    return unary.isPresent() ? "one argument" : "two arguments or more";
  }

  Values apply(List<Values> arguments) {
    return unary
        .map(function -> function.apply(arguments.get(0)))
        .orElseGet(() -> Values.extreme(arguments, sign));
  }
}
