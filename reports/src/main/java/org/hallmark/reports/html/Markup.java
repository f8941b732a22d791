package org.hallmark.reports.html;

/** A piece of a page. There is no way to make one from ready-made markup. */
public sealed interface Markup permits Element, Text, StyleSheet {
  /** Appends the piece in the common subset of HTML and XML. */
  void writeTo(StringBuilder out);
}
