package org.hallmark.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Observables;
import org.hallmark.physics.law.Laws;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The example's plan against the example's data. Expected counts come from an independent count
 * with Python 3.11 ({@code csv}, {@code bisect}) over the same file; that the laws hold exactly is
 * stated by the simulator's notes in SOURCE.txt.
 */
class ExampleDataTest {
  private static final Path EXAMPLE = Path.of("../examples/arterial-traffic");

  private static Frame frame;
  private static List<Observable> observables;
  private static List<Law> laws;
  private static Table table;

  @BeforeAll
  static void read() throws IOException {
    Mistakes mistakes = new Mistakes();
    Node plan = Documents.yaml("plan.yaml", Files.readAllBytes(EXAMPLE.resolve("plan.yaml")));
    Fields fields = Fields.of(plan, mistakes);
    Fields source = fields.object("source");
    Schema schema = Schema.read(source.items("columns"), mistakes);
    frame = Frame.of(schema, source.texts("frame"));
    observables =
        Observables.read(fields.items("observables"), schema, frame, PrivacyUnit.RECORD, mistakes);
    laws =
        Laws.read(
            fields.items("laws"),
            LawContext.confidential(schema, frame, PrivacyUnit.RECORD),
            mistakes);
    mistakes.throwIfAny();
    table = roads(schema);
  }

  @Test
  void observables_onTheSource_countAsPythonDoes() {
    assertArrayEquals(
        new long[] {466, 4501, 4421, 7312, 11940, 7506, 7306, 19980, 6349, 484, 27, 0, 2668},
        counts("speed"));
    assertArrayEquals(
        new long[] {3736, 7793, 15647, 14571, 5846, 10374, 11430, 648, 247, 0, 2668},
        counts("density"));
    assertArrayEquals(
        new long[] {30574, 5315, 5049, 7157, 4963, 7560, 7051, 4720, 571, 0}, counts("entered"));
    assertArrayEquals(
        new long[] {22117, 13086, 6595, 5581, 3037, 6923, 9383, 5457, 781, 0}, counts("stored"));
    assertArrayEquals(
        new long[] {1792, 0, 44, 1461, 34, 82, 423, 962, 66, 0, 0}, counts("flow-quarter"));
    assertArrayEquals(
        new long[] {1124, 439, 1222, 291, 106, 1082, 560, 40, 0, 0}, counts("stored-quarter"));
    assertArrayEquals(
        new long[] {16, 21, 822, 1233, 952, 28, 1757, 35, 0, 0}, counts("speed-quarter"));
  }

  @Test
  void jointObservable_onTheSource_isRowMajor() {
    long[] joint = counts("flow-density-quarter");
    assertEquals(1233, joint[1]);
    assertEquals(1472, joint[7]);
    assertEquals(414, joint[4 * 7 + 2]);
    assertEquals(4864, Arrays.stream(joint).sum());
  }

  @Test
  void laws_onTheSource_holdInEveryRecordAndQuarter() {
    for (Law law : laws) {
      LawResult result = LawCheck.of(law, table);
      assertEquals(0, result.violations(), law.id());
      assertEquals(List.of(), result.worst(), law.id());
      assertTrue(result.upper() < 7e-4, law.id());
    }
    assertEquals(70_292, checked("speed-limit"));
    assertEquals(72_960, checked("vehicle-balance"));
    assertEquals(4_864, checked("quarter-balance"));
  }

  @Test
  void quarterBalance_minutesShuffledWithinEdges_isBroken() {
    int[] rows = new int[table.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row / 60 * 60 + (row * 37 + 11) % 60;
    }
    double[][] columns = new double[table.schema().columns().size()][];
    Table shuffled = table.rows(rows);
    for (int c = 0; c < columns.length; c++) {
      columns[c] = c == table.schema().indexOf("minute") ? table.column(c) : shuffled.column(c);
    }
    Law law = laws.stream().filter(l -> l.id().equals("quarter-balance")).findFirst().orElseThrow();
    LawResult broken = LawCheck.of(law, Table.of(table.schema(), columns));
    assertTrue(broken.violations() > 1000, "violations: " + broken.violations());
    assertEquals(5, broken.worst().size());
  }

  private static long[] counts(String id) {
    return observables.stream()
        .filter(observable -> observable.id().equals(id))
        .map(observable -> new HistogramCounter(observable).count(table))
        .findFirst()
        .orElseThrow();
  }

  private static long checked(String id) {
    return laws.stream()
        .filter(law -> law.id().equals(id))
        .map(law -> LawCheck.of(law, table).checked())
        .findFirst()
        .orElseThrow();
  }

  private static Table roads(Schema schema) throws IOException {
    List<String[]> rows = new ArrayList<>();
    List<String> header;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EXAMPLE.resolve("data/edges.csv.gz"))),
                StandardCharsets.UTF_8))) {
      header = List.of(in.readLine().split(","));
      int edge = header.indexOf("edge");
      in.lines()
          .map(line -> line.split(",", -1))
          .filter(cells -> !cells[edge].startsWith(":"))
          .forEach(rows::add);
    }
    double[][] columns =
        schema.columns().stream()
            .map(column -> cells(column, rows, header.indexOf(column.name())))
            .toArray(double[][]::new);
    return Table.of(schema, columns);
  }

  private static double[] cells(Column column, List<String[]> rows, int index) {
    return rows.stream().mapToDouble(row -> cell(column, row[index])).toArray();
  }

  private static double cell(Column column, String text) {
    if (text.isEmpty()) {
      return Table.MISSING;
    }
    return column.kind() == Kind.CATEGORY
        ? column.values().indexOf(text)
        : Double.parseDouble(text);
  }
}
