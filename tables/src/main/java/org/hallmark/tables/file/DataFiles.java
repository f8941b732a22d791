package org.hallmark.tables.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.tables.Schema;
import org.hallmark.tables.file.parquet.ParquetBatches;
import org.hallmark.tables.scan.Batches;

/**
 * A data set in one file, or in all files of one format in a folder.
 *
 * @param batches its rows, with those columns of the schema that can be read
 * @param names all columns that the files have
 * @param problems why columns of the schema cannot be read, by name
 */
public record DataFiles(Batches batches, List<String> names, Map<String, String> problems) {
  public DataFiles {
    names = List.copyOf(names);
    problems = new TreeMap<>(problems);
  }

  /**
   * Opens a file or a folder, whose format its name tells; hidden files and those whose name begins
   * with {@code _} do not count. Only headers are read.
   *
   * @throws NoSuchFileException if there is no such file, or no file in the folder
   * @throws IOException if a format is unknown or a header cannot be read
   */
  public static DataFiles open(Path place, Schema schema) throws IOException {
    List<Path> files = files(place);
    Optional<TextFormat> text = TextFormat.of(files.get(0));
    for (Path file : files) {
      if (!TextFormat.of(file).equals(text)) {
        throw new IOException("all files in " + place.getFileName() + " must have one format");
      }
    }
    return text.isPresent() ? texts(files, text.get(), schema) : parquet(files, schema);
  }

  /** Opens one file of separated text, whatever its name but for an ending {@code .gz}. */
  public static DataFiles csv(Path file, Schema schema) throws IOException {
    return texts(List.of(file), TextFormat.CSV, schema);
  }

  /** Opens one Parquet file, whatever its name. */
  public static DataFiles parquet(Path file, Schema schema) throws IOException {
    return parquet(List.of(file), schema);
  }

  private static DataFiles texts(List<Path> files, TextFormat format, Schema schema)
      throws IOException {
    Map<String, String> problems = new TreeMap<>();
    for (Path file : files) {
      List<String> names = format.names(file);
      for (String column : schema.names()) {
        long count = names.stream().filter(column::equals).count();
        if (count != 1) {
          problems.putIfAbsent(
              column,
              "there "
                  + (count == 0 ? "is no such column" : "are " + count + " such columns")
                  + " in "
                  + file.getFileName());
        }
      }
    }
    Schema readable = without(schema, problems);
    return new DataFiles(
        new TextBatches(readable, format, files), format.names(files.get(0)), problems);
  }

  private static DataFiles parquet(List<Path> files, Schema schema) throws IOException {
    ParquetBatches batches = ParquetBatches.open(files, schema);
    return new DataFiles(batches, ParquetBatches.names(files.get(0)), batches.problems(schema));
  }

  private static Schema without(Schema schema, Map<String, String> problems) {
    return schema.select(
        schema.names().stream().filter(name -> !problems.containsKey(name)).toList());
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      if (!Files.isRegularFile(place)) {
        throw new NoSuchFileException(place.toString());
      }
      return List.of(place);
    }
    try (Stream<Path> inside = Files.list(place)) {
      List<Path> files = inside.filter(DataFiles::counts).sorted().toList();
      if (files.stream().anyMatch(Files::isDirectory)) {
        throw new IOException(
            place.getFileName()
                + " holds folders, which are not read; name one of them, or read it by Spark");
      }
      if (files.isEmpty()) {
        throw new NoSuchFileException(place + " holds no files");
      }
      return files;
    }
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.startsWith("_");
  }
}
