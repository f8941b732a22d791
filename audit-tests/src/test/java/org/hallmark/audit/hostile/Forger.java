package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.release.Assembly;
import org.hallmark.cli.release.Attestations;
import org.hallmark.cli.release.DisclosedFacts;
import org.hallmark.cli.release.Judged;
import org.hallmark.cli.release.Packaging;
import org.hallmark.cli.release.ReleaseContent;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.TrainingCurves;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.training.TrainingMechanism;
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
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.TrainingFacts;

/**
 * Somebody who takes a whole release apart, changes it, and puts it together again with the
 * program's own code, so that manifest, report, attestations, sums, history and tags fit the
 * change.
 */
final class Forger {
  private final SortedMap<String, byte[]> artifacts = new TreeMap<>();
  private final Set<String> put = new HashSet<>();
  private final SortedMap<String, byte[]> replaced = new TreeMap<>();
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
    put.add(path);
    return this;
  }

  Forger remove(String path) {
    artifacts.remove(path);
    put.add(path);
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

  /**
   * A file that is put in the place of the assembled one, before manifest, signatures, sums and
   * history are made to fit; what it says need not make sense.
   */
  Forger replace(String path, byte[] bytes) {
    replaced.put(path, bytes);
    return this;
  }

  Forger replace(String path, String text) {
    return replace(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The attestation of the claims says this instead. */
  Forger testResult(Object predicate) throws MalformedDocumentException {
    return attest(
        ReleaseFiles.TEST_RESULT, Attestations.TEST_RESULT_TYPE, predicate, Manifest.PATH);
  }

  /** An attestation says this instead, of these files. */
  Forger attest(String path, String type, Object predicate, String... subjects)
      throws MalformedDocumentException {
    SortedMap<String, byte[]> files = assemble();
    List<Subject> about =
        Stream.of(subjects).map(file -> new Subject(file, Digest.of(files.get(file)))).toList();
    return replace(path, SigstoreBundle.seal(Statement.of(about, type, predicate), key));
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
    return open(plan, Digest.of(bytes(ReleaseFiles.SEAL)), opened().numericMode()).judgeAgain();
  }

  RunOpen opened() throws MalformedDocumentException {
    return RunLedger.of(artifacts).open(1);
  }

  /** The one run, opened with these and closed as released. */
  Forger open(Digest plan, Digest previous, String numericMode) throws MalformedDocumentException {
    RunOpen was = opened();
    return runs(
        new RunLedger(new TreeMap<>())
            .with(
                new RunOpen(
                    RunOpen.SCHEMA, 1, plan, previous, was.code(), numericMode, was.openedAt()))
            .closed(RunClose.Reason.RELEASED));
  }

  /** These runs instead. */
  Forger runs(RunLedger runs) {
    artifacts.keySet().removeIf(path -> path.startsWith("runs/"));
    artifacts.putAll(runs.entries());
    return this;
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
    SortedMap<String, byte[]> content = new TreeMap<>((Map<String, byte[]>) artifacts);
    content.putAll(metadata());
    SortedMap<String, byte[]> files =
        new TreeMap<>(
            (Map<String, byte[]>)
                Assembly.of(plan(), ReleaseContent.of(content), origin, key).files());
    return replaced.isEmpty() ? files : fitted(files);
  }

  /** The files for other tools, made of what they speak of, but for those that were put. */
  private SortedMap<String, byte[]> metadata() throws MalformedDocumentException {
    SortedMap<String, byte[]> data = new TreeMap<>();
    data.put(ReleaseFiles.DATA, bytes(ReleaseFiles.DATA));
    SortedMap<String, byte[]> files =
        Packaging.files(
            plan(),
            Records.read(ReleaseFiles.SEAL, bytes(ReleaseFiles.SEAL), Seal.class),
            RunLedger.of(artifacts).open(RunLedger.of(artifacts).last()),
            ReleaseContent.of(data).entries(),
            honest.versions().get("hallmark"));
    files.keySet().removeAll(put);
    return files;
  }

  /** The files with the replaced ones, and everything else made to fit them. */
  private SortedMap<String, byte[]> fitted(SortedMap<String, byte[]> files)
      throws MalformedDocumentException {
    Results results = Results.read(plan(), files);
    Registration registration = Registration.of(files);
    Manifest manifest = fitted(Manifest.read(Manifest.PATH, files.get(Manifest.PATH)), files);
    files.keySet().removeAll(Attestations.TYPES.keySet());
    ReportInput report =
        ReportFiles.input(
            plan(), registration, RunLedger.of(files), manifest, results, training(results, files));
    SortedMap<String, byte[]> screen = ReportFiles.onScreen(report);
    // Setting pages takes a while; a report that is the honest one has its pages already.
    boolean same =
        Arrays.equals(screen.get(ReleaseFiles.REPORT_HTML), files.get(ReleaseFiles.REPORT_HTML));
    files.putAll(same ? screen : ReportFiles.of(report));
    files.putAll(replaced);
    Attestations.statements(manifest, results, path -> Digest.of(files.get(path)))
        .forEach(
            (path, said) -> {
              if (manifest.attestations().contains(path)) {
                files.putIfAbsent(path, SigstoreBundle.seal(said, key));
              }
            });
    if (!replaced.containsKey(Sha256Sums.PATH)) {
      files.remove(Sha256Sums.PATH);
      files.put(Sha256Sums.PATH, Sha256Sums.bytes(ReleaseContent.of(files).entries()));
    }
    return files;
  }

  /** What a report tells of training, from the transcript that is there. */
  private TrainingFacts training(Results results, SortedMap<String, byte[]> files)
      throws MalformedDocumentException {
    try {
      return TrainingCurves.of(plan(), results, ReleaseContent.of(files)::stream);
    } catch (IOException e) {
      throw new UncheckedIOException("files in memory can be read", e);
    }
  }

  /** The manifest that lists the replaced files; one that was replaced, where it can be read. */
  private Manifest fitted(Manifest honestOne, SortedMap<String, byte[]> files) {
    files.putAll(replaced);
    if (replaced.containsKey(Manifest.PATH)) {
      try {
        return Manifest.read(Manifest.PATH, replaced.get(Manifest.PATH));
      } catch (MalformedDocumentException e) {
        return honestOne;
      }
    }
    Manifest fitting = listing(honestOne, files);
    files.put(Manifest.PATH, fitting.bytes());
    return fitting;
  }

  private static Manifest listing(Manifest manifest, SortedMap<String, byte[]> files) {
    return Manifest.of(
        manifest.name(),
        manifest.run(),
        manifest.plan(),
        manifest.versions(),
        manifest.environment(),
        manifest.components(),
        ReleaseContent.of(files).entries(),
        manifest.reports(),
        manifest.attestations());
  }

  Person person() throws MalformedDocumentException {
    ReleasePlan plan = plan();
    return new Person(plan.frame().creators().get(0), "owner@" + plan.frame().name() + ".invalid");
  }

  /** Carries another plan or run into the disclosure. */
  Forger discloseAgain() throws MalformedDocumentException {
    PrivacyStatement said = results().statement().orElseThrow();
    Seal seal = Records.read(ReleaseFiles.SEAL, bytes(ReleaseFiles.SEAL), Seal.class);
    TrainingMechanism training = PlannedLooks.training(plan(), said);
    var facts = DisclosedFacts.of(plan(), training, seal, opened(), versions);
    return put(ReleaseFiles.DISCLOSURE, CanonicalJson.bytes(Disclosure.of(said, facts)));
  }

  Instant time() throws MalformedDocumentException {
    return Instant.parse(RunLedger.of(artifacts).open(1).openedAt());
  }

  /** Makes the history of a release out of its files. */
  interface Past {
    History of(SortedMap<String, byte[]> files) throws MalformedDocumentException;
  }

  /** The history in the order in which an honest one is made. */
  History history(SortedMap<String, byte[]> files) throws MalformedDocumentException {
    SortedMap<String, byte[]> sealed = new TreeMap<>();
    sealed.put(ReleaseFiles.PLAN, files.get(ReleaseFiles.PLAN));
    sealed.put(ReleaseFiles.SEAL, files.get(ReleaseFiles.SEAL));
    RunLedger runs = RunLedger.of(files);
    return ReleaseHistory.of(sealed, runs, ReleaseContent.of(files), key, person());
  }

  /**
   * A history of these commits, each given by the paths it adds; the first one bears the tag of the
   * seal, and the last one has all files and the tag of the release.
   */
  Past commits(List<List<String>> commits) {
    return files -> {
      History history = History.empty();
      SortedMap<String, byte[]> tree = new TreeMap<>();
      for (List<String> commit : commits) {
        commit.forEach(path -> tree.put(path, files.get(path)));
        history.commit(tree, "Commit", person(), time());
        if (commit == commits.get(0)) {
          sealTag(history, files);
        }
      }
      history.commit(files, "Release", person(), time());
      releaseTag(history, ReleaseHistory.message(ReleaseContent.of(files).entries()));
      return history;
    };
  }

  void sealTag(History history, SortedMap<String, byte[]> files) throws MalformedDocumentException {
    String plan = ReleaseHistory.PLAN + Digest.of(files.get(ReleaseFiles.PLAN));
    history.tag(ReleaseHistory.SEAL_TAG, "Seal\n\n" + plan, key, person(), time());
  }

  void releaseTag(History history, String message) throws MalformedDocumentException {
    history.tag(ReleaseHistory.RELEASE_TAG, message, key, person(), time());
  }

  /** The whole release in the order in which an honest one is made. */
  Path write(Path folder) throws IOException, MalformedDocumentException {
    return write(folder, this::history);
  }

  /** The whole release with another history. */
  Path write(Path folder, Past past) throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = assemble();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    past.of(files).writeTo(folder.resolve(".git"));
    return folder;
  }
}
