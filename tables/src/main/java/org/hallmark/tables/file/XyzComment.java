package org.hallmark.tables.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.tables.Schema;

/** The pairs of the comment line of an extended XYZ frame. */
final class XyzComment {
  private static final String KEY = "(\"[^\"]*\"|[^\\s=\"]+)";
  private static final String VALUE = "(\"(?:[^\"\\\\]|\\\\.)*\"|\\{[^}]*\\}|\\[[^=]*\\]|\\S+)";
  private static final Pattern PAIR = Pattern.compile(KEY + "(?:\\s*=\\s*" + VALUE + ")?");

  private XyzComment() {}

  /** Key to value, without quotes, braces and brackets; a key without a value is true. */
  static Map<String, String> pairs(String comment) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher matcher = PAIR.matcher(comment);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? "T" : matcher.group(2);
      pairs.put(bare(matcher.group(1)), bare(value));
    }
    return pairs;
  }

  /** The columns of a pair: one for each of its values. */
  static Map<String, String> columns(String key, String value) {
    String[] values = value.replaceAll("[,\\[\\]]", " ").strip().split("\\s+");
    Map<String, String> columns = new LinkedHashMap<>();
    if (values.length == 1) {
      columns.put(key, values[0]);
      return columns;
    }
    for (int i = 0; i < values.length; i++) {
      columns.put(Schema.element(key, i), values[i]);
    }
    return columns;
  }

  /** The columns of {@code name:type:count:…}. */
  static List<String> properties(String text) throws IOException {
    String[] parts = text.split(":");
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 3) {
      if (i + 2 >= parts.length || !parts[i + 2].matches("[1-9][0-9]{0,3}")) {
        throw new IOException("Properties must be name:type:count:…, found " + text);
      }
      int count = Integer.parseInt(parts[i + 2]);
      for (int k = 0; k < count; k++) {
        columns.add(count == 1 ? parts[i] : Schema.element(parts[i], k));
      }
    }
    return columns;
  }

  private static String bare(String text) {
    boolean wrapped = text.length() > 1 && "\"{[".indexOf(text.charAt(0)) >= 0;
    return wrapped ? text.substring(1, text.length() - 1) : text;
  }
}
