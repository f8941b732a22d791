package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/**
 * How an owner says on one line what a column is: {@code real 0..30 m/s}, {@code count 0..60
 * vehicle}, {@code category base|incident}; {@code optional} before it where cells may be empty.
 */
final class ColumnWords {
  /** The grammar, for messages. */
  static final String FORM =
      "[optional] count|integer|real LOWEST..HIGHEST [UNIT], or [optional] category WORD|WORD|…";

  private static final Pattern NUMBERS =
      Pattern.compile("(count|integer|real)\\s+(\\S+?)\\.\\.(\\S+)(?:\\s+(\\S.*))?");
  private static final Pattern CATEGORY = Pattern.compile("category\\s+(.+)");
  private static final String OPTIONAL = "optional ";

  private ColumnWords() {}

  /**
   * The column that {@code text} describes.
   *
   * @throws Refusal if it describes none, which says how to
   */
  static Column parse(String name, String text) {
    String said = text.strip();
    boolean optional = said.startsWith(OPTIONAL);
    Missing missing = optional ? Missing.CATEGORY : Missing.REFUSED;
    String rest = optional ? said.substring(OPTIONAL.length()).strip() : said;
    try {
      Matcher numbers = NUMBERS.matcher(rest);
      Matcher category = CATEGORY.matcher(rest);
      if (numbers.matches()) {
        return number(name, numbers, missing);
      }
      if (category.matches()) {
        List<String> words =
            Arrays.stream(category.group(1).split("\\|", -1)).map(String::strip).toList();
        return Column.category(name, name, words, missing);
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("column " + name + ": " + e.getMessage());
    }
    throw Refusal.usage(
        "column " + name + " must be said as " + FORM + ". Found: " + said + meant(rest));
  }

  private static String meant(String rest) {
    String first = rest.split("\\s", 2)[0];
    List<String> kinds = Arrays.stream(Kind.values()).map(Words::kebab).toList();
    Optional<String> near = Words.nearest(first, kinds).filter(kind -> !kind.equals(first));
    return near.map(kind -> "; did you mean '" + kind + "'?").orElse("");
  }

  private static Column number(String name, Matcher said, Missing missing) {
    String unit = said.group(4) == null ? Units.of(name).orElse("1") : said.group(4).strip();
    return Column.number(
        name,
        name,
        Kind.valueOf(said.group(1).toUpperCase(Locale.ROOT)),
        unit,
        bound(said.group(2)),
        bound(said.group(3)),
        missing);
  }

  private static double bound(String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a bound must be a number. Found: " + text);
    }
  }

  /** The words that describe a column. */
  static String of(Column column) {
    String optional = column.missing() == Missing.CATEGORY ? OPTIONAL : "";
    return optional
        + Words.kebab(column.kind())
        + " "
        + (column.kind() == Kind.CATEGORY
            ? String.join("|", column.values())
            : number(column.minimum()) + ".." + number(column.maximum()) + " " + column.unit());
  }

  /** A number as plans write it. */
  static String number(double value) {
    return CanonicalJson.text(value);
  }
}
