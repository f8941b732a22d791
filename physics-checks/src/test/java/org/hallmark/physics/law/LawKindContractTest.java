package org.hallmark.physics.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.hallmark.physics.Judgement.Verdict;
import org.hallmark.physics.Law;
import org.hallmark.physics.Law.Grain;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.LawTally;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.TableBatches;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Does every kind of law read its example, refuse nonsense, and survive every table? */
class LawKindContractTest {
  private static final String NAMES =
      "T a after alpha b before beta c config dt_fs e energy etotal exact frame gamma i id in j k ke"
          + " m mol out phi q r run speed_m_s spin time total v vx vy vz x x1 x2 y y1 y2 z z1 z2";

  static final Schema SCHEMA = schema();

  @Test
  void ids_areKebabCaseAndDistinctAndMethodsNameTheirKind() {
    List<LawKind> kinds = Laws.kinds();
    assertTrue(kinds.size() >= 20, "only " + kinds.size());
    assertEquals(kinds.size(), kinds.stream().map(LawKind::id).distinct().count());
    for (LawKind kind : kinds) {
      assertTrue(kind.id().matches("[a-z]+(-[a-z]+)*"), kind.id());
      assertTrue(kind.method().matches(kind.id() + "-v[0-9]+"), kind.method());
      assertTrue(kind.purpose().endsWith("."), kind.purpose());
    }
  }

  @Test
  void page_isThatOfTheCatalogue() throws Exception {
    assertEquals(LawsPage.text(SCHEMA), Files.readString(LawsPage.FILE));
  }

  @TestFactory
  List<DynamicTest> everyKind_readsItsExample_andStatesWhatItIs() {
    return each(
        kind -> {
          Law law = law(kind);
          assertEquals(kind.method(), law.statement().method());
          assertFalse(law.statement().formula().isBlank());
          assertFalse(law.statement().unit().isBlank());
          assertFalse(law.statement().assumes().isBlank());
          assertFalse(law.statement().weakness().isBlank());
          assertTrue(SCHEMA.names().containsAll(law.columns()), law.columns().toString());
          for (Expression key : law.groupedBy()) {
            assertTrue(law.columns().containsAll(key.columns()), key.text());
          }
          assertEquals(law.grain() == Grain.GROUPS, !law.groupedBy().isEmpty());
        });
  }

  @TestFactory
  List<DynamicTest> everyKind_readsOnlyTheColumnsItNames() {
    return each(
        kind -> {
          Law law = law(kind);
          Table table = table(12, i -> 1 + i % 5 + 0.25 * (i % 3));
          List<String> names = new ArrayList<>(law.columns());
          Table selected = table.select(names);
          LawResult all = LawCheck.of(law, table);
          LawResult some = LawCheck.of(law, selected);
          assertEquals(all.residuals(), some.residuals());
          assertEquals(all.violations(), some.violations());
        });
  }

  @TestFactory
  List<DynamicTest> everyKind_refusesNonsenseWithAMistakeAtItsField() {
    return each(
        kind -> {
          String example = kind.example();
          refused(example.replaceAll("tolerance: [0-9.e-]+", "tolerance: -1"), "/0/tolerance");
          refused(example.replaceAll("tolerance: [0-9.e-]+", "tolerance: much"), "/0/tolerance");
          refused(example.replaceAll("title: [^,]*,", ""), "title");
          refused(example.replace("{", "{sort: x, ").replaceFirst("sort", "colour"), "colour");
          refused(example.replaceFirst("tolerance:", "epsilon: 1, tolerance:"), "/0/epsilon");
          refused(
              example.replaceFirst("tolerance:", "filtered: {rows: 3, of: 2}, tolerance:"),
              "/0/filtered/rows");
          for (String column : law(kind).columns()) {
            String wrong = example.replaceAll("\\b" + column + "\\b(?!:)", "nowhere_" + column);
            assertFalse(Data.mistakes(SCHEMA, wrong).isEmpty(), wrong);
          }
        });
  }

  @TestFactory
  List<DynamicTest> everyKind_nothingUsable_saysSoAndViolatesNothing() {
    return each(
        kind -> {
          for (Table table : List.of(table(0, i -> 1), table(7, i -> Table.MISSING))) {
            LawResult result = check(kind, table);
            assertEquals(0, result.checked(), "rows: " + table.rows());
            assertEquals(1, result.upper());
            result
                .evidence()
                .orElseThrow()
                .judgement()
                .ifPresent(j -> assertEquals(Verdict.NOT_ESTIMABLE, j.verdict()));
          }
        });
  }

