package org.hallmark.privacy.accounting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PoissonSampledLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/** Rows of the vector files, as maps from column to text. */
final class Vectors {
  private Vectors() {}

  static List<Map<String, String>> rows(String name) {
    List<String> lines = text(name).lines().toList();
    List<String> header = cells(lines.get(0));
    return lines.stream().skip(1).map(line -> row(header, cells(line))).toList();
  }

  /** The looks of a row of either file. */
  static List<PrivacyEvent> events(Map<String, String> row) {
    if (!row.containsKey("events_json")) {
      return List.of(
          new PoissonSampledGaussian(
              number(row, "q"), number(row, "sigma"), Long.parseLong(row.get("T"))));
    }
    try {
      return Documents.json("events", row.get("events_json").getBytes(StandardCharsets.UTF_8))
          .items()
          .stream()
          .map(Vectors::event)
          .toList();
    } catch (MalformedDocumentException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Adjacency adjacency(Map<String, String> row) {
    return "replace_one".equals(row.get("neighbouring"))
        ? Adjacency.REPLACE_ONE
        : Adjacency.ADD_OR_REMOVE;
  }

  static double number(Map<String, String> row, String column) {
    String text = row.get(column);
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  static boolean has(Map<String, String> row, String column) {
    return row.containsKey(column) && !row.get(column).isEmpty();
  }

  private static PrivacyEvent event(Node node) {
    Map<String, Node> members = node.members();
    long count = members.get("count").integer();
    return switch (members.get("mech").text()) {
      case "psgm" ->
          new PoissonSampledGaussian(
              members.get("q").number(), members.get("sigma").number(), count);
      case "pslap" ->
          new PoissonSampledLaplace(members.get("q").number(), members.get("b").number(), count);
      case "gaussian" -> new Gaussian(members.get("sigma").number(), count);
      case "laplace" -> new Laplace(members.get("b").number(), count);
      default -> throw new IllegalArgumentException(members.get("mech").text());
    };
  }

  private static String text(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  /** RFC 4180: a quoted cell may hold commas, and quotes that are doubled. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
