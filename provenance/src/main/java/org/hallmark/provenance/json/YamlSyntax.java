package org.hallmark.provenance.json;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the author of a YAML text should do about an error of syntax that SnakeYAML reports. */
final class YamlSyntax {
  private static final List<Advice> ADVICE =
      List.of(
          new Advice("mapping values are not allowed", "put a text that holds ': ' in quotes"),
          new Advice("(TAB)", "indent with spaces, not with tabs"),
          new Advice("that cannot start any token", "put a text that begins with it in quotes"),
          new Advice("while scanning a quoted scalar", "close the quotation mark"),
          new Advice(
              "while parsing a flow node",
              "close what was opened above: ']', '}' or a quotation mark"),
          new Advice("while parsing a flow mapping", "separate fields by ',' and close with '}'"),
          new Advice("while parsing a flow sequence", "separate items by ',' and close with ']'"),
          new Advice("but found '<scalar>'", "close the quotation mark that was opened above"),
          new Advice("but found '<block mapping start>'", "indent all fields of an object alike"),
          new Advice("while parsing a block", "indent all fields of an object or items alike"));

  private YamlSyntax() {}

  /** The error and, where it is a common one, the way out. */
  static String message(MarkedYAMLException error) {
    String problem = sentence(error.getProblem()) + context(error);
    String message = "not YAML: " + Characters.visible(problem);
    return ADVICE.stream()
        .filter(advice -> problem.contains(advice.symptom()))
        .findFirst()
        .map(advice -> message + "; " + advice.remedy())
        .orElse(message);
  }

  /** SnakeYAML guesses that an odd character was meant as indentation, which it rarely was. */
  private static String sentence(String problem) {
    return problem.replaceFirst("\\.? \\(Do not use .*", "");
  }

  private static String context(MarkedYAMLException error) {
    Mark begin = error.getContextMark();
    if (error.getContext() == null) {
      return "";
    }
    return " ("
        + error.getContext()
        + (begin == null ? "" : " that begins at line " + (begin.getLine() + 1))
        + ")";
  }

  private record Advice(String symptom, String remedy) {}
}
