package org.hallmark.provenance.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final Manifest MANIFEST = Releases.manifest(Releases.entries(Releases.contents()));

  @Test
  void of_files_artifactsWithoutReportsAttestationsAndItself() {
    assertEquals(
        List.of("data/synthetic-00000.parquet", "plan.json"),
        MANIFEST.artifacts().stream().map(Artifact::path).toList());
  }

  @Test
  void read_itsOwnBytes_equal() throws Exception {
    assertEquals(MANIFEST, Manifest.read("manifest.json", MANIFEST.bytes()));
  }

  /** Whatever single octet is changed, the bytes are no manifest or another one. */
  @Test
  void read_anyOctetFlipped_refusedOrAnother() throws Exception {
    byte[] bytes = MANIFEST.bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      try {
        assertTrue(!Manifest.read("manifest.json", bytes).equals(MANIFEST), "octet " + i);
      } catch (MalformedDocumentException expected) {
        assertTrue(expected.getMessage().startsWith("manifest.json"));
      }
      bytes[i] ^= 1;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hallmark-manifest-v1 | hallmark-manifest-v2",
        "\"path\":\"plan.json\" | \"path\":\"a.json\"",
        "\"path\":\"plan.json\" | \"path\":\"report/x.html\"",
        "\"path\":\"plan.json\" | \"path\":\"z/../../x\"",
        "\"path\":\"plan.json\" | \"path\":\"manifest.json\"",
        "\"path\":\"plan.json\" | \"path\":\"SHA256SUMS\"",
        "\"run\":1 | \"run\":0",
        "report/report.html | reports.html",
        "report/report.html | report/../plan.json",
        "attestations/release | attestations/../release",
        "\"size\":2 | \"size\":-2",
      })
  void read_whatNoManifestSays_refused(String honest, String forged) {
    String text = new String(MANIFEST.bytes(), StandardCharsets.UTF_8);
    assertTrue(text.contains(honest));
    byte[] bytes = text.replace(honest, forged).getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedDocumentException.class, () -> Manifest.read("manifest.json", bytes));
  }

  @Test
  void manifest_caseTwins_refused() {
    Digest digest = Digest.of(new byte[0]);
    List<Artifact> twins =
        List.of(new Artifact("README.md", 0, digest), new Artifact("readme.md", 0, digest));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Manifest(
                Manifest.SCHEMA,
                "x",
                1,
                digest,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                twins,
                List.of(),
                List.of()));
  }
}
