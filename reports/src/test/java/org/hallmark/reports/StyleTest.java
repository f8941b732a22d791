package org.hallmark.reports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final String CSS = Style.sheet().css();
  private static final Pattern THEME = Pattern.compile(":root \\{(.*?)\\}", Pattern.DOTALL);
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  /** WCAG 2.2, 1.4.3 and 1.4.11: letters, and parts of a drawing. */
  private static final double LETTERS = 4.5;

  private static final double SHAPES = 3;

  @Test
  void sheet_everyTheme_hasContrast() {
    List<Map<String, Integer>> themes = themes();
    assertTrue(themes.size() == 3, "light, dark and paper");
    for (Map<String, Integer> theme : themes) {
      for (String background : List.of("paper", "card")) {
        for (String letters : List.of("ink", "soft", "link", "good", "bad", "open")) {
          assertContrast(theme, letters, background, LETTERS);
        }
        for (String shapes : List.of("real", "synthetic", "heavy")) {
          assertContrast(theme, shapes, background, SHAPES);
        }
      }
      assertContrast(theme, "ink", "code", LETTERS);
      assertContrast(theme, "mark-ink", "mark", LETTERS);
    }
  }

  @Test
  void sheet_darkestCellOfAMap_hasContrast() {
    for (Map<String, Integer> theme : themes()) {
      double shade = 0.82;
      int blended = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int over = theme.get("heat") >> shift & 255;
        int under = theme.get("card") >> shift & 255;
        blended |= (int) (shade * over + (1 - shade) * under) << shift;
      }
      assertTrue(ratio(theme.get("ink"), blended) >= LETTERS, theme.toString());
    }
  }

  @Test
  void sheet_reachesForNothingOutside() {
    assertFalse(CSS.contains("url(") || CSS.contains("@import") || CSS.contains("@font-face"));
  }

  /** Each theme with the first one's colours where it has none of its own. */
  private static List<Map<String, Integer>> themes() {
    List<Map<String, Integer>> themes = new ArrayList<>();
    for (Matcher theme = THEME.matcher(CSS); theme.find(); ) {
      Map<String, Integer> colours = new HashMap<>(themes.isEmpty() ? Map.of() : themes.get(0));
      for (Matcher colour = COLOUR.matcher(theme.group(1)); colour.find(); ) {
        colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
      }
      themes.add(colours);
    }
    return themes;
  }

  private static void assertContrast(
      Map<String, Integer> theme, String front, String back, double least) {
    double ratio = ratio(theme.get(front), theme.get(back));
    assertTrue(ratio >= least, front + " on " + back + " has " + ratio + " in " + theme);
  }

  /** WCAG 2.2, contrast ratio. */
  private static double ratio(int a, int b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 255)
        + 0.7152 * linear(colour >> 8 & 255)
        + 0.0722 * linear(colour & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
