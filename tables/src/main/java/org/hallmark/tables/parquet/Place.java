package org.hallmark.tables.parquet;

import org.hallmark.provenance.json.MalformedDocumentException;

/** A place in a file, for messages. */
record Place(String document, String where) {
  MalformedDocumentException malformed(String expected, Object found) {
    return new MalformedDocumentException(document, where, expected, String.valueOf(found));
  }

  void require(boolean good, String expected, Object found) throws MalformedDocumentException {
    if (!good) {
      throw malformed(expected, found);
    }
  }
}