  @TestFactory
  List<DynamicTest> everyKind_oddTables_giveAResultThatCanBeWritten() {
    List<Table> odd =
        List.of(
            table(1, i -> 1),
            table(7, i -> Table.BAD),
            table(40, i -> 3),
            table(40, i -> 0),
            table(40, i -> i % 7 == 0 ? Table.BAD : i % 11 == 0 ? Table.MISSING : i),
            table(40, i -> i * 1e300 / 40),
            table(40, i -> i * 1e74),
            table(40, i -> i * 1e-300),
            table(40, i -> (i % 2 == 0 ? 1 : -1) * 1.7e308),
            table(40, i -> StrictMath.sin(i * i) * 10));
    return each(
        kind -> {
          for (Table table : odd) {
            LawResult result = check(kind, table);
            assertTrue(result.violations() <= result.checked());
            byte[] bytes = CanonicalJson.bytes(result);
            assertEquals(result, Records.read("result", bytes, LawResult.class));
          }
        });
  }

  @TestFactory
  List<DynamicTest> everyKind_rowsInAnotherOrder_givesTheSameBytes() {
    Table table = table(60, i -> StrictMath.rint(StrictMath.sin(i * 1.7) * 4) + 0.1 * (i % 3));
    int[] order = new int[60];
    Arrays.setAll(order, i -> (i * 37 + 11) % 60);
    return each(
        kind ->
            assertEquals(
                CanonicalJson.text(check(kind, table)),
                CanonicalJson.text(check(kind, table.rows(order)))));
  }

  @TestFactory
  List<DynamicTest> everyKind_inParts_givesTheSameBytesAsWhole() {
    Table table = table(60, i -> StrictMath.rint(StrictMath.sin(i * 1.7) * 4) + 0.1 * (i % 3));
    return each(
        kind -> {
          Law law = law(kind);
          for (int parts : new int[] {1, 4}) {
            LawGathering gathering = shipped(LawGathering.of(law));
            LocalScan scan = new LocalScan(new TableBatches(table, parts), 2, Progress.UNSEEN);
            LawTally tally = scan.gather(List.of(gathering)).of(gathering);
            assertEquals(
                CanonicalJson.text(LawCheck.of(law, table)),
                CanonicalJson.text(LawCheck.of(law, tally)));
          }
        });
  }

  /** As a cluster gets it. */
  private static LawGathering shipped(LawGathering gathering) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(gathering);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (LawGathering) in.readObject();
    }
  }

  private interface Question {
    void ask(LawKind kind) throws Exception;
  }

  private static List<DynamicTest> each(Question question) {
    return Laws.kinds().stream()
        .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> question.ask(kind)))
        .toList();
  }

  private static void refused(String yaml, String where) {
    List<String> mistakes = Data.mistakes(SCHEMA, yaml);
    assertTrue(mistakes.stream().anyMatch(m -> m.contains(where)), where + " in " + mistakes);
  }

  private static Law law(LawKind kind) {
    return Data.law(SCHEMA, kind.example());
  }

  private static LawResult check(LawKind kind, Table table) {
    return LawCheck.of(law(kind), table);
  }

  private static Schema schema() {
    TreeSet<String> names = new TreeSet<>(List.of(NAMES.split(" ")));
    List<Column> columns = new ArrayList<>(names.stream().map(Data::number).toList());
    columns.add(Column.category("element", "element", List.of("H", "O"), Missing.CATEGORY));
    return new Schema(columns);
  }

  /** The same numbers in every column, times the number of the column's place among three. */
  private static Table table(int rows, IntToDoubleFunction cell) {
    double[][] columns = new double[SCHEMA.columns().size()][rows];
    for (int c = 0; c < columns.length - 1; c++) {
      for (int row = 0; row < rows; row++) {
        double value = cell.applyAsDouble(row);
        columns[c][row] = value;
      }
    }
    for (int row = 0; row < rows; row++) {
      double value = cell.applyAsDouble(row);
      columns[columns.length - 1][row] = Double.isFinite(value) ? row % 2 : value;
    }
    return Table.of(SCHEMA, columns);
  }
}
