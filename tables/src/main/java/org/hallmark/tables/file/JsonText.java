package org.hallmark.tables.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hallmark.provenance.json.JsonRecords;

/** JSON records. An array is the columns of its elements, {@code a[0]} and so on. */
record JsonText() implements TextFormat.Reading {
  /** The first records tell which columns there are: each may leave out what it lacks. */
  private static final int RECORDS_WITH_ALL_NAMES = 1000;

  @Override
  public List<String> names(InputStream in) throws IOException {
    Names names = new Names();
    JsonRecords.read(in, names);
    return List.copyOf(names.names);
  }

  @Override
  public void read(InputStream in, TextRows rows) throws IOException {
    JsonRecords.read(in, new Rows(rows));
  }

  /** Remembers names until enough records have been seen. */
  private static final class Names implements JsonRecords.Sink {
    private final Set<String> names = new LinkedHashSet<>();
    private int records;

    @Override
    public void cell(String name, String text) {
      names.add(name);
    }

    @Override
    public boolean end() {
      return ++records < RECORDS_WITH_ALL_NAMES;
    }
  }

  /** Hands wanted cells over. */
  private static final class Rows implements JsonRecords.Sink {
    private final TextRows rows;
    private final Map<String, Integer> places = new HashMap<>();

    Rows(TextRows rows) {
      this.rows = rows;
      for (int c = 0; c < rows.names().size(); c++) {
        places.put(rows.names().get(c), c);
      }
    }

    @Override
    public void cell(String name, String text) {
      Integer place = places.get(name);
      if (place != null) {
        rows.cell(place, text);
      }
    }

    @Override
    public boolean end() {
      rows.end();
      return true;
    }
  }
}
