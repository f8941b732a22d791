package org.hallmark.reports.html;

/**
 * Characters to be read as characters, whatever they spell.
 *
 * @param characters the text, from anywhere
 */
public record Text(String characters) implements Markup {
  @Override
  public void writeTo(StringBuilder out) {
    escape(characters, out);
  }

  /** Appends {@code text}, made visible and escaped for element content and quoted attributes. */
  static void escape(String text, StringBuilder out) {
    String visible = VisibleText.of(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
