package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.hallmark.tables.Column;
import org.hallmark.tables.scan.Batches;

/**
 * One file: its footer.
 *
 * @param path where it lies
 * @param footer what it holds
 */
record ParquetFile(Path path, ParquetMetadata footer) {

  static ParquetFile open(Path path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    LocalInputFile file = new LocalInputFile(path);
    try (var stream = file.newStream()) {
      return new ParquetFile(path, ParquetFileReader.readFooter(file, options, stream));
    } catch (IOException | RuntimeException e) {
      throw new IOException(path.getFileName() + " is not a readable Parquet file", e);
    }
  }

  List<String> names() {
    return type().getFields().stream().map(Type::getName).toList();
  }

  /** Why a column cannot be read, if it cannot. */
  Optional<String> problem(Column column) {
    if (!type().containsField(column.name())) {
      return Optional.of("there is no such column in " + path.getFileName());
    }
    Type field = type().getType(column.name());
    return field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)
        ? CellType.problem(field.asPrimitiveType(), column)
        : Optional.of("it is nested: " + field);
  }

  List<Batches.Part> groups() {
    List<Batches.Part> groups = new ArrayList<>();
    long first = 0;
    for (BlockMetaData group : footer.getBlocks()) {
      groups.add(new RowGroup(path, type(), group, first));
      first += group.getRowCount();
    }
    return groups;
  }

  private MessageType type() {
    return footer.getFileMetaData().getSchema();
  }
}
