package org.hallmark.cli.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/**
 * The synthetic data as CSV by RFC 4180: lines end with CRLF, the first one has the names, a
 * missing value is an empty field and an empty text {@code ""}, and numbers are in the shortest
 * form that gives the same number again.
 *
 * <p>A spreadsheet runs a text that begins with {@code = + - @}, a tab or a carriage return as a
 * formula. Such a text gets an apostrophe before it, and so does a text that begins with one, so
 * that taking one apostrophe off gives every text back. Numbers are left as they are.
 */
final class CsvFile {
  private static final String FORMULA = "=+-@\t\r'";
  private static final String END = "\r\n";

  private CsvFile() {}

  static void write(Path release, Path csv) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(release.resolve(ReleaseFiles.PLAN));
      ReleasePlan plan = ReleasePlans.readSealed(ReleaseFiles.PLAN, bytes);
      Path data = release.resolve(ReleaseFiles.DATA);
      write(ParquetTables.read(ReleaseFiles.DATA, data, plan.schema()), csv);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          release + " cannot be read; 'hallmark verify' says what is wrong with it");
    }
  }

  static void write(Table table, Path csv) throws IOException {
    List<Column> columns = table.schema().columns();
    try (BufferedWriter out =
        Files.newBufferedWriter(csv, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      out.write(String.join(",", columns.stream().map(c -> quoted(c.name())).toList()) + END);
      for (int row = 0; row < table.rows(); row++) {
        for (int i = 0; i < columns.size(); i++) {
          out.write(i == 0 ? "" : ",");
          out.write(field(columns.get(i), table.column(i)[row]));
        }
        out.write(END);
      }
    }
  }

  private static String field(Column column, double cell) {
    if (Table.isMissing(cell)) {
      return "";
    }
    String text = column.text(cell);
    return column.kind() == Kind.CATEGORY ? quoted(text) : text;
  }

  private static String quoted(String text) {
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain =
        !safe.isEmpty()
            && safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
