package org.hallmark.tables;

import java.util.List;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;

/** Reads the {@code columns} of a plan. */
final class SchemaReader {
  private SchemaReader() {}

  static Schema read(List<Node> columns, Mistakes mistakes) {
    throw new UnsupportedOperationException();
  }
}
