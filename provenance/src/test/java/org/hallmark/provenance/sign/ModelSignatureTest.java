package org.hallmark.provenance.sign;

import static org.hallmark.provenance.sign.SignVectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class ModelSignatureTest {
  /** Signed by the program that the format comes from; it leaves out its own signature file. */
  private static final String PAYLOAD = text(SignVectors.read("model-signature"), "payload");

  private static final String SECOND =
      "32dcb1f8e1ae52d5963e56a6ba06ab58b424c15ed2a6b70d2feca1d089370028";

  @Test
  void statement_ofThePublishedModel_saysTheSameButForWhatIsLeftOut() throws Exception {
    Node published = Documents.json("payload", Base64.getDecoder().decode(PAYLOAD));
    ModelSignature ours = new ModelSignature("v1.1.0-elliptic-key", files());
    Statement statement =
        Statement.of(List.of(ours.subject()), ModelSignature.TYPE, ours.predicate());
    Node written = Documents.json("ours", statement.bytes());
    for (String member : List.of("_type", "subject", "predicateType")) {
      assertEquals(canonical(published, member), canonical(written, member));
    }
    Node theirs = published.member("predicate").orElseThrow();
    Node mine = written.member("predicate").orElseThrow();
    assertEquals(canonical(theirs, "resources"), canonical(mine, "resources"));
    assertEquals(
        canonical(theirs, "serialization").replaceFirst("\\[.*]", "[]"),
        canonical(mine, "serialization"));
  }

  @Test
  void files_none_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new ModelSignature("empty", new TreeMap<>()));
  }

  private static TreeMap<String, Digest> files() {
    TreeMap<String, Digest> files = new TreeMap<>();
    files.put("signme-2", new Digest(SECOND));
    files.put("signme-1", Digest.of("signme-1\n".getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static String canonical(Node node, String member) {
    return CanonicalJson.text(node.member(member).orElseThrow());
  }
}
