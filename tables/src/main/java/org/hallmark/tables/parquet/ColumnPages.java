package org.hallmark.tables.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import org.hallmark.tables.Table;

/**
 * The pages of one column in one row group: at most one dictionary, then data pages of version 1,
 * plain or by dictionary. Apache Parquet, <i>Encodings</i>, sections PLAIN, Dictionary Encoding and
 * Run Length Encoding / Bit-Packing Hybrid.
 */
final class ColumnPages {
  private final Place place;
  private final Column column;
  private final PlainValues values;
  private double[] dictionary = new double[0];

  ColumnPages(Place place, Column column) {
    this.place = place;
    this.column = column;
    this.values = new PlainValues(place, column);
  }

  /** Reads {@code rows} cells from all of {@code chunk} into {@code cells} from {@code offset}. */
  void read(ByteBuffer chunk, double[] cells, int offset, int rows)
      throws MalformedDocumentException {
    try {
      int at = offset;
      while (chunk.hasRemaining()) {
        at += page(chunk, cells, at, offset + rows - at);
      }
      place.require(at == offset + rows, rows + " values", at - offset);
    } catch (BufferUnderflowException e) {
      throw place.malformed("whole pages", "cut ones");
    }
  }

  private int page(ByteBuffer chunk, double[] cells, int offset, int left)
      throws MalformedDocumentException {
    PageHeader header = header(chunk);
    int size = header.getCompressed_page_size();
    place.require(
        size >= 0 && size <= chunk.remaining() && size == header.getUncompressed_page_size(),
        "a page inside its chunk",
        size + " bytes");
    ByteBuffer page = chunk.slice(chunk.position(), size).order(ByteOrder.LITTLE_ENDIAN);
    chunk.position(chunk.position() + size);
    if (header.getType() == PageType.DICTIONARY_PAGE && header.isSetDictionary_page_header()) {
      dictionary = dictionary(header.getDictionary_page_header(), page);
      return 0;
    }
    place.require(
        header.getType() == PageType.DATA_PAGE && header.isSetData_page_header(),
        "a dictionary or a data page of version 1",
        header.getType());
    return data(header.getData_page_header(), page, cells, offset, left);
  }

  private PageHeader header(ByteBuffer chunk) throws MalformedDocumentException {
    place.require(ThriftBounds.hold(chunk), "a page header within bounds", "other bytes");
    ByteArrayInputStream in =
        new ByteArrayInputStream(
            chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
    try {
      PageHeader header = Util.readPageHeader(in);
      chunk.position(chunk.limit() - in.available());
      return header;
    } catch (IOException | RuntimeException e) {
      throw place.malformed("a page header", "other bytes");
    }
  }

  private double[] dictionary(DictionaryPageHeader header, ByteBuffer page)
      throws MalformedDocumentException {
    int size = header.getNum_values();
    boolean plain =
        header.getEncoding() == Encoding.PLAIN || header.getEncoding() == Encoding.PLAIN_DICTIONARY;
    // A value takes four bytes or more, so that the page bounds the memory.
    place.require(
        plain && dictionary.length == 0 && size > 0 && size <= page.remaining() / Integer.BYTES,
        "one plain dictionary",
        size + " values");
    double[] words = new double[size];
    values.read(page, words, 0, size);
    return words;
  }

  private int data(DataPageHeader header, ByteBuffer page, double[] cells, int offset, int left)
      throws MalformedDocumentException {
    int count = header.getNum_values();
    place.require(count > 0 && count <= left, "at most " + left + " values", count);
    int present = PhysicalColumn.optional(column) ? levels(page, cells, offset, count) : count;
    double[] found = new double[present];
    switch (header.getEncoding()) {
      case PLAIN -> values.read(page, found, 0, present);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> lookUp(page, found);
      default -> throw place.malformed("PLAIN or a dictionary", header.getEncoding());
    }
    place.require(!page.hasRemaining(), "values to the end of the page", page.remaining());
    spread(found, cells, offset, count);
    return count;
  }

  /** Marks missing cells and returns how many are there. */
  private int levels(ByteBuffer page, double[] cells, int offset, int count)
      throws MalformedDocumentException {
    int size = page.getInt();
    place.require(size >= 0 && size <= page.remaining(), "levels in the page", size + " bytes");
    int[] levels = new int[count];
    new HybridRuns(place, page.slice(page.position(), size), 1).read(levels);
    page.position(page.position() + size);
    for (int i = 0; i < count; i++) {
      cells[offset + i] = levels[i] == 0 ? Table.MISSING : 0;
    }
    return Arrays.stream(levels).sum();
  }

  private void lookUp(ByteBuffer page, double[] found) throws MalformedDocumentException {
    int width = page.get();
    place.require(width >= 0 && width < Integer.SIZE, "at most 31 bits", width);
    int[] indexes = new int[found.length];
    new HybridRuns(place, page.slice(page.position(), page.remaining()), width).read(indexes);
    page.position(page.limit());
    for (int i = 0; i < found.length; i++) {
      place.require(indexes[i] < dictionary.length, "an entry of the dictionary", indexes[i]);
      found[i] = dictionary[indexes[i]];
    }
  }

  private static void spread(double[] found, double[] cells, int offset, int count) {
    int next = 0;
    for (int i = offset; i < offset + count; i++) {
      if (!Table.isMissing(cells[i])) {
        cells[i] = found[next++];
      }
    }
  }
}
