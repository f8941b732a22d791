package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  @Test
  void read_goodColumns_areTheColumns() {
    Mistakes mistakes = new Mistakes();
    Schema schema =
        read(
            mistakes,
            """
            - {name: edge, kind: category, values: [a, b]}
            - {name: left, kind: count, maximum: 60, unit: vehicle, title: vehicles leaving}
            - {name: speed, kind: real, minimum: 0, maximum: 30, unit: m/s, missing: category}
            """);
    assertEquals(List.of(), mistakes.all());
    assertEquals(
        new Schema(
            List.of(
                Column.category("edge", "edge", List.of("a", "b"), Missing.REFUSED),
                Column.number(
                    "left", "vehicles leaving", Kind.COUNT, "vehicle", 0, 60, Missing.REFUSED),
                Column.number("speed", "speed", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY))),
        schema);
  }

  @Test
  void read_manyMistakes_tellsEach() {
    Mistakes mistakes = new Mistakes();
    Schema schema =
        read(
            mistakes,
            """
            - {name: edge, kind: category, values: [a, a]}
            - {name: edge, kind: count, maximum: 60}
            - {name: speed, kind: rael, minimum: 0, maximum: 30}
            - {name: left, kind: count, maximum: 0.5}
            - {name: seed, kind: integer, minimum: 5, maximum: 1}
            - {name: x, kind: real, minimum: 0, maximum: 30, untit: m/s}
            """);
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6),
        mistakes.all().stream().map(mistake -> mistake.position().line()).toList(),
        mistakes.all().toString());
    assertEquals(List.of("edge", "speed", "left", "seed", "x"), schema.names());
  }

  @Test
  void column_badArguments_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Column.category("x", "", List.of(" a"), Missing.REFUSED));
    assertThrows(
        IllegalArgumentException.class,
        () -> Column.number("a`b", "", Kind.REAL, "1", 0, 1, Missing.REFUSED));
    assertThrows(
        IllegalArgumentException.class,
        () -> Column.number("x", "", Kind.REAL, "1", 0, Double.NaN, Missing.REFUSED));
    assertThrows(
        IllegalArgumentException.class,
        () -> Column.number("x", "", Kind.COUNT, "1", -1, 5, Missing.REFUSED));
  }

  @Test
  void table_cellsThatNoColumnHolds_areRefused() {
    Schema words =
        new Schema(List.of(Column.category("x", "", List.of("a", "b"), Missing.REFUSED)));
    for (double cell : new double[] {2, -1, 0.5, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Table.of(words, new double[][] {{cell}}));
    }
    Table table = Table.of(words, new double[][] {{1, Table.MISSING, Table.BAD, 0}});
    assertEquals("b", table.value(0, "x"));
    assertEquals("missing", table.value(1, "x"));
    assertEquals(
        Table.of(words, new double[][] {{Table.BAD, 0, 1, Table.MISSING}}), table.sorted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "0x1p3", "1d", "1,5", "1 2", "--1", "1e999", ".", "½"})
  void cellText_notADecimalNumber_isBad(String text) {
    Column real = Column.number("x", "", Kind.REAL, "1", 0, 1, Missing.CATEGORY);
    assertEquals(Table.BAD, new CellText(real).parse(text));
  }

  @Test
  void cellText_goodCells_areTheirNumbers() {
    CellText real = new CellText(Column.number("x", "", Kind.REAL, "1", 0, 1, Missing.CATEGORY));
    assertEquals(1.5, real.parse(" +1.50 "));
    assertEquals(-0.25e-3, real.parse("-.25E-3"));
    assertEquals(0L, Double.doubleToRawLongBits(real.parse("-0.0")));
    assertEquals(Table.MISSING, real.parse("  "));
    CellText count = new CellText(Column.number("x", "", Kind.COUNT, "1", 0, 9, Missing.REFUSED));
    assertEquals(12, count.parse("12.0"), "out of bounds is not bad");
    assertEquals(Table.BAD, count.parse("1.5"));
    assertEquals(Table.BAD, count.parse(""));
    CellText word = new CellText(Column.category("x", "", List.of("a", "b"), Missing.REFUSED));
    assertEquals(1, word.parse("b"));
    assertEquals(Table.BAD, word.parse("c"));
  }

  private static Schema read(Mistakes mistakes, String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return Schema.read(Documents.yaml("plan.yaml", bytes).items(), mistakes);
  }
}
