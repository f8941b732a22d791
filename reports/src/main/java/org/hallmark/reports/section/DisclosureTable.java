package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.privacy.disclosure.DisclosedField;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/** Every field of the disclosure, a table for each group. */
record DisclosureTable(Disclosure disclosure) {

  Element render() {
    Map<String, List<List<Markup>>> groups = new LinkedHashMap<>();
    disclosure
        .fields()
        .forEach(
            field -> groups.computeIfAbsent(field.group(), g -> new ArrayList<>()).add(row(field)));
    List<Markup> tables = new ArrayList<>();
    groups.forEach((group, rows) -> tables.add(table(group, rows)));
    String summary =
        "Disclosure, "
            + Numbers.counted(disclosure.fields().size(), "field")
            + ", for registries of deployments";
    return details(summary, Element.of("div", tables));
  }

  private static Markup table(String group, List<List<Markup>> rows) {
    return new DataTable(
            group.replace('-', ' '), List.of(Column.words("Field"), Column.words("Value")), rows)
        .element();
  }

  private static List<Markup> row(DisclosedField field) {
    return List.of(code(field.field()), value(field));
  }

  private static Markup value(DisclosedField field) {
    return switch (field.status()) {
      case STATED -> outside(field.text());
      case NOT_APPLICABLE -> marked("Not applicable. ", field);
      case WITHHELD -> marked("Withheld (confidential). ", field);
      case UNKNOWN -> marked("Unknown. ", field);
    };
  }

  private static Markup marked(String mark, DisclosedField field) {
    return Element.of("span", Element.of("em", text(mark)), outside(field.text()));
  }
}
