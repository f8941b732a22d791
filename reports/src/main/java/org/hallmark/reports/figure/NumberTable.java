package org.hallmark.reports.figure;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/**
 * The numbers of a plot: rounded in the page, in full for machines.
 *
 * @param caption what they are
 * @param columns their columns
 * @param rows one cell per column each: a text, a {@link Double} or a {@link Long}; a text stands
 *     for a number that is not there
 */
public record NumberTable(String caption, List<NumberColumn> columns, List<List<Object>> rows) {

  /** How the cells of a column are written. */
  public enum Form {
    WORDS,
    CODE,
    NUMBER,
    /** An upper bound, rounded up. */
    UPPER,
    /** A lower bound, rounded down. */
    LOWER,
    SIGNED,
    SETTING,
    COUNT
  }

  /** A column: its heading, with the unit, and how its cells are written. */
  public record NumberColumn(String heading, Form form) {
    /** A column of words. */
    public static NumberColumn words(String heading) {
      return new NumberColumn(heading, Form.WORDS);
    }

    /** A column of estimates. */
    public static NumberColumn numbers(String heading) {
      return new NumberColumn(heading, Form.NUMBER);
    }

    private Column column() {
      return form == Form.WORDS || form == Form.CODE
          ? Column.words(heading)
          : Column.numbers(heading);
    }

    private Markup cell(Object value) {
      if (value instanceof String words) {
        return form == Form.CODE ? code(words) : outside(words);
      }
      return text(value instanceof Long count ? Numbers.count(count) : written((Double) value));
    }

    private String written(double value) {
      return switch (form) {
        case UPPER -> Numbers.upper(value);
        case LOWER -> Numbers.lower(value);
        case SIGNED -> Numbers.signed(value);
        case SETTING -> Numbers.setting(value);
        default -> Numbers.number(value);
      };
    }
  }

  public NumberTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As a table of the page. */
  DataTable table() {
    return new DataTable(
        caption,
        columns.stream().map(NumberColumn::column).toList(),
        rows.stream().map(this::cells).toList());
  }

  private List<Markup> cells(List<Object> row) {
    List<Markup> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(columns.get(i).cell(row.get(i)));
    }
    return cells;
  }

  /** As a member of the document for machines. */
  SortedMap<String, Object> document() {
    return new TreeMap<>(
        Map.of(
            "caption",
            caption,
            "columns",
            columns.stream().map(NumberColumn::heading).toList(),
            "rows",
            rows));
  }
}
