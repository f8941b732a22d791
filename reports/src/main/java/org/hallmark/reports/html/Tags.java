package org.hallmark.reports.html;

import java.util.List;

/** The elements that a report is written in. */
public final class Tags {
  private Tags() {}

  /** Text. */
  public static Text text(String characters) {
    return new Text(characters);
  }

  /** Text from outside, whose writing direction ends where it ends. */
  public static Element outside(String characters) {
    return Element.of("bdi", characters);
  }

  /** A part without a meaning of its own. */
  public static Element div(String styleClass, Markup... children) {
    return Element.of("div", children).in(styleClass);
  }

  /** A part without a meaning of its own. */
  public static Element div(String styleClass, List<? extends Markup> children) {
    return Element.of("div", children).in(styleClass);
  }

  /** A run of text in a class. */
  public static Element span(String styleClass, String characters) {
    return Element.of("span", characters).in(styleClass);
  }

  /** A paragraph. */
  public static Element p(String characters) {
    return Element.of("p", characters);
  }

  /** A paragraph. */
  public static Element p(Markup... children) {
    return Element.of("p", children);
  }

  /** An id, a formula, a digest: something to be read letter by letter. */
  public static Element code(String characters) {
    return Element.of("code", outside(characters));
  }

  /** A list without order, one sentence each. */
  public static Element list(List<String> sentences) {
    return Element.of("ul", sentences.stream().map(s -> Element.of("li", s)).toList());
  }

  /** A landmark with its heading. */
  public static Element section(String id, String heading, List<? extends Markup> children) {
    String headingId = id + "-heading";
    return Element.of("section", Element.of("h2", heading).with("id", headingId))
        .with("id", id)
        .with("aria-labelledby", headingId)
        .and(children);
  }

  /** A name and its value in a {@link #facts} list. */
  public static Element fact(String name, Markup... value) {
    return div("fact", Element.of("dt", name), Element.of("dd", value));
  }

  /** A list of names with values. */
  public static Element facts(List<Element> facts) {
    return Element.of("dl", facts).in("facts");
  }

  /** Something that opens on demand. */
  public static Element details(String summary, Markup... children) {
    return Element.of("details", Element.of("summary", summary)).and(children);
  }
}
