package org.hallmark.tables.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** The footer of a file in memory, checked against the schema and the file's own size. */
final class Footer {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;
  private static final int LARGEST = 16 << 20;

  /** A message lists no more columns than this. */
  private static final int MOST_NAMES = 100;

  private final Place place;
  private final byte[] file;
  private final Schema schema;
  private final FileMetaData data;
  private final int start;

  private Footer(Place place, byte[] file, Schema schema, int start, FileMetaData data) {
    this.place = place;
    this.file = file;
    this.schema = schema;
    this.start = start;
    this.data = data;
  }

  static Footer read(String name, byte[] file, Schema schema) throws MalformedDocumentException {
    Place place = new Place(name, "");
    boolean framed =
        file.length >= MAGIC.length + TAIL
            && Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))
            && Arrays.equals(
                MAGIC, Arrays.copyOfRange(file, file.length - MAGIC.length, file.length));
    place.require(framed, "a Parquet file, from PAR1 to PAR1", "other bytes");
    int end = file.length - TAIL;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    place.require(
        length > 0 && length <= Math.min(LARGEST, end - MAGIC.length),
        "a footer of at most " + LARGEST + " bytes inside the file",
        length + " bytes");
    int start = end - length;
    Footer footer = new Footer(place, file, schema, start, parse(place, file, start, length));
    footer.checkSchema();
    footer.checkGroups();
    return footer;
  }

  /** The whole table. */
  Table table() throws MalformedDocumentException {
    double[][] cells = new double[schema.columns().size()][(int) data.getNum_rows()];
    int offset = 0;
    for (RowGroup group : data.getRow_groups()) {
      for (int i = 0; i < cells.length; i++) {
        Column column = schema.columns().get(i);
        ColumnMetaData meta = group.getColumns().get(i).getMeta_data();
        new ColumnPages(new Place(place.document(), "column " + column.name()), column)
            .read(chunk(meta), cells[i], offset, (int) group.getNum_rows());
      }
      offset += (int) group.getNum_rows();
    }
    return Table.of(schema, cells);
  }

  private static FileMetaData parse(Place place, byte[] file, int start, int length)
      throws MalformedDocumentException {
    if (!ThriftBounds.hold(ByteBuffer.wrap(file, start, length))) {
      throw place.malformed("a footer within bounds", "other bytes");
    }
    try {
      return Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    } catch (IOException | RuntimeException e) {
      throw place.malformed("a Parquet footer", "other bytes");
    }
  }

  private void checkSchema() throws MalformedDocumentException {
    List<SchemaElement> elements = data.getSchema();
    List<Column> columns = schema.columns();
    place.require(
        elements.size() == columns.size() + 1
            && elements.get(0).getNum_children() == columns.size(),
        "the columns " + schema.names(),
        elements.stream().skip(1).limit(MOST_NAMES).map(SchemaElement::getName).toList());
    for (int i = 0; i < columns.size(); i++) {
      checkColumn(columns.get(i), elements.get(i + 1));
    }
  }

  private void checkColumn(Column column, SchemaElement found) throws MalformedDocumentException {
    FieldRepetitionType repetition =
        PhysicalColumn.optional(column)
            ? FieldRepetitionType.OPTIONAL
            : FieldRepetitionType.REQUIRED;
    place.require(
        column.name().equals(found.getName())
            && found.isSetType()
            && PhysicalColumn.thriftType(column).equals(found.getType().name())
            && found.getRepetition_type() == repetition
            && !found.isSetNum_children(),
        repetition + " " + PhysicalColumn.thriftType(column) + " " + column.name(),
        found.getRepetition_type() + " " + found.getType() + " " + found.getName());
  }

  private void checkGroups() throws MalformedDocumentException {
    long columns = schema.columns().size();
    long rows = 0;
    for (RowGroup group : data.getRow_groups()) {
      long more = group.getNum_rows();
      place.require(more > 0 && more <= Integer.MAX_VALUE, "a group of rows", more + " rows");
      rows += more;
      place.require(
          rows * columns <= ParquetTables.MOST_CELLS,
          "at most " + ParquetTables.MOST_CELLS + " cells",
          "more");
      place.require(group.getColumnsSize() == columns, columns + " chunks", group.getColumnsSize());
      for (int i = 0; i < columns; i++) {
        checkChunk(group.getColumns().get(i), schema.columns().get(i), more);
      }
    }
    place.require(rows == data.getNum_rows(), rows + " rows", data.getNum_rows() + " rows");
  }

  private void checkChunk(ColumnChunk chunk, Column column, long rows)
      throws MalformedDocumentException {
    Place there = new Place(place.document(), "column " + column.name());
    there.require(
        chunk.isSetMeta_data() && !chunk.isSetFile_path() && !chunk.isSetCrypto_metadata(),
        "a plain chunk in this file",
        "another");
    ColumnMetaData meta = chunk.getMeta_data();
    there.require(
        meta.getPath_in_schema().equals(List.of(column.name()))
            && PhysicalColumn.thriftType(column).equals(String.valueOf(meta.getType())),
        "a chunk of this column",
        "another");
    there.require(
        meta.getCodec() == CompressionCodec.UNCOMPRESSED, "UNCOMPRESSED", meta.getCodec());
    there.require(meta.getNum_values() == rows, rows + " values", meta.getNum_values());
    long from = first(meta);
    long size = meta.getTotal_compressed_size();
    there.require(
        from >= MAGIC.length && size > 0 && from <= start && size <= start - from,
        "a chunk inside the file",
        size + " bytes at " + from);
  }

  private static long first(ColumnMetaData meta) {
    return meta.isSetDictionary_page_offset()
        ? Math.min(meta.getDictionary_page_offset(), meta.getData_page_offset())
        : meta.getData_page_offset();
  }

  private ByteBuffer chunk(ColumnMetaData meta) {
    return ByteBuffer.wrap(file, (int) first(meta), (int) meta.getTotal_compressed_size()).slice();
  }
}
