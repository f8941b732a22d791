package org.hallmark.privacy.source;

import java.nio.charset.StandardCharsets;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Schema;

/** A small source of two edges by the minute. */
final class Edges {
  private Edges() {}

  static Schema schema() {
    String columns =
        """
        - {name: edge, kind: category, values: [A, B], title: edge}
        - {name: minute, kind: integer, minimum: 0, maximum: 2, unit: min, title: minute}
        - {name: speed, kind: real, minimum: 0, maximum: 30, unit: m/s, missing: category, title: v}
        """;
    return Schema.read(
        Documents.yaml("columns", columns.getBytes(StandardCharsets.UTF_8)).items(),
        new Mistakes());
  }
}
