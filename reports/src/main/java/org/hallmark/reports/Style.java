package org.hallmark.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hallmark.reports.html.StyleSheet;

/** The style sheets that the renderer carries with it. */
final class Style {
  private static final String RESOURCE = "report.css";

  /** What differs on paper. */
  private static final String PAPER = "paper.css";

  private static final String COMPARISON = "comparison.css";

  private Style() {}

  static StyleSheet sheet() {
    return sheet(RESOURCE);
  }

  /** The page's sheet with what only a comparison has. */
  static StyleSheet comparison() {
    return new StyleSheet(sheet(RESOURCE).css() + sheet(COMPARISON).css());
  }

  static StyleSheet paper() {
    return sheet(PAPER);
  }

  private static StyleSheet sheet(String resource) {
    try (InputStream css = Style.class.getResourceAsStream(resource)) {
      return new StyleSheet(new String(css.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the jar must hold " + resource, e);
    }
  }
}
