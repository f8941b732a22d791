package org.hallmark.reports.html;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hallmark.provenance.Digest;

/**
 * The page's one style sheet, the same for every release.
 *
 * @param css its rules, without the characters that end or open markup
 */
public record StyleSheet(String css) implements Markup {
  public StyleSheet {
    if (css.matches("(?s).*[<&\r].*")) {
      throw new IllegalArgumentException(
          "css must hold no <, & or carriage return. Provided value: " + css);
    }
  }

  /**
   * The source expression that allows this sheet in a Content Security Policy (CSP level 3, 2.3.1).
   */
  public String source() {
    Digest digest = Digest.of(css.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest.bytes()) + "'";
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append("<style>").append(css).append("</style>\n");
  }
}
