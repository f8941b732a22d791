package org.hallmark.tables.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames of particles in extended XYZ: a line with the number of particles, a comment line of
 * {@code key=value} pairs, a line for each particle.
 *
 * <p>A particle is a row. Its columns are {@code frame} and {@code particle}, counted from 0, the
 * properties that the pair {@code Properties} names, and the other pairs, which are the same in all
 * rows of a frame. A property or pair of several values is the columns {@code pos[0]}, {@code
 * pos[1]} and so on; {@code Lattice} has nine. Without {@code Properties} they are {@code species}
 * and {@code pos}. Where two columns have one name, the property counts.
 *
 * <p>Format: the extended XYZ specification at github.com/libAtoms/extxyz.
 */
record ExtendedXyz() implements TextFormat.Reading {
  private static final String PLAIN = "species:S:1:pos:R:3";

  @Override
  public List<String> names(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    Frame frame = lines.frame(0);
    return frame == null ? List.of() : frame.names();
  }

  @Override
  public void read(InputStream in, TextRows rows) throws IOException {
    Lines lines = new Lines(in);
    int number = 0;
    for (Frame frame = lines.frame(0); frame != null; frame = lines.frame(++number)) {
      frame.read(lines, rows);
    }
  }

  /**
   * The head of a frame.
   *
   * @param particles how many there are
   * @param same what is the same for all of them, by column
   * @param properties the columns of a particle's line
   */
  private record Frame(long particles, Map<String, String> same, List<String> properties) {
    static Frame of(long particles, String comment, int number) throws IOException {
      Map<String, String> pairs = XyzComment.pairs(comment);
      String properties = pairs.getOrDefault("Properties", PLAIN);
      pairs.remove("Properties");
      Map<String, String> same = new LinkedHashMap<>();
      pairs.forEach((key, value) -> same.putAll(XyzComment.columns(key, value)));
      same.put("frame", Integer.toString(number));
      List<String> columns = XyzComment.properties(properties);
      columns.forEach(same::remove);
      return new Frame(particles, same, columns);
    }

    List<String> names() {
      Set<String> names = new LinkedHashSet<>(List.of("frame", "particle"));
      names.addAll(properties);
      names.addAll(same.keySet());
      return List.copyOf(names);
    }

    void read(Lines lines, TextRows rows) throws IOException {
      Map<String, Integer> places = new HashMap<>();
      for (int c = 0; c < rows.names().size(); c++) {
        places.put(rows.names().get(c), c);
      }
      for (long particle = 0; particle < particles; particle++) {
        String[] fields = lines.next("a particle").strip().split("\\s+");
        if (fields.length != properties.size()) {
          throw lines.wrong(properties.size() + " values", Integer.toString(fields.length));
        }
        same.forEach((name, text) -> put(rows, places, name, text));
        if (!properties.contains("particle")) {
          put(rows, places, "particle", Long.toString(particle));
        }
        for (int i = 0; i < fields.length; i++) {
          put(rows, places, properties.get(i), fields[i]);
        }
        rows.end();
      }
    }

    private void put(TextRows rows, Map<String, Integer> places, String name, String text) {
      Integer place = places.get(name);
      if (place != null) {
        rows.cell(place, text);
      }
    }
  }

  /** The lines of a file, numbered. */
  private static final class Lines {
    private final BufferedReader reader;
    private long number;

    Lines(InputStream in) {
      reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The head of the next frame; null at the end. */
    Frame frame(int frame) throws IOException {
      String count = reader.readLine();
      for (number++; count != null && count.isBlank(); number++) {
        count = reader.readLine();
      }
      if (count == null) {
        return null;
      }
      if (!count.strip().matches("[0-9]{1,15}")) {
        throw wrong("the number of particles", count);
      }
      return Frame.of(Long.parseLong(count.strip()), next("a comment"), frame);
    }

    String next(String expected) throws IOException {
      number++;
      String line = reader.readLine();
      if (line == null) {
        throw wrong(expected, "the end of the file");
      }
      return line;
    }

    IOException wrong(String expected, String found) {
      return new IOException("line " + number + ": " + expected + " expected, found " + found);
    }
  }
}
