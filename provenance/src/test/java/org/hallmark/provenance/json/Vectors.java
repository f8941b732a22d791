package org.hallmark.provenance.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The vector files of this module's tests. */
final class Vectors {
  private Vectors() {}

  static Node read(String id) {
    String path = "/vectors/" + id + ".json";
    try (InputStream in = Vectors.class.getResourceAsStream(path)) {
      return Documents.json(path, in.readAllBytes());
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
