package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.release.Assembly;
import org.hallmark.cli.release.Attestations;
import org.hallmark.cli.release.Judged;
import org.hallmark.cli.release.ReleaseContent;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.cli.release.Results;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.Sha256Sums;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;

/**
 * Somebody who takes a whole release apart, changes it, and puts it together again with the
 * program's own code, so that manifest, report, attestations, sums, history and tags fit the
 * change.
 */
final class Forger {
  private final SortedMap<String, byte[]> artifacts = new TreeMap<>();
  private final SortedMap<String, byte[]> afterwards = new TreeMap<>();
  private final SortedMap<String, String> versions;
  private final Manifest honest;
  private final SigningKey key;

  Forger(Path release, SigningKey key) throws IOException, MalformedDocumentException {
    this.key = key;
    this.honest = Manifest.read(Manifest.PATH, Files.readAllBytes(release.resolve(Manifest.PATH)));
    this.versions = new TreeMap<>((Map<String, String>) honest.versions());
    for (var artifact : honest.artifacts()) {
      artifacts.put(artifact.path(), Files.readAllBytes(release.resolve(artifact.path())));
    }
  }

  byte[] bytes(String path) {
    return artifacts.get(path);
  }

  Forger put(String path, byte[] bytes) {
    artifacts.put(path, bytes);
    return this;
  }

  Forger remove(String path) {
    artifacts.remove(path);
    return this;
  }

  Forger version(String role, String id) {
    versions.put(role, id);
    return this;
  }

  Forger withoutVersion(String role) {
    versions.remove(role);
    return this;
  }

  /** A file that is put in the place of the assembled one, before everything is signed again. */
  Forger afterwards(String path, byte[] bytes) {
    afterwards.put(path, bytes);
    return this;
  }

  /** The attestation of the claims says this instead. */
  Forger testResult(Map<String, Object> predicate) throws MalformedDocumentException {
    Subject manifest = new Subject(Manifest.PATH, Digest.of(assemble().get(Manifest.PATH)));
    Statement said = Statement.of(List.of(manifest), Attestations.TEST_RESULT_TYPE, predicate);
    return afterwards(ReleaseFiles.TEST_RESULT, SigstoreBundle.seal(said, key));
  }

  Node json(String path) throws MalformedDocumentException {
    return Documents.json(path, artifacts.get(path));
  }

  /** Changes one value of a JSON artifact; {@code pointer} as in RFC 6901. */
  Forger set(String path, String pointer, Object value) throws MalformedDocumentException {
    String[] names = pointer.substring(1).split("/");
    byte[] changed = CanonicalJson.bytes(with(json(path), names, 0, value));
    assertNotEquals(text(artifacts.get(path)), text(changed), "nothing was changed");
    return put(path, changed);
  }

