package org.hallmark.physics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.physics.law.Laws;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Two roads by four minutes: vehicles on them before and after, in, out, and their speed. */
final class Road {
  static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("road", "road", List.of("north", "south"), Missing.REFUSED),
              Column.number("minute", "minute", Kind.INTEGER, "min", 0, 3, Missing.REFUSED),
              Column.number("before", "before", Kind.COUNT, "1", 0, 99, Missing.REFUSED),
              Column.number("in", "in", Kind.COUNT, "1", 0, 99, Missing.REFUSED),
              Column.number("out", "out", Kind.COUNT, "1", 0, 99, Missing.REFUSED),
              Column.number("after", "after", Kind.COUNT, "1", 0, 99, Missing.REFUSED),
              Column.number("speed", "speed", Kind.REAL, "m/s", 0, 99, Missing.CATEGORY)));
  static final Frame FRAME = Frame.of(SCHEMA, List.of("road", "minute"));

  static final String BALANCE = fine("balance", "before + `in` - out - after", "0");
  static final String LIMIT = fine("limit", "speed - 20", "1, sided: above");
  static final String LONG_BALANCE =
      "- {id: long-balance, title: Long balance, scale: coarse, groupBy: [road], unit: \"1\", "
          + "residual: \"min_by(before, minute) + sum(`in` - out) - max_by(after, minute)\", "
          + "tolerance: 0, epsilon: 0.5, assumes: a, weakness: w}";

  private Road() {}

  static String fine(String id, String residual, String tolerance) {
    return "- {id: "
        + id
        + ", title: Law, scale: fine, unit: \"1\", residual: \""
        + residual
        + "\", tolerance: "
        + tolerance
        + ", epsilon: 0.5, assumes: a, weakness: w}";
  }

  static Law law(String yaml) {
    Mistakes mistakes = new Mistakes();
    List<Law> laws = read(yaml, mistakes);
    mistakes.throwIfAny();
    return laws.get(0);
  }

  static List<String> mistakes(String yaml) {
    Mistakes mistakes = new Mistakes();
    read(yaml, mistakes);
    return mistakes.all().stream().map(Mistake::message).toList();
  }

  /** Rows as {@code road, minute, before, in, out, after, speed}. */
  static Table table(double[]... rows) {
    double[][] columns = new double[SCHEMA.columns().size()][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][row] = rows[row][c];
      }
    }
    return Table.of(SCHEMA, columns);
  }

  private static List<Law> read(String yaml, Mistakes mistakes) {
    return Laws.read(
        Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8)).items(),
        LawContext.confidential(SCHEMA, FRAME, PrivacyUnit.RECORD),
        mistakes);
  }
}
