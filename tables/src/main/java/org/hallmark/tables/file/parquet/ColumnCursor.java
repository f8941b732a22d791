package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/** Goes through the cells of one column of a row group. */
final class ColumnCursor {
  private final Pages pages;
  private final CellType type;
  private final BadValues bad;

  private CellValues values;

  /** 1 for every cell of the page that is there, 0 for null; none if all are there. */
  private RunLengthBitPackingHybridDecoder levels;

  private int left;

  ColumnCursor(Pages pages, CellType type, BadValues bad) {
    this.pages = pages;
    this.type = type;
    this.bad = bad;
  }

  /** Reads the next cells. */
  void read(double[] cells, int rows) throws IOException {
    for (int at = 0; at < rows; ) {
      while (left == 0) {
        nextPage();
      }
      int count = Math.min(rows - at, left);
      if (levels == null) {
        values.read(cells, at, count);
      } else {
        readLevels(cells, at, count);
      }
      at += count;
      left -= count;
    }
    bad.next(rows);
  }

  private void readLevels(double[] cells, int from, int count) throws IOException {
    int end = from + count;
    int present = from;
    for (int i = from; i < end; i++) {
      if (levels.readInt() == 0) {
        values.read(cells, present, i - present);
        type.absent(cells, i);
        present = i + 1;
      }
    }
    values.read(cells, present, end - present);
  }

  private void nextPage() throws IOException {
    if (!pages.hasNext()) {
      throw new IOException("a column ends before its row group");
    }
    PageHeader header = pages.header();
    int size = header.getCompressed_page_size();
    int original = header.getUncompressed_page_size();
    if (header.getType() == PageType.DICTIONARY_PAGE) {
      DictionaryPageHeader dictionary = header.getDictionary_page_header();
      type.dictionary(pages.decompressed(size, original), dictionary.getNum_values());
    } else if (header.getType() == PageType.DATA_PAGE) {
      version1(header.getData_page_header(), pages.decompressed(size, original));
    } else if (header.getType() == PageType.DATA_PAGE_V2) {
      version2(header.getData_page_header_v2(), size, original);
    } else {
      pages.plain(size);
    }
  }

  private void version1(DataPageHeader header, ByteBuffer page) throws IOException {
    levels = null;
    if (type.optional()) {
      int size = page.getInt();
      levels(page.slice(page.position(), size));
      page.position(page.position() + size);
    }
    start(header.getNum_values(), header.getEncoding().name(), page);
  }

  private void version2(DataPageHeaderV2 header, int size, int original) throws IOException {
    int levelBytes =
        header.getRepetition_levels_byte_length() + header.getDefinition_levels_byte_length();
    pages.plain(header.getRepetition_levels_byte_length());
    ByteBuffer definition = pages.plain(header.getDefinition_levels_byte_length());
    ByteBuffer page =
        header.isIs_compressed()
            ? pages.decompressed(size - levelBytes, original - levelBytes)
            : pages.plain(size - levelBytes);
    levels = null;
    if (type.optional() && header.getNum_nulls() > 0) {
      levels(definition);
    }
    start(header.getNum_values(), header.getEncoding().name(), page);
  }

  private void levels(ByteBuffer bytes) {
    levels = new RunLengthBitPackingHybridDecoder(1, ByteBufferInputStream.wrap(bytes));
  }

  private void start(int count, String encoding, ByteBuffer page) throws IOException {
    left = count;
    values = type.values(encoding, count, page.slice().order(page.order()));
  }
}
