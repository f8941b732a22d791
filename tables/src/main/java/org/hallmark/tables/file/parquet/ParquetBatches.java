package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.Batches;

/**
 * The rows of Parquet files with the same columns; a row group is a part.
 *
 * <p>Columns are found by name among those that are not nested: numbers of every width, decimals,
 * truth values and text. Of a number that is not whole where whole numbers are wanted, that is not
 * finite, or that is null where nothing may be missing, the cell is bad. A 32-bit float is the
 * double of the same value.
 */
public final class ParquetBatches implements Batches {
  private final Schema schema;
  private final List<ParquetFile> files;

  private ParquetBatches(Schema schema, List<ParquetFile> files) {
    this.schema = schema;
    this.files = files;
  }

  /**
   * The columns of a schema that all files have.
   *
   * @throws IOException if a file is none of this format, or encrypted
   */
  public static ParquetBatches open(List<Path> paths, Schema schema) throws IOException {
    List<ParquetFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(ParquetFile.open(path));
    }
    List<Column> readable =
        schema.columns().stream()
            .filter(column -> files.stream().allMatch(f -> f.problem(column).isEmpty()))
            .toList();
    return new ParquetBatches(new Schema(readable), List.copyOf(files));
  }

  /** The names of all columns of a file. */
  public static List<String> names(Path path) throws IOException {
    return ParquetFile.open(path).names();
  }

  /** Why columns of a schema cannot be read, by name. */
  public Map<String, String> problems(Schema wanted) {
    Map<String, String> problems = new TreeMap<>();
    for (Column column : wanted.columns()) {
      files.stream()
          .map(file -> file.problem(column))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(problem -> problems.put(column.name(), problem));
    }
    return problems;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<Part> parts() {
    return files.stream().flatMap(file -> file.groups().stream()).toList();
  }
}
