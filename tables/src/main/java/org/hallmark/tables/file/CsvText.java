package org.hallmark.tables.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Separated text with a header. Empty lines are no rows; a row may be shorter than the header, and
 * cells beyond the header are bad.
 *
 * @param separator between fields
 */
record CsvText(char separator) implements TextFormat.Reading {
  @Override
  public List<String> names(InputStream in) {
    Iterator<CsvRecord> records = reader().ofCsvRecord(in, StandardCharsets.UTF_8).iterator();
    return records.hasNext()
        ? records.next().getFields().stream().map(String::strip).toList()
        : List.of();
  }

  @Override
  public void read(InputStream in, TextRows rows) throws IOException {
    try {
      reader().build(new Fields(rows), in, StandardCharsets.UTF_8).forEach(row -> rows.end());
    } catch (CsvParseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .allowMissingFields(true)
        .allowExtraFields(true);
  }

  /** Takes the fields of wanted columns out of the parser's buffer; the first row is the header. */
  private static final class Fields extends AbstractBaseCsvCallbackHandler<TextRows> {
    private static final int UNWANTED = -1;

    private final TextRows rows;
    private final List<String> wanted;
    private int[] places = new int[0];
    private boolean inHeader = true;

    Fields(TextRows rows) {
      this.rows = rows;
      this.wanted = rows.names();
    }

    @Override
    protected void handleField(int field, char[] buffer, int from, int length, boolean quoted) {
      if (inHeader) {
        int place = wanted.indexOf(new String(buffer, from, length).strip());
        boolean seen = Arrays.stream(places).anyMatch(other -> other == place);
        places = Arrays.copyOf(places, field + 1);
        places[field] = seen ? UNWANTED : place;
      } else if (field < places.length && places[field] >= 0) {
        rows.cell(places[field], new String(buffer, from, length));
      } else if (field >= places.length && length > 0) {
        rows.beyond(new String(buffer, from, length));
      }
    }

    /** Nothing for the header, and for what is no row. */
    @Override
    protected TextRows buildRecord() {
      if (inHeader || getRecordType() != RecordType.DATA) {
        inHeader = false;
        return null;
      }
      return rows;
    }
  }
}