  private static Object with(Node node, String[] names, int depth, Object value) {
    if (depth == names.length) {
      return value;
    }
    if (node.kind() == Node.Kind.ARRAY) {
      List<Object> items = new ArrayList<>(node.items());
      int index = Integer.parseInt(names[depth]);
      items.set(index, with(node.items().get(index), names, depth + 1, value));
      return items;
    }
    Map<String, Object> members = new LinkedHashMap<>(node.members());
    members.put(names[depth], with(node.members().get(names[depth]), names, depth + 1, value));
    return members;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  ReleasePlan plan() throws MalformedDocumentException {
    return ReleasePlans.readSealed(ReleaseFiles.PLAN, bytes(ReleaseFiles.PLAN));
  }

  Results results() throws MalformedDocumentException {
    return Results.read(plan(), artifacts);
  }

  /** Carries a changed plan through seal, run entries and claims. */
  Forger sealAgain() throws MalformedDocumentException {
    Seal seal = Records.read(ReleaseFiles.SEAL, bytes(ReleaseFiles.SEAL), Seal.class);
    Digest plan = plan().sealed().digest();
    Seal again = Seal.of(plan, seal.data(), seal.secret(), seal.sealedAt());
    put(ReleaseFiles.SEAL, CanonicalJson.bytes(seal.source().map(again::naming).orElse(again)));
    RunOpen open = RunLedger.of(artifacts).open(1);
    RunLedger runs =
        new RunLedger(new TreeMap<>())
            .with(
                new RunOpen(
                    RunOpen.SCHEMA,
                    1,
                    plan,
                    Digest.of(bytes(ReleaseFiles.SEAL)),
                    open.code(),
                    open.numericMode(),
                    open.openedAt()))
            .closed(RunClose.Reason.RELEASED);
    artifacts.putAll(runs.entries());
    return judgeAgain();
  }

  /** What was fixed before the run, as it is forged so far. */
  Registration registration() {
    return Registration.of(artifacts);
  }

  /** Carries changed results into the claims. */
  Forger judgeAgain() throws MalformedDocumentException {
    Results results = results();
    put(
        ReleaseFiles.CLAIMS,
        new Results(
                results.measurements(),
                results.comparison(),
                results.laws(),
                results.privacy(),
                Judged.of(
                    plan(),
                    registration(),
                    results.measurements(),
                    results.laws(),
                    results.privacy(),
                    RunLedger.of(artifacts)))
            .files()
            .get(ReleaseFiles.CLAIMS));
    return this;
  }

  /** All files, assembled and signed. */
  SortedMap<String, byte[]> assemble() throws MalformedDocumentException {
    Assembly.Origin origin =
        new Assembly.Origin(honest.run(), versions, honest.environment(), honest.components());
    SortedMap<String, byte[]> files =
        new TreeMap<>(
            (Map<String, byte[]>)
                Assembly.of(plan(), ReleaseContent.of(artifacts), origin, key).files());
    if (!afterwards.isEmpty()) {
      files.putAll(afterwards);
      sign(files);
    }
    return files;
  }

  private void sign(SortedMap<String, byte[]> files) throws MalformedDocumentException {
    Manifest manifest = Manifest.read(Manifest.PATH, files.get(Manifest.PATH));
    Statement statement =
        Attestations.statements(
                manifest, Results.read(plan(), files), path -> Digest.of(files.get(path)))
            .get(ReleaseFiles.PROVENANCE);
    files.put(ReleaseFiles.PROVENANCE, SigstoreBundle.seal(statement, key));
    files.remove(Sha256Sums.PATH);
    files.put(Sha256Sums.PATH, Sha256Sums.bytes(ReleaseContent.of(files).entries()));
  }

  Person person() throws MalformedDocumentException {
    ReleasePlan plan = plan();
    return new Person(plan.frame().creators().get(0), "owner@" + plan.frame().name() + ".invalid");
  }

  SortedMap<String, byte[]> sealed() {
    SortedMap<String, byte[]> sealed = new TreeMap<>();
    sealed.put(ReleaseFiles.PLAN, bytes(ReleaseFiles.PLAN));
    sealed.put(ReleaseFiles.SEAL, bytes(ReleaseFiles.SEAL));
    return sealed;
  }

  /** The whole release in the order in which an honest one is made. */
  Path write(Path folder) throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = assemble();
    RunLedger runs = RunLedger.of(files);
    return write(
        folder, files, ReleaseHistory.of(sealed(), runs, ReleaseContent.of(files), key, person()));
  }

  /**
   * The whole release with a history of these commits, each given by the paths it adds; the first
   * one bears the tag of the seal, and the last one has all files and the tag of the release.
   */
  Path write(Path folder, List<List<String>> commits)
      throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = assemble();
    Instant time = Instant.parse(RunLedger.of(files).open(1).openedAt());
    History history = History.empty();
    SortedMap<String, byte[]> tree = new TreeMap<>();
    for (List<String> commit : commits) {
      commit.forEach(path -> tree.put(path, files.get(path)));
      history.commit(tree, "Commit", person(), time);
      if (commit == commits.get(0)) {
        String plan = ReleaseHistory.PLAN + Digest.of(files.get(ReleaseFiles.PLAN));
        history.tag(ReleaseHistory.SEAL_TAG, "Seal\n\n" + plan, key, person(), time);
      }
    }
    history.commit(files, "Release", person(), time);
    String root = ReleaseHistory.message(ReleaseContent.of(files).entries());
    history.tag(ReleaseHistory.RELEASE_TAG, root, key, person(), time);
    return write(folder, files, history);
  }

  private static Path write(Path folder, SortedMap<String, byte[]> files, History history)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    history.writeTo(folder.resolve(".git"));
    return folder;
  }
}
