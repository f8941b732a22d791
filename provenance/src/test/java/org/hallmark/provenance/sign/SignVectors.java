package org.hallmark.provenance.sign;

import java.io.IOException;
import java.io.InputStream;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/** The vector files of this package's tests. */
final class SignVectors {
  private SignVectors() {}

  static Node read(String name) {
    try (InputStream in = SignVectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
      return Documents.json(name, in.readAllBytes());
    } catch (IOException | MalformedDocumentException e) {
      throw new AssertionError("vector file " + name + " must be readable", e);
    }
  }

  static String text(Node vector, String member) {
    return vector.member(member).orElseThrow().text();
  }
}
