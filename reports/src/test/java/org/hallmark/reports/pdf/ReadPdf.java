package org.hallmark.reports.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A report on paper read back: its objects, and its text by the tables that lead from glyphs to
 * characters.
 *
 * @param objects what is between {@code obj} and {@code endobj}, by number
 * @param streams the unpacked streams, by number
 */
public record ReadPdf(Map<Integer, String> objects, Map<Integer, String> streams) {
  private static final Pattern OBJECT =
      Pattern.compile("(\\d+) 0 obj\\n(<<.*?>>)\\nstream\\n", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("/(F\\d) [0-9.]+ Tf <([0-9A-F]*)> Tj");

  /** Reads a file. */
  public static ReadPdf of(byte[] file) throws DataFormatException {
    ReadPdf read = new ReadPdf(new TreeMap<>(), new TreeMap<>());
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Matcher matcher = OBJECT.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      int number = Integer.parseInt(matcher.group(1));
      int length = Integer.parseInt(matcher.group(2).replaceAll("(?s).*/Length (\\d+) .*", "$1"));
      byte[] content = new byte[length];
      System.arraycopy(file, matcher.end(), content, 0, length);
      boolean packed = matcher.group(2).contains("/FlateDecode");
      byte[] plain = packed ? inflated(content) : content;
      read.objects.put(number, matcher.group(2));
      read.streams.put(number, new String(plain, StandardCharsets.ISO_8859_1));
      at = matcher.end() + length;
    }
    read.unpack();
    return read;
  }

  private void unpack() {
    for (Map.Entry<Integer, String> stream : streams.entrySet()) {
      String dictionary = objects.get(stream.getKey());
      if (dictionary.contains("/Type /ObjStm")) {
        int first = Integer.parseInt(dictionary.replaceAll("(?s).*/First (\\d+) .*", "$1"));
        String[] numbers = stream.getValue().substring(0, first).strip().split(" ");
        String bodies = stream.getValue().substring(first);
        for (int i = 0; i < numbers.length; i += 2) {
          int from = Integer.parseInt(numbers[i + 1]);
          int to = i + 3 < numbers.length ? Integer.parseInt(numbers[i + 3]) : bodies.length();
          objects.put(Integer.parseInt(numbers[i]), bodies.substring(from, to).strip());
        }
      }
    }
  }

  /** Objects that contain this. */
  public List<String> having(String what) {
    return objects.values().stream().filter(object -> object.contains(what)).toList();
  }

  /** All text, in the order painted, pieces without blanks between them. */
  public String text() {
    Map<String, Map<String, String>> fonts = fonts();
    StringBuilder out = new StringBuilder();
    for (Map.Entry<Integer, String> stream : streams.entrySet()) {
      Matcher shown = SHOWN.matcher(stream.getValue());
      while (shown.find()) {
        Map<String, String> characters = fonts.get(shown.group(1));
        for (int i = 0; i < shown.group(2).length(); i += 4) {
          out.append(characters.get(shown.group(2).substring(i, i + 4)));
        }
      }
    }
    return out.toString();
  }

  private Map<String, Map<String, String>> fonts() {
    Map<String, Map<String, String>> fonts = new HashMap<>();
    Matcher named = Pattern.compile("/(F\\d) (\\d+) 0 R").matcher(having("/Font <<").get(0));
    while (named.find()) {
      String font = objects.get(Integer.parseInt(named.group(2)));
      int table = Integer.parseInt(font.replaceAll("(?s).*/ToUnicode (\\d+) .*", "$1"));
      Map<String, String> characters = new HashMap<>();
      Matcher pair = Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]+)>\n").matcher(streams.get(table));
      while (pair.find()) {
        characters.put(pair.group(1), decoded(pair.group(2)));
      }
      fonts.put(named.group(1), characters);
    }
    return fonts;
  }

  private static String decoded(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 4) {
      out.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
    }
    return out.toString();
  }

  /** The texts of the figures' descriptions. */
  public List<String> descriptions() {
    List<String> all = new ArrayList<>();
    for (String figure : having("/S /Figure")) {
      all.add(decoded(figure.replaceAll("(?s).*/Alt <FEFF([0-9A-F]*)>.*", "$1")));
    }
    return all;
  }

  private static byte[] inflated(byte[] packed) throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!inflater.finished()) {
      int count = inflater.inflate(buffer);
      if (count == 0 && !inflater.finished()) {
        throw new DataFormatException("a stream ends early");
      }
      out.write(buffer, 0, count);
    }
    inflater.end();
    return out.toByteArray();
  }
}
