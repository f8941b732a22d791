package org.hallmark.reports.words;

import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Tags;

/** Verdicts as a sign and a word, so that colour only repeats what they say. */
public final class Badges {
  private Badges() {}

  private static final String TICK = "M5.2 9.4l2.6 2.6 5-5.6";
  private static final String CROSS = "M6 6l6 6M12 6l-6 6";

  public static Element of(Judgement judgement) {
    return switch (judgement) {
      case SUPPORTED -> badge("supported", "supported", TICK);
      case NOT_SUPPORTED -> badge("not supported", "not-supported", CROSS);
      case INCONCLUSIVE -> badge("inconclusive", "inconclusive", "M5.4 9h7.2");
    };
  }

  /** Something for the better. */
  public static Element good(String word) {
    return badge(word, "supported", TICK);
  }

  /** Something for the worse. */
  public static Element bad(String word) {
    return badge(word, "not-supported", CROSS);
  }

  private static Element badge(String word, String styleClass, String sign) {
    Element icon =
        Element.of(
                "svg",
                Element.of("circle").with("cx", "9").with("cy", "9").with("r", "8"),
                Element.of("path").with("d", sign))
            .in("icon")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("viewBox", "0 0 18 18")
            .with("aria-hidden", "true");
    return Element.of("span", icon, Tags.span("word", word)).in("verdict " + styleClass);
  }
}
