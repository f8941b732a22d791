package org.hallmark.cli.init;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.tables.Column;
import org.hallmark.tables.Table;

/**
 * A copy of a public table as a release reads it: CSV, and with a column that numbers the rows
 * where no columns name them.
 */
final class PreparedTable {
  private PreparedTable() {}

  /** Writes a table; nothing is ever overwritten. */
  static void write(Table table, Path file) throws IOException {
    List<Column> columns = table.schema().columns();
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      out.write(
          columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(",")) + "\n");
      for (int row = 0; row < table.rows(); row++) {
        int r = row;
        out.write(
            IntStream.range(0, columns.size())
                    .mapToObj(c -> field(columns.get(c), table.column(c)[r]))
                    .collect(Collectors.joining(","))
                + "\n");
      }
    } catch (FileAlreadyExistsException e) {
      throw Refusal.usage(file + " exists, and a copy of the table would go there; move it away");
    }
  }

  private static String field(Column column, double cell) {
    return Table.isMissing(cell) ? "" : quoted(column.text(cell));
  }

  private static String quoted(String text) {
    return text.contains(",") || text.startsWith("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
