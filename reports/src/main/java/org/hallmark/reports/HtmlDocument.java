package org.hallmark.reports;

import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.StyleSheet;

/** A page around a body: its head allows no script, no other style and no outside reference. */
record HtmlDocument(String title, String maker, StyleSheet style, Element body) {
  String markup() {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html", head(), body)
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("lang", "en")
        .writeTo(out);
    return out.toString();
  }

  private Element head() {
    String policy =
        "default-src 'none'; style-src " + style.source() + "; base-uri 'none'; form-action 'none'";
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
        meta("viewport", "width=device-width, initial-scale=1"),
        meta("color-scheme", "light dark"),
        meta("referrer", "no-referrer"),
        meta("generator", maker),
        meta("synthetic-data", "true"),
        Element.of("title", title),
        style);
  }

  private static Element meta(String name, String content) {
    return Element.of("meta").with("name", name).with("content", content);
  }
}
