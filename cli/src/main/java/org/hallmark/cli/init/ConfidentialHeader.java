package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.source.CsvLines;

/**
 * The header of a confidential table, which is all that is read of it. A first line that may be a
 * record is not shown.
 */
final class ConfidentialHeader {
  private static final Pattern CELL =
      Pattern.compile("[-+]?[.,]?[0-9].*|.*@.*|.{65,}", Pattern.DOTALL);

  private ConfidentialHeader() {}

  /** The names of the columns. */
  static List<String> names(Path table, SourceFormat format) throws IOException {
    try {
      return format == SourceFormat.PARQUET
          ? DataFiles.parquet(table, new Schema(List.of())).names()
          : requireHeader(table, CsvLines.names(table));
    } catch (Refusal | FileSystemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // What a reader says may quote the file.
      throw Refusal.usage(
          table
              + " cannot be read as "
              + Words.kebab(format)
              + "; is it whole, and of that format?");
    }
  }

  private static List<String> requireHeader(Path table, List<String> names) {
    boolean cells =
        names.isEmpty()
            || new HashSet<>(names).size() < names.size()
            || names.stream().anyMatch(name -> name.isBlank() || CELL.matcher(name).matches());
    if (cells) {
      throw Refusal.usage(
          table
              + " must begin with a header; its first line has empty, equal or numeric names and"
              + " may be a record, so it is not shown. Write a line with the names of the columns"
              + " before it");
    }
    return names;
  }
}
