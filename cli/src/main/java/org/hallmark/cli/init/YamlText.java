package org.hallmark.cli.init;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.CanonicalJson;

/** Texts as a plan in YAML writes them: plain where every reader of YAML takes them as text. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Set<String> OTHERS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  /** One text. */
  static String of(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !OTHERS.contains(text.toLowerCase(java.util.Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /** One text between quotation marks; JSON's are YAML's too. */
  static String quoted(String text) {
    return CanonicalJson.text(text);
  }

  /** A list of texts on one line. */
  static String list(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A list of numbers on one line; infinities as YAML has them. */
  static String numbers(List<Double> numbers) {
    return numbers.stream().map(YamlText::number).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String number(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    return ColumnWords.number(number);
  }
}
