package org.hallmark.physics.law;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.Statistic;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Tables of reference data, and laws as plans write them. */
final class Data {
  private Data() {}

  /** A table of a resource: a column is of words where a cell of it is no number. */
  static Table read(String resource) {
    try (InputStream in = Data.class.getResourceAsStream("/" + resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      String[] names = reader.readLine().split(",");
      List<String[]> rows = reader.lines().map(line -> line.split(",", -1)).toList();
      return table(names, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(String[] names, List<String[]> rows) {
    List<Column> columns = new ArrayList<>();
    double[][] cells = new double[names.length][rows.size()];
    for (int c = 0; c < names.length; c++) {
      int index = c;
      List<String> texts = rows.stream().map(row -> row[index]).toList();
      boolean words = texts.stream().anyMatch(Data::isWord);
      List<String> values = words ? texts.stream().distinct().sorted().toList() : List.of();
      columns.add(
          words ? Column.category(names[c], names[c], values, Missing.REFUSED) : number(names[c]));
      for (int r = 0; r < cells[c].length; r++) {
        String text = texts.get(r);
        cells[c][r] =
            words
                ? values.indexOf(text)
                : text.isEmpty() ? Table.MISSING : Double.parseDouble(text);
      }
    }
    return Table.of(new Schema(columns), cells);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && !text.matches("-?[0-9.]+([eE][-+]?[0-9]+)?");
  }

  static Column number(String name) {
    return Column.number(name, name, Kind.REAL, "1", -1e300, 1e300, Missing.CATEGORY);
  }

  /** A table of numbers. */
  static Table of(String names, double[]... columns) {
    List<Column> schema = Arrays.stream(names.split(" ")).map(Data::number).toList();
    return Table.of(new Schema(schema), columns);
  }

  /** The table with a column more. */
  static Table with(Table table, String name, double[] cells) {
    List<Column> schema = new ArrayList<>(table.schema().columns());
    schema.add(number(name));
    List<double[]> columns = new ArrayList<>();
    table.schema().names().forEach(each -> columns.add(table.column(each)));
    columns.add(cells);
    return Table.of(new Schema(schema), columns.toArray(double[][]::new));
  }

  /** The rows where a column has that value. */
  static Table where(Table table, String column, double value) {
    double[] cells = table.column(column);
    int[] rows = IntStream.range(0, table.rows()).filter(row -> cells[row] == value).toArray();
    return table.rows(rows);
  }

  static Law law(Schema schema, String yaml) {
    Mistakes mistakes = new Mistakes();
    List<Law> laws = read(schema, yaml, mistakes);
    mistakes.throwIfAny();
    return laws.get(0);
  }

  static List<String> mistakes(Schema schema, String yaml) {
    Mistakes mistakes = new Mistakes();
    read(schema, yaml, mistakes);
    return mistakes.all().stream().map(Mistake::toString).toList();
  }

  static LawResult check(Table table, String yaml) {
    return LawCheck.of(law(table.schema(), yaml), table);
  }

  /** The statistic of that name, of that part where it is not empty. */
  static Statistic statistic(LawResult result, String name, String of) {
    return result.evidence().orElseThrow().statistics().stream()
        .filter(s -> s.name().equals(name) && (of.isEmpty() || s.of().equals(of)))
        .findFirst()
        .orElseThrow();
  }

  static double value(LawResult result, String name, String of) {
    return statistic(result, name, of).value();
  }

  private static List<Law> read(Schema schema, String yaml, Mistakes mistakes) {
    byte[] bytes = ("- " + yaml).getBytes(StandardCharsets.UTF_8);
    return Laws.read(
        Documents.yaml("plan", bytes).items(), LawContext.open(schema, List.of()), mistakes);
  }
}
