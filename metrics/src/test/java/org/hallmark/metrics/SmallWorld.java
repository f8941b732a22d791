package org.hallmark.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.metrics.observable.Axis;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Observables;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** 400 sites by 4 minutes: a public frame, a flow, and a speed that is missing where none flows. */
public final class SmallWorld {
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("site", "site", Kind.INTEGER, "1", 1, 400, Missing.REFUSED),
              Column.number("minute", "minute", Kind.INTEGER, "min", 0, 3, Missing.REFUSED),
              Column.number("flow", "flow", Kind.COUNT, "1", 0, 9, Missing.REFUSED),
              Column.number("speed", "speed", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY)));
  public static final Frame FRAME = Frame.of(SCHEMA, List.of("site", "minute"));
  public static final List<Observable> OBSERVABLES =
      observables(
          """
          - {id: speed, title: Speed, scale: fine, epsilon: 1,
             axes: [{of: speed, unit: m/s, edges: [0, 10, 20, 30]}]}
          - {id: flow-speed, title: Flow and speed, scale: coarse, groupBy: [site], epsilon: 2,
             axes: [{of: sum(flow), unit: "1", edges: [0, 12, 20, .inf]},
                    {of: avg(speed), unit: m/s, edges: [0, 15, 30]}]}
          """);

  private SmallWorld() {}

  public static PublicSeed seed(String label) {
    return new PublicSeed(label, "0d".repeat(32));
  }

  /** One row per key, drawn from a seed of that number. */
  public static Table table(int number) {
    PublicDraws draws = seed("table").draws(number);
    int rows = FRAME.rows();
    double[] flow = new double[rows];
    double[] speed = new double[rows];
    for (int row = 0; row < rows; row++) {
      flow[row] = Math.floor(10 * draws.nextUniform());
      speed[row] = flow[row] == 0 ? Table.MISSING : 30 * draws.nextUniform();
    }
    return Table.of(
        SCHEMA, new double[][] {FRAME.table().column(0), FRAME.table().column(1), flow, speed});
  }

  /** A fine axis of an expression. */
  public static Axis axis(String of, String edges) {
    return observables(
            "- {id: a, title: A, scale: fine, epsilon: 1, axes: [{of: "
                + of
                + ", unit: '1', edges: "
                + edges
                + "}]}")
        .get(0)
        .axes()
        .get(0);
  }

  private static List<Observable> observables(String yaml) {
    Mistakes mistakes = new Mistakes();
    List<Observable> observables =
        Observables.read(
            Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8)).items(),
            SCHEMA,
            FRAME,
            PrivacyUnit.RECORD,
            mistakes);
    mistakes.throwIfAny();
    return observables;
  }
}
