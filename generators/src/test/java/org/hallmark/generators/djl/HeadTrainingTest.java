package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Progress;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

/** One table with a column for every kind of head, trained under privacy with exact sums. */
class HeadTrainingTest {
  private static final int ROWS = 200;
  private static final List<String> KEYS = List.of("number");

  private static Schema schema() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number("number", "number", Kind.INTEGER, "1", 0, 999, Missing.REFUSED));
    for (HeadKind kind : HeadKind.values()) {
      Kind values = kind.name().endsWith("BINOMIAL") ? Kind.COUNT : Kind.REAL;
      columns.add(Column.number(Words.kebab(kind), "x", values, "1", 0, 12, Missing.CATEGORY));
    }
    return new Schema(columns);
  }

  private static Architecture architecture(Schema schema) {
    String heads =
        Arrays.stream(HeadKind.values())
            .map(Words::kebab)
            .map(k -> "{of: " + k + ", kind: " + k + "}")
            .collect(Collectors.joining(", "));
    String yaml =
        "{id: mixed-vae, hidden: [8], latent: 2, head: 6, heads: ["
            + heads
            + "], training: {learningRate: 0.1, batch: 60, steps: 3, clip: 1.0}}";
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan =
        GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), schema, KEYS, 600);
    mistakes.throwIfAny();
    return plan.architecture(schema, KEYS);
  }

  private static Table rows(Schema schema) {
    Random random = new Random(3);
    double[][] cells = new double[schema.columns().size()][ROWS];
    for (int row = 0; row < ROWS; row++) {
      cells[0][row] = row;
      for (int c = 1; c < cells.length; c++) {
        double value = 12 * random.nextDouble();
        boolean whole = schema.columns().get(c).whole();
        cells[c][row] = random.nextInt(5) == 0 ? Table.MISSING : whole ? (int) value : value;
      }
    }
    return Table.of(schema, cells);
  }

  private static TrainedGenerator train(Schema schema, Table rows) {
    return new GeneratorTraining(
            Trainings.ENGINE,
            (NetworkArchitecture) architecture(schema),
            Fixtures.plan().gradients().orElseThrow(),
            new DpSgd(0.1, 1, 1, 3, 60, Sums.EXACT),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            new DpTraining.Surroundings(Checkpoints.NONE, Progress.SILENT))
        .train(UnitRows.ofRecords(rows));
  }

  /** The engine's independence of rows is tried before training, for the losses of all heads. */
  @Test
  void train_everyKindOfHeadUnderPrivacy_givesTheSameBitsAgainAndRowsInBounds() {
    Schema schema = schema();
    Table rows = rows(schema);
    TrainedGenerator generator = train(schema, rows);
    assertEquals(generator.weights(), train(schema, rows).weights());
    Table drawn = generator.sample(schema, rows.select(KEYS), Fixtures.seed("rows"), 1);
    for (Column column : schema.columns()) {
      for (double value : drawn.column(column.name())) {
        boolean inside = value >= column.minimum() && value <= column.maximum();
        assertTrue(inside || Table.isMissing(value), column.name() + " " + value);
        assertTrue(!column.whole() || Table.isMissing(value) || value % 1 == 0, column.name());
      }
    }
  }
}
