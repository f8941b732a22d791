package org.hallmark.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/**
 * What a public column probably is.
 *
 * @param column its description; none where it is better left out
 * @param note why it is left out, or what its owner should look at; empty where there is nothing
 */
record ColumnGuess(Optional<Column> column, String note) {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
  private static final Pattern ANGLE =
      Pattern.compile(".*(_deg|angle|phi|psi|theta|azimuth|heading|direction|longitude).*");

  /** A column of whole numbers that fills its range with this few values has a bound for each. */
  private static final int SMALL_RANGE = 50;

  static ColumnGuess of(ColumnFacts facts) {
    if (facts.filled() == 0) {
      return leftOut("it holds nothing");
    }
    Missing missing = facts.empty() > 0 ? Missing.CATEGORY : Missing.REFUSED;
    return facts.texts() > 0 ? ofWords(facts, missing) : ofNumbers(facts, missing);
  }

  private static ColumnGuess ofWords(ColumnFacts facts, Missing missing) {
    if (facts.words().isEmpty()) {
      return leftOut(
          "it holds more than "
              + ColumnFacts.MOST_WORDS
              + " different words or long ones: a name of something, or text, which no generator"
              + " here makes");
    }
    SortedSet<String> words = facts.words().get();
    if (words.stream().allMatch(word -> DATE.matcher(word).matches())) {
      return leftOut("it holds dates: write them as numbers, such as days since the first");
    }
    try {
      Column column = Column.category(facts.name(), facts.name(), List.copyOf(words), missing);
      return new ColumnGuess(Optional.of(column), note(facts));
    } catch (IllegalArgumentException e) {
      return leftOut("its " + e.getMessage());
    }
  }

  /** Numbers among words are often what stands for a missing one. */
  private static String note(ColumnFacts facts) {
    boolean mostlyNumbers = facts.texts() * 2 < facts.filled();
    return mostlyNumbers
        ? facts.texts()
            + " cells hold no number: empty them in the table if they stand for a missing one"
        : "";
  }

  private static ColumnGuess ofNumbers(ColumnFacts facts, Missing missing) {
    String unit = Units.of(facts.name()).orElse("1");
    Kind kind = kind(facts);
    RoundNumbers.Interval bounds = bounds(facts, kind);
    return new ColumnGuess(
        Optional.of(
            Column.number(
                facts.name(), facts.name(), kind, unit, bounds.lower(), bounds.upper(), missing)),
        "");
  }

  /** Whole numbers that begin far from zero are no counts: a year, an hour, a code. */
  private static Kind kind(ColumnFacts facts) {
    if (!facts.whole()) {
      return Kind.REAL;
    }
    boolean fromZero = facts.least() >= 0 && facts.least() <= facts.greatest() / 10;
    return fromZero ? Kind.COUNT : Kind.INTEGER;
  }

  private static RoundNumbers.Interval bounds(ColumnFacts facts, Kind kind) {
    double least = facts.least();
    double greatest = facts.greatest();
    if (kind == Kind.REAL) {
      return angle(facts).orElseGet(() -> RoundNumbers.outward(least, greatest));
    }
    if (kind == Kind.COUNT) {
      return RoundNumbers.outwardWhole(0, Math.max(1, greatest));
    }
    return greatest > least && greatest - least < SMALL_RANGE
        ? new RoundNumbers.Interval(least, greatest)
        : RoundNumbers.outwardWhole(least, greatest);
  }

  /** An angle has the bounds of its circle. */
  private static Optional<RoundNumbers.Interval> angle(ColumnFacts facts) {
    boolean named = ANGLE.matcher(facts.name().toLowerCase(Locale.ROOT)).matches();
    double least = facts.least();
    double greatest = facts.greatest();
    if (!named || greatest - least < 90) {
      return Optional.empty();
    }
    if (least >= -180 && greatest <= 180 && least < 0) {
      return Optional.of(new RoundNumbers.Interval(-180, 180));
    }
    return least >= 0 && greatest <= 360
        ? Optional.of(new RoundNumbers.Interval(0, 360))
        : Optional.empty();
  }

  /** Whether a column is an angle with the bounds of its circle. */
  static boolean isCircle(Column column) {
    return column.kind() == Kind.REAL
        && column.missing() == Missing.REFUSED
        && column.maximum() - column.minimum() == 360
        && (column.minimum() == -180 || column.minimum() == 0);
  }

  private static ColumnGuess leftOut(String why) {
    return new ColumnGuess(Optional.empty(), why);
  }
}
