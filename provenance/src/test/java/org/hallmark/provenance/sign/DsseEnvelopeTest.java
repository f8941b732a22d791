package org.hallmark.provenance.sign;

import static org.hallmark.provenance.sign.SignVectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class DsseEnvelopeTest {
  private static final Node VECTORS = SignVectors.read("dsse");

  @Test
  void signers_ofEveryVector_areTheStatedOnes() throws Exception {
    for (Node vector : VECTORS.member("vectors").orElseThrow().items()) {
      DsseEnvelope envelope = envelope(vector.member("envelope").orElseThrow());
      Set<VerifyingKey> signers =
          envelope.signers("vector", text(vector, "supportedType"), keys(vector, "trusted"));
      assertEquals(Set.copyOf(keys(vector, "signers")), signers, text(vector, "id"));
    }
  }

  @Test
  void preAuthenticationEncoding_ofEveryVector_isTheStatedOne() throws Exception {
    for (Node vector : VECTORS.member("vectors").orElseThrow().items()) {
      DsseEnvelope envelope = envelope(vector.member("envelope").orElseThrow());
      byte[] encoding =
          DsseEnvelope.preAuthenticationEncoding(
              envelope.payloadType(), envelope.payload("vector"));
      assertEquals(text(vector, "pae"), HexFormat.of().formatHex(encoding), text(vector, "id"));
    }
  }

  private static DsseEnvelope envelope(Node node) {
    return new DsseEnvelope(
        text(node, "payload"),
        text(node, "payloadType"),
        node.member("signatures").orElseThrow().items().stream()
            .map(DsseEnvelopeTest::signature)
            .toList());
  }

  private static DsseEnvelope.SignatureEntry signature(Node node) {
    Optional<String> keyid = node.member("keyid").map(Node::text);
    return new DsseEnvelope.SignatureEntry(text(node, "sig"), keyid);
  }

  private static List<VerifyingKey> keys(Node vector, String member) {
    Node keys = VECTORS.member("keys").orElseThrow();
    return vector.member(member).orElseThrow().items().stream()
        .map(name -> new VerifyingKey(text(keys, name.text())))
        .toList();
  }
}
