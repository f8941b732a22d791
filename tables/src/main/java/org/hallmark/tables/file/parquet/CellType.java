package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;

/** How the values of a column of a file become cells of a column of a schema. */
final class CellType {
  private final ColumnDescriptor descriptor;
  private final Column column;
  private final CellText cells;
  private final Physical physical;
  private final BadValues bad;
  private final DictionaryCells dictionary = new DictionaryCells();

  CellType(ColumnDescriptor descriptor, Column column, BadValues bad) {
    this.descriptor = descriptor;
    this.column = column;
    this.cells = new CellText(column);
    this.physical = Physical.of(descriptor.getPrimitiveType()).orElseThrow();
    this.bad = bad;
  }

  /** Why a type cannot be read as a column, if it cannot. */
  static Optional<String> problem(PrimitiveType type, Column column) {
    boolean fraction =
        type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
            || type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
    boolean readable =
        Physical.of(type).isPresent() && !(column.kind() == Kind.CATEGORY && fraction);
    return readable
        ? Optional.empty()
        : Optional.of("its type is not read as " + column.kind() + ": " + type);
  }

  boolean optional() {
    return descriptor.getPrimitiveType().isRepetition(Type.Repetition.OPTIONAL);
  }

  /** Puts what null means. */
  void absent(double[] into, int index) {
    into[index] = column.missing() == Missing.CATEGORY ? Table.MISSING : Table.BAD;
    if (column.missing() == Missing.REFUSED) {
      bad.at(index, "");
    }
  }

  /** Reads the dictionary of the values that follow. */
  void dictionary(ByteBuffer page, int count) throws IOException {
    // A value takes a bit or more, so that the page bounds the memory.
    if (count < 0 || count > 8L * page.remaining()) {
      throw new IOException("a dictionary is shorter than it says");
    }
    dictionary.read(decoded(Encoding.PLAIN, count, page, dictionary), count);
  }

  /** The values of a page. */
  CellValues values(String encoding, int count, ByteBuffer page) throws IOException {
    Encoding how = Encoding.valueOf(encoding);
    if (how.usesDictionary()) {
      int width = page.get();
      return dictionary.cells(
          new RunLengthBitPackingHybridDecoder(width, ByteBufferInputStream.wrap(page.slice())),
          bad);
    }
    boolean doubles =
        how == Encoding.PLAIN
            && column.kind() == Kind.REAL
            && descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    return doubles ? new PlainDoubles(page.asDoubleBuffer(), bad) : decoded(how, count, page, bad);
  }

  private CellValues decoded(Encoding how, int count, ByteBuffer page, BadValue found)
      throws IOException {
    ValuesReader values = how.getValuesReader(descriptor, ValuesType.VALUES);
    values.initFromPage(count, ByteBufferInputStream.wrap(page));
    return column.kind() == Kind.CATEGORY || physical.numbers().isEmpty()
        ? texts(values, found)
        : numbers(values, physical.numbers().get(), found);
  }

  private CellValues numbers(ValuesReader values, Physical.Numbers numbers, BadValue found) {
    return (into, from, count) -> {
      for (int i = from; i < from + count; i++) {
        double number = numbers.next(values);
        into[i] = cells.parse(number);
        if (Table.isBad(into[i])) {
          found.at(i, Double.toString(number));
        }
      }
    };
  }

  private CellValues texts(ValuesReader values, BadValue found) {
    return (into, from, count) -> {
      for (int i = from; i < from + count; i++) {
        String text = physical.texts().next(values);
        into[i] = cells.parse(text);
        if (Table.isBad(into[i])) {
          found.at(i, text);
        }
      }
    };
  }
}
