package org.hallmark.reports.pdf.css;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of style sheets as far as they hold on paper: type, class, id and attribute selectors
 * with descendants and children, custom properties, and {@code @media print}. A selector or an
 * at-rule that it does not know applies to nothing, as CSS asks (CSS Syntax 3, 9.2).
 */
public final class Styles {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");
  private static final String PRINT = "@media print";

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  /** What was asked before: most elements are like others. */
  private final Map<List<Named>, Map<String, String>> known = new HashMap<>();

  private record Rule(Selector selector, Map<String, String> declarations, int order) {}

  private Styles() {}

  /** The rules of sheets, later ones over earlier ones. */
  public static Styles of(String... sheets) {
    Styles styles = new Styles();
    for (String sheet : sheets) {
      styles.read(COMMENT.matcher(sheet).replaceAll(""));
    }
    styles.rules.sort(
        Comparator.comparingInt((Rule rule) -> rule.selector.weight())
            .thenComparingInt(Rule::order));
    return styles;
  }

  private void read(String sheet) {
    int at = 0;
    while (true) {
      int open = sheet.indexOf('{', at);
      if (open < 0) {
        return;
      }
      int close = end(sheet, open);
      String prelude = sheet.substring(at, open).strip();
      String body = sheet.substring(open + 1, close);
      if (prelude.equals(PRINT)) {
        read(body);
      } else if (!prelude.startsWith("@")) {
        rule(prelude, declarations(body));
      }
      at = Math.min(sheet.length(), close + 1);
    }
  }

  private static int end(String sheet, int open) {
    int depth = 0;
    for (int i = open; i < sheet.length(); i++) {
      depth += sheet.charAt(i) == '{' ? 1 : sheet.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return sheet.length();
  }

  private void rule(String prelude, Map<String, String> declarations) {
    for (String selector : prelude.split(",")) {
      if (selector.strip().equals(":root")) {
        variables.putAll(declarations);
      } else {
        Selector.read(selector.strip())
            .ifPresent(read -> rules.add(new Rule(read, declarations, rules.size())));
      }
    }
  }

  private static Map<String, String> declarations(String body) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String declaration : body.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        all.put(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
      }
    }
    return all;
  }

  /** What holds for the last of {@code path}, which leads to it from the outermost element. */
  public Map<String, String> of(List<Named> path) {
    Map<String, String> found = known.get(path);
    if (found == null) {
      found = Collections.unmodifiableMap(matching(path));
      known.put(List.copyOf(path), found);
    }
    return found;
  }

  private Map<String, String> matching(List<Named> path) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.selector.matches(path)) {
        all.putAll(rule.declarations);
      }
    }
    all.replaceAll((property, value) -> resolved(value));
    return all;
  }

  private String resolved(String value) {
    Matcher matcher = VARIABLE.matcher(value);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "none")));
  }

  /** A custom property's value. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
