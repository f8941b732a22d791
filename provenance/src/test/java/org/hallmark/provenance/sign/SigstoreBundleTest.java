package org.hallmark.provenance.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

class SigstoreBundleTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final SigningKey OTHER = SigningKey.generate(new SecureRandom());
  private static final List<VerifyingKey> TRUSTED =
      List.of(OTHER.verifyingKey(), KEY.verifyingKey());
  private static final Statement STATEMENT =
      Statement.of(
          List.of(new Subject("manifest.json", Digest.of(new byte[0]))),
          "https://example.org/claim/v1",
          Map.of("holds", true));

  @Test
  void open_whatWasSealed_givesTheStatement() throws Exception {
    byte[] bundle = SigstoreBundle.seal(STATEMENT, KEY);
    assertArrayEquals(STATEMENT.bytes(), SigstoreBundle.open("bundle", bundle, TRUSTED).bytes());
  }

  @Test
  void seal_namesTypesAndHint() {
    String text = new String(SigstoreBundle.seal(STATEMENT, KEY), UTF_8);
    assertTrue(text.contains("\"application/vnd.dev.sigstore.bundle.v0.3+json\""), text);
    assertTrue(text.contains("\"payloadType\":\"application/vnd.in-toto+json\""), text);
    assertTrue(text.contains("{\"hint\":\"" + KEY.verifyingKey().fingerprint() + "\"}"), text);
  }

  @Test
  void open_anyByteChanged_isRefused() {
    byte[] bundle = SigstoreBundle.seal(STATEMENT, KEY);
    List<VerifyingKey> trusted = List.of(KEY.verifyingKey());
    for (int i = 0; i < bundle.length; i++) {
      byte[] changed = bundle.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThrows(
          MalformedDocumentException.class,
          () -> SigstoreBundle.open("bundle", changed, trusted),
          "byte " + i);
    }
  }

  /** The last characters of base64 have bits that no octet takes. */
  @Test
  void open_spareBitsOfBase64Changed_isRefused() {
    byte[] bundle = SigstoreBundle.seal(STATEMENT, KEY);
    String text = new String(bundle, UTF_8);
    List<VerifyingKey> trusted = List.of(KEY.verifyingKey());
    for (String end : List.of("\",\"payloadType\"", "\"}]}")) {
      for (int bit = 0; bit < 8 * 4; bit++) {
        byte[] changed = bundle.clone();
        changed[text.indexOf(end) - 1 - bit / 8] ^= (byte) (1 << bit % 8);
        refuse(changed, trusted);
      }
    }
  }

  @Test
  void open_keyIdAdded_isRefused() {
    DsseEnvelope one = DsseEnvelope.seal(Statement.MEDIA_TYPE, STATEMENT.bytes(), KEY);
    String sig = one.signatures().get(0).sig();
    refuse(bundle(one, List.of(new DsseEnvelope.SignatureEntry(sig, Optional.of("")))), TRUSTED);
  }

  @Test
  void open_strangersKey_isRefused() {
    byte[] bundle = SigstoreBundle.seal(STATEMENT, KEY);
    refuse(bundle, List.of(OTHER.verifyingKey()));
    refuse(bundle, List.of());
  }

  @Test
  void open_hintOfAnotherTrustedKey_isRefused() {
    String text = new String(SigstoreBundle.seal(STATEMENT, KEY), UTF_8);
    String mine = KEY.verifyingKey().fingerprint();
    refuse(text.replace(mine, OTHER.verifyingKey().fingerprint()).getBytes(UTF_8), TRUSTED);
  }

  @Test
  void open_spacesOrUnknownMembers_isRefused() {
    String text = new String(SigstoreBundle.seal(STATEMENT, KEY), UTF_8);
    refuse((text + "\n").getBytes(UTF_8), TRUSTED);
    refuse(text.replaceFirst("\\{", "{\"more\":1,").getBytes(UTF_8), TRUSTED);
  }

  @Test
  void open_noneOrTwoSignatures_isRefused() {
    DsseEnvelope one = DsseEnvelope.seal(Statement.MEDIA_TYPE, STATEMENT.bytes(), KEY);
    DsseEnvelope.SignatureEntry signature = one.signatures().get(0);
    refuse(bundle(one, List.of()), TRUSTED);
    refuse(bundle(one, List.of(signature, signature)), TRUSTED);
  }

  @Test
  void open_keyIdInTheEnvelope_decidesNothing() {
    DsseEnvelope one = DsseEnvelope.seal(Statement.MEDIA_TYPE, STATEMENT.bytes(), OTHER);
    String sig = one.signatures().get(0).sig();
    Optional<String> keyid = Optional.of(KEY.verifyingKey().fingerprint());
    refuse(
        bundle(one, List.of(new DsseEnvelope.SignatureEntry(sig, keyid))),
        List.of(KEY.verifyingKey()));
  }

  @Test
  void open_payloadOfAnotherType_isRefused() {
    DsseEnvelope text = DsseEnvelope.seal("text/plain", STATEMENT.bytes(), KEY);
    refuse(CanonicalJson.bytes(SigstoreBundle.Bundle.of(KEY.verifyingKey(), text)), TRUSTED);
  }

  @Test
  void open_signedTextThatIsNoStatement_isRefused() {
    DsseEnvelope text = DsseEnvelope.seal(Statement.MEDIA_TYPE, "{}".getBytes(UTF_8), KEY);
    refuse(CanonicalJson.bytes(SigstoreBundle.Bundle.of(KEY.verifyingKey(), text)), TRUSTED);
  }

  private static byte[] bundle(DsseEnvelope one, List<DsseEnvelope.SignatureEntry> signatures) {
    DsseEnvelope envelope = new DsseEnvelope(one.payload(), one.payloadType(), signatures);
    return CanonicalJson.bytes(SigstoreBundle.Bundle.of(KEY.verifyingKey(), envelope));
  }

  private static void refuse(byte[] bundle, List<VerifyingKey> trusted) {
    assertThrows(
        MalformedDocumentException.class, () -> SigstoreBundle.open("bundle", bundle, trusted));
  }
}
