package org.hallmark.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hallmark.reports.html.StyleSheet;

/** The style sheet that the renderer carries with it. */
final class Style {
  private static final String RESOURCE = "report.css";

  private Style() {}

  static StyleSheet sheet() {
    try (InputStream css = Style.class.getResourceAsStream(RESOURCE)) {
      return new StyleSheet(new String(css.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the jar must hold " + RESOURCE, e);
    }
  }
}
