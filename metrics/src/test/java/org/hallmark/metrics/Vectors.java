package org.hallmark.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/** Values that other programs computed, each with its source. */
public final class Vectors {
  private Vectors() {}

  public static Node read(String id) throws IOException, MalformedDocumentException {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + id + ".json")) {
      return Documents.json(id, in.readAllBytes());
    }
  }

  public static List<Node> cases(Node vectors) {
    return vectors.member("cases").orElseThrow().items();
  }

  public static double number(Node vector, String name) {
    return vector.member(name).orElseThrow().number();
  }

  public static long[] counts(Node vector, String name) {
    return vector.member(name).orElseThrow().items().stream().mapToLong(Node::integer).toArray();
  }
}
