package org.hallmark.provenance.sign;

import static org.hallmark.provenance.sign.SignVectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class DsseEnvelopeTest {
  private static final Node VECTORS = SignVectors.read("dsse");
  private static final Node PUBLISHED = SignVectors.read("dsse-published");

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

  /** The protocol's own nine; the threshold is of different keys, as the protocol says. */
  @Test
  void signers_ofThePublishedVectors_areEnoughWhereTheyShouldBe() throws Exception {
    List<Node> vectors = PUBLISHED.member("vectors").orElseThrow().items();
    assertEquals(9, vectors.size());
    for (Node vector : vectors) {
      DsseEnvelope envelope = envelope(vector.member("envelope").orElseThrow());
      Set<VerifyingKey> signers = new HashSet<>();
      for (Node supported : vector.member("supportedPayloadTypes").orElseThrow().items()) {
        signers.addAll(envelope.signers("vector", supported.text(), trusted(vector)));
      }
      boolean enough = signers.size() >= vector.member("threshold").orElseThrow().integer();
      assertEquals(text(vector, "expect"), enough ? "accept" : "reject", text(vector, "id"));
    }
  }

  @Test
  void preAuthenticationEncoding_ofThePublishedVectors_isTheirs() throws Exception {
    for (Node vector : PUBLISHED.member("vectors").orElseThrow().items()) {
      // What was signed; one envelope has its type swapped afterwards.
      boolean swapped = text(vector, "id").equals("payload-type-swapped");
      DsseEnvelope envelope = envelope(vector.member("envelope").orElseThrow());
      String type = swapped ? Statement.MEDIA_TYPE : envelope.payloadType();
      byte[] encoding = DsseEnvelope.preAuthenticationEncoding(type, envelope.payload("vector"));
      assertEquals(text(vector, "pae"), HexFormat.of().formatHex(encoding), text(vector, "id"));
    }
  }

  private static List<VerifyingKey> trusted(Node vector) {
    Node keys = PUBLISHED.member("keys").orElseThrow();
    return vector.member("trustedKeys").orElseThrow().items().stream()
        .map(name -> new VerifyingKey(text(keys.member(name.text()).orElseThrow(), "public")))
        .toList();
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
