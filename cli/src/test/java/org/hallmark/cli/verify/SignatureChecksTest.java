package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.Attestations;
import org.hallmark.cli.release.Packaging;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which an attestation may be another one than it should be. */
class SignatureChecksTest {
  private static final SigningKey OWNER = SigningKey.generate(new SecureRandom());
  private static final String EXTRA = "attestations/extra.sigstore.json";

  @TempDir Path release;

  private final SortedMap<String, String> versions = new TreeMap<>();
  private List<String> listed = List.copyOf(Attestations.TYPES.keySet());

  @BeforeEach
  void makeRelease() throws Exception {
    versions.put(Versions.PACKAGING, Packaging.VERSION);
    for (String path :
        List.of(ReleaseFiles.WEIGHTS, ReleaseFiles.ARCHITECTURE, ReleaseFiles.REPORT_HTML)) {
      write(path, path.getBytes(StandardCharsets.UTF_8));
    }
    seal();
  }

  @Test
  void all_asSealed_findNothing() throws Exception {
    assertEquals(List.of(), codes());
  }

  @Test
  void attestation_ofAnotherType_isFound() throws Exception {
    sign(ReleaseFiles.PROVENANCE, "https://slsa.dev/provenance/v0.2", subjects("provenance"));
    assertEquals(List.of("attestation-type"), codes());
  }

  @Test
  void attestation_inThePlaceOfAnother_isFound() throws Exception {
    Files.copy(
        release.resolve(ReleaseFiles.TEST_RESULT),
        Files.createDirectories(release.resolve("attestations")).resolve("copy"));
    Files.delete(release.resolve(ReleaseFiles.PROVENANCE));
    Files.move(release.resolve("attestations/copy"), release.resolve(ReleaseFiles.PROVENANCE));
    assertEquals(List.of("attestation-type", "statement-coverage"), codes());
  }

  @Test
  void attestations_noneAtAll_isFound() throws Exception {
    listed = List.of();
    write(Manifest.PATH, manifest().bytes());
    for (String path : Attestations.TYPES.keySet()) {
      Files.delete(release.resolve(path));
    }
    assertEquals(
        List.of(
            "attestations-differ",
            "attestation-missing",
            "attestation-missing",
            "attestation-missing"),
        codes());
  }

  @Test
  void attestation_ofUnknownTypeBesides_isFound() throws Exception {
    withOneMore();
    assertEquals(List.of("attestations-differ"), codes());
    assertEquals(Check.Status.REFUTED, checks().get(0).status());
  }

  @Test
  void attestation_besidesInAnotherVersion_leavesTheQuestionOpen() throws Exception {
    versions.put(Versions.PACKAGING, "hallmark-packaging-v9999");
    withOneMore();
    assertEquals(Check.Status.INCOMPLETE, checks().get(0).status());
  }

  @Test
  void statement_aboutAnotherFile_isFound() throws Exception {
    SortedMap<String, Digest> subjects = subjects("test-result");
    subjects.put(Manifest.PATH, Digest.of(new byte[] {1}));
    sign(ReleaseFiles.TEST_RESULT, Attestations.TEST_RESULT_TYPE, subjects);
    assertEquals(List.of("statement-subject"), codes());
  }

  @Test
  void statement_aboutFewerOrMoreFiles_isFound() throws Exception {
    SortedMap<String, Digest> subjects = subjects("provenance");
    subjects.remove(ReleaseFiles.REPORT_HTML);
    sign(ReleaseFiles.PROVENANCE, Attestations.PROVENANCE_TYPE, subjects);
    assertEquals(List.of("statement-coverage"), codes());
    subjects.putAll(subjects("provenance"));
    subjects.put("another.txt", Digest.of(new byte[0]));
    sign(ReleaseFiles.PROVENANCE, Attestations.PROVENANCE_TYPE, subjects);
    assertEquals(List.of("statement-subject"), codes());
  }

  @Test
  void model_withAFileThatWasNotSigned_isFound() throws Exception {
    write("generator/more.safetensors", new byte[] {1});
    for (String path : List.of(ReleaseFiles.PROVENANCE, ReleaseFiles.TEST_RESULT)) {
      write(Manifest.PATH, manifest().bytes());
      sign(path, Attestations.TYPES.get(path), about(path));
    }
    assertEquals(List.of("statement-subject"), codes());
  }

  @Test
  void signature_ofAStrangerOrNone_isFound() throws Exception {
    Statement statement = statement(Attestations.TEST_RESULT_TYPE, subjects("test-result"));
    SigningKey stranger = SigningKey.generate(new SecureRandom());
    write(ReleaseFiles.TEST_RESULT, SigstoreBundle.seal(statement, stranger));
    assertEquals(List.of("attestation-signature"), codes());
    write(ReleaseFiles.TEST_RESULT, statement.bytes());
    assertEquals(List.of("attestation-signature"), codes());
    write(ReleaseFiles.TEST_RESULT, new byte[0]);
    assertEquals(List.of("attestation-signature"), codes());
  }

  /** An attestation of a type that nobody knows, in the manifest and signed by the owner. */
  private void withOneMore() throws Exception {
    List<String> more = new ArrayList<>(listed);
    more.add(EXTRA);
    listed = more.stream().sorted().toList();
    seal();
    sign(EXTRA, "https://example.org/verified/v1", about(ReleaseFiles.TEST_RESULT));
  }

  private void seal() throws IOException {
    write(Manifest.PATH, manifest().bytes());
    for (String path : Attestations.TYPES.keySet()) {
      sign(path, Attestations.TYPES.get(path), about(path));
    }
  }

  private Manifest manifest() throws IOException {
    SortedMap<String, FileEntry> files = new TreeMap<>(scan().scan().files());
    return Manifest.of(
        "tiny",
        1,
        Digest.of(new byte[0]),
        versions,
        new TreeMap<>(),
        List.of(),
        files,
        List.of(ReleaseFiles.REPORT_HTML),
        listed);
  }

  private SortedMap<String, Digest> subjects(String name) throws IOException {
    return about("attestations/" + name + ".sigstore.json");
  }

  private SortedMap<String, Digest> about(String path) throws IOException {
    return Attestations.subjects(manifest(), scan()::digest).get(path);
  }

  private void sign(String path, String type, SortedMap<String, Digest> subjects)
      throws IOException {
    write(path, SigstoreBundle.seal(statement(type, subjects), OWNER));
  }

  private static Statement statement(String type, SortedMap<String, Digest> subjects) {
    return Statement.of(
        subjects.entrySet().stream().map(s -> new Subject(s.getKey(), s.getValue())).toList(),
        type,
        Map.of());
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = release.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Contents scan() throws IOException {
    return new Contents(release, ReleaseFolder.scan(release, Limits.standard()));
  }

  private List<Check> checks() throws IOException {
    List<Check> checks =
        new SignatureChecks(manifest(), scan(), List.of(OWNER.verifyingKey())).all();
    assertTrue(checks.size() == 1 + Attestations.TYPES.size(), checks.toString());
    return checks;
  }

  private List<String> codes() throws IOException {
    return checks().stream().flatMap(c -> c.findings().stream()).map(Finding::code).toList();
  }
}
