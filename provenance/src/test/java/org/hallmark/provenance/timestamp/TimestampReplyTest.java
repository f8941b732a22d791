package org.hallmark.provenance.timestamp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.sign.TimestampAuthority;
import org.junit.jupiter.api.Test;

/** Does it agree with OpenSSL's time-stamping authority? */
class TimestampReplyTest {
  private static final Vector VECTOR = vector();

  private record Vector(
      String source,
      int tolerance,
      String data,
      Digest imprint,
      String request,
      String reply,
      String replyWithoutCertificate,
      String authority,
      String certifier,
      String namesake) {}

  @Test
  void request_ofADigest_isTheOneOfOpenssl() {
    assertArrayEquals(bytes(VECTOR.request()), TimestampRequest.of(VECTOR.imprint()));
  }

  @Test
  void read_replyOfOpenssl_tellsImprintAndTime() throws Exception {
    TimestampReply reply = reply(VECTOR.reply());
    assertEquals(VECTOR.imprint(), reply.imprint());
    assertTrue(reply.time().isAfter(Instant.parse("2026-01-01T00:00:00Z")));
    assertEquals(Optional.of(true), reply.isSigned());
  }

  @Test
  void isSignedBy_authorityOrItsCertifier_holdsAndANamesakeDoesNot() throws Exception {
    TimestampReply reply = reply(VECTOR.reply());
    assertTrue(reply.isSignedBy(List.of(certificate(VECTOR.authority()))));
    assertTrue(reply.isSignedBy(List.of(certificate(VECTOR.certifier()))));
    assertFalse(reply.isSignedBy(List.of(certificate(VECTOR.namesake()))));
    assertFalse(reply.isSignedBy(List.of()));
  }

  @Test
  void isSigned_replyWithoutCertificate_isAQuestionForTheReader() throws Exception {
    TimestampReply reply = reply(VECTOR.replyWithoutCertificate());
    assertEquals(Optional.empty(), reply.isSigned());
    assertTrue(reply.isSignedBy(List.of(certificate(VECTOR.authority()))));
    assertFalse(reply.isSignedBy(List.of(certificate(VECTOR.certifier()))));
  }

  /**
   * Whatever bit is turned, the reply is no reply, unsigned, or, outside what is signed, the same.
   */
  @Test
  void read_anyByteTurned_isNeverAnotherSignedTime() throws Exception {
    byte[] good = bytes(VECTOR.reply());
    TimestampReply honest = TimestampReply.read("reply", good);
    int refused = 0;
    for (int i = 0; i < good.length; i += 13) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      try {
        TimestampReply reply = TimestampReply.read("reply", bad);
        if (reply.isSignedBy(List.of(certificate(VECTOR.authority())))) {
          assertEquals(honest.signedInfo(), reply.signedInfo());
          assertEquals(honest.imprint(), reply.imprint());
        } else {
          refused++;
        }
      } catch (MalformedDocumentException e) {
        refused++;
      }
    }
    // The certificates that came along, more than half of the octets, are not needed here.
    assertTrue(refused > good.length / 13 / 3, "refused: " + refused);
  }

  @Test
  void read_otherBytes_isMalformed() {
    assertThrows(
        MalformedDocumentException.class, () -> TimestampReply.read("reply", new byte[] {1, 2}));
  }

  private static TimestampReply reply(String base64) throws MalformedDocumentException {
    return TimestampReply.read("reply", bytes(base64));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static X509Certificate certificate(String pem) {
    return new TimestampAuthority("tsa", pem).certificate();
  }

  private static Vector vector() {
    String name = "/vectors/rfc3161-openssl.json";
    try (InputStream in = TimestampReplyTest.class.getResourceAsStream(name)) {
      return Records.read(name, in.readAllBytes(), Vector.class);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
