package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hallmark.cli.release.Software;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.Archives;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.files.Sample;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.git.GitBundle;
import org.hallmark.provenance.git.GitFolder;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.ClosedWorld;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.provenance.sign.Requirement;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;

/**
 * Asks every question of a release that its tier includes, and answers with one verdict.
 *
 * <p>It reads each file once and judges the bytes it read; it follows no link, reads nothing in the
 * release as configuration, starts no process and no Spark session, and opens no socket.
 *
 * <pre>{@code
 * Path trusted = Path.of("build/tiny-release.trust.yaml");
 * TrustFile trust = TrustFile.read(trusted.toString(), Files.readAllBytes(trusted));
 * Verdict.Trust named = new Verdict.Trust(trusted.toString(), List.of());
 * AsOf today = new AsOf("2026-12-31", AsOf.GIVEN);
 * VerifyRequest request =
 *     VerifyRequest.of(Path.of("build/tiny-release"), trust, named, Tier.RECOMPUTE, today);
 * Verdict verdict = Verifier.verify(request);
 * if (verdict.outcome() != Verdict.Outcome.VERIFIED) {
 *   verdict.checks().forEach(check -> System.out.println(check.id() + " " + check.findings()));
 * }
 * }</pre>
 */
public final class Verifier {
  private static final String MANIFEST_QUESTION = "Is there a manifest, in its one form?";
  private static final String REQUIREMENTS_QUESTION = "Is what the trust file requires there?";
  private static final String ARCHIVE_QUESTION =
      "Does the archive hold plain files, each once, and nothing else?";
  private static final String NO_HISTORY =
      "Whatever only a history tells (git-tags, release-tag, seal-digest, root-digest, tree,"
          + " plan-before-run): bring .git, or a bundle of it by --history, which 'hallmark export"
          + " --bundle' makes.";
  private static final String GIT_QUESTION = "Is there a Git history?";

  private final VerifyRequest request;
  private final Path release;
  private final TrustFile trust;
  private final Tier tier;
  private final List<Check> checks = new ArrayList<>();
  private final List<String> notChecked = new ArrayList<>();
  private Optional<Manifest> manifest = Optional.empty();

  private Verifier(VerifyRequest request) {
    this.request = request;
    this.release = request.release();
    this.trust = request.trust();
    this.tier = request.tier();
    checks.addAll(request.place().before());
  }

  /** The verdict on a release. */
  public static Verdict verify(VerifyRequest request) throws IOException {
    Path release = request.release();
    if (Archives.isArchive(release)) {
      return unpacked(release, request);
    }
    requireTrace(release);
    return new Verifier(request).verdict();
  }

  /** An archive is unpacked where nobody else looks, and what was unpacked is gone afterwards. */
  private static Verdict unpacked(Path archive, VerifyRequest request) throws IOException {
    Path into = Files.createTempDirectory("hallmark-verify-").toRealPath();
    try {
      List<Finding> findings = Archives.unpack(archive, into, request.limits());
      Check check = Check.of("archive", ARCHIVE_QUESTION, findings);
      String name = request.place().name();
      if (!findings.isEmpty()) {
        return Verdict.of(
            name,
            request.tier(),
            request.named(),
            List.of(check),
            List.of("Everything in the archive."));
      }
      Path folder = top(into);
      requireTrace(folder, archive);
      return new Verifier(request.at(new VerifyRequest.Place(folder, name, List.of(check))))
          .verdict();
    } finally {
      DurableFiles.deleteTree(into);
    }
  }

  /** An archive often holds one folder with everything in it. */
  private static Path top(Path into) throws IOException {
    try (Stream<Path> entries = Files.list(into)) {
      List<Path> all = entries.limit(2).toList();
      return all.size() == 1 && !hasTrace(into) && Files.isDirectory(all.get(0))
          ? all.get(0)
          : into;
    }
  }

  private static void requireTrace(Path folder, Path archive) {
    if (!hasTrace(folder)) {
      throw Refusal.usage(
          archive + " holds no trace of a release" + NearestRelease.advice(archive));
    }
  }

  private Verdict verdict() throws IOException {
    Optional<ReleaseFolder.Sampling> sampling =
        request.effort().sample().map(part -> new ReleaseFolder.Sampling(part, Verifier::listed));
    Scan scan = ReleaseFolder.scan(release, request.limits(), sampling, request.watcher());
    Contents contents = new Contents(release, scan);
    Optional<History> history = history();
    notChecked.addAll(ask(scan, contents, history));
    sampled(scan).ifPresent(checks::add);
    Identity identity = Identity.of(scan, manifest, history);
    request
        .checkpoint()
        .map(then -> new CheckpointChecks(then, identity, history).check())
        .ifPresent(checks::add);
    Optional<Check> keys = new KeyChecks(trust, request.asOf(), contents, history).check();
    keys.ifPresent(checks::add);
    return Verdict.of(request.place().name(), tier, request.named(), checks, notChecked)
        .about(identity)
        .asOf(keys.map(asked -> request.asOf()));
  }

  /** What the manifest lists, or nothing where it cannot be read: then all files are hashed. */
  private static SortedMap<String, FileEntry> listed(SortedMap<String, byte[]> contents) {
    SortedMap<String, FileEntry> listed = new TreeMap<>();
    byte[] bytes = contents.getOrDefault(Manifest.PATH, new byte[0]);
    try {
      Manifest.read(Manifest.PATH, bytes)
          .artifacts()
          .forEach(artifact -> listed.put(artifact.path(), artifact.entry()));
    } catch (MalformedDocumentException e) {
      listed.clear();
    }
    return listed;
  }

  /** Files that were not hashed leave a question open, whatever else was found. */
  private Optional<Check> sampled(Scan scan) {
    if (scan.assumed().isEmpty()) {
      return Optional.empty();
    }
    Sample sample = request.effort().sample().orElseThrow();
    String read = "taken as listed: only part " + sample + " by the seed " + sample.seed() + " was";
    List<Finding> findings =
        scan.assumed().stream()
            .map(
                path ->
                    new Finding("file-not-rehashed", path, describe(scan.files().get(path)), read))
            .toList();
    notChecked.add(
        "The octets of "
            + findings.size()
            + " large files, which the sample left out; the other parts, by the same seed, cover"
            + " them.");
    return Optional.of(
        new Check("sample", "Was every large file read?", Check.Status.INCOMPLETE, findings));
  }

  private static String describe(FileEntry entry) {
    return entry.size() + " octets, " + entry.sha256();
  }

  private static void requireTrace(Path release) {
    if (!Files.exists(release, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage("there is no folder " + release + "; give the folder of a release");
    }
    if (!hasTrace(release)) {
      throw Refusal.usage(
          release
              + " holds no trace of a release; give the folder that has "
              + Manifest.PATH
              + " in it, not a link to it"
              + NearestRelease.advice(release));
    }
  }

  private static boolean hasTrace(Path release) {
    return Files.isDirectory(release, LinkOption.NOFOLLOW_LINKS)
        && List.of(Manifest.PATH, "plan.json", "seal.json", ".git", "attestations", "SHA256SUMS")
            .stream()
            .anyMatch(name -> Files.exists(release.resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> ask(Scan scan, Contents contents, Optional<History> history)
      throws IOException {
    history.ifPresent(h -> checks.addAll(new HistoryChecks(h, scan, trust).all()));
    if (unreleased(scan, history)) {
      pinnedRoot(scan).ifPresent(checks::add);
      checks.add(
          Check.incomplete(
              "release-made",
              "Is there a release?",
              new Finding(
                  "run-open", "runs", "a closed run and its release", "a run in progress")));
      return List.of("Everything: the owner has not released yet.");
    }
    history.ifPresent(h -> checks.add(HistoryChecks.released(h)));
    manifest = manifest(contents);
    trust.release().ifPresent(p -> checks.add(PinnedChecks.check(p, scan, manifest)));
    if (manifest.isEmpty()) {
      unmet(Set.of()).ifPresent(checks::add);
      return List.of("Everything that the manifest lists.");
    }
    checks.addAll(ClosedWorld.check(manifest.get(), scan));
    SignatureChecks signatures =
        new SignatureChecks(manifest.get(), contents, trust.keys(Role.OWNER));
    checks.addAll(signatures.all());
    ContentChecks content =
        new ContentChecks(
            manifest.get(), contents, signatures, request, answers(scan, history), checks);
    List<String> notChecked = content.ask();
    Set<Requirement> met = new TreeSet<>(content.met());
    Digest about = contents.digest(Manifest.PATH);
    request
        .audited()
        .map(verdict -> new AuditedChecks(trust, about).of(verdict))
        .ifPresent(
            audited -> {
              checks.add(audited);
              if (audited.status() == Check.Status.PASSED) {
                met.add(Requirement.ESCROW_VERDICT);
              }
            });
    unmet(met).ifPresent(checks::add);
    return notChecked;
  }

  /** Kept answers hang on every byte, on whom the reader trusts, and on this program. */
  private KeptAnswers answers(Scan scan, Optional<History> history) throws IOException {
    if (request.effort().progress().isEmpty() || request.source().isPresent()) {
      return KeptAnswers.none(request.watcher());
    }
    LengthFramed about =
        LengthFramed.of("hallmark-verification-v1")
            .and(RootDigest.of(scan.files()).bytes())
            .and(history.map(h -> h.log().get(0).id()).orElse(""))
            .and(request.named().file())
            .and(Software.ownCode().bytes());
    return KeptAnswers.in(
        request.effort().progress().get(), Digest.of(about.bytes()), request.watcher());
  }

  /** What lies there instead of the very files that the reader means is not them. */
  private Optional<Check> pinnedRoot(Scan scan) {
    return trust
        .release()
        .filter(pinned -> pinned.rootDigest().isPresent())
        .map(pinned -> PinnedChecks.check(pinned, scan, Optional.empty()));
  }

  /** What the trust file requires and the release does not have, for this reader. */
  private Optional<Check> unmet(Set<Requirement> met) {
    if (trust.require().isEmpty()) {
      return Optional.empty();
    }
    Set<Requirement> missing = new TreeSet<>(trust.require());
    missing.removeAll(met);
    return Optional.of(
        missing.isEmpty()
            ? Check.of("trust-requirements", REQUIREMENTS_QUESTION, List.of())
            : Check.incomplete(
                "trust-requirements",
                REQUIREMENTS_QUESTION,
                new Finding("requirement-unmet", "trust file", missing.toString(), "none")));
  }

  private Optional<History> history() throws IOException {
    Path git = release.resolve(".git");
    Optional<Path> bundle = request.history();
    if (!Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
      if (bundle.isPresent()) {
        GitFolder.Reading reading = GitBundle.read(bundle.get());
        checks.addAll(reading.checks());
        return reading.history();
      }
      notChecked.add(NO_HISTORY);
      checks.add(
          Check.incomplete(
              "git-present",
              GIT_QUESTION,
              new Finding("git-absent", ".git", "the history of the release", "absent")));
      return Optional.empty();
    }
    if (bundle.isPresent()) {
      throw Refusal.usage("the release has its own .git; --history is for one that has none");
    }
    GitFolder.Reading reading = GitFolder.read(git);
    checks.addAll(reading.checks());
    return reading.history();
  }

  /** A sealed plan, perhaps with an open run, and nothing that only a release has. */
  private static boolean unreleased(Scan scan, Optional<History> history) {
    return history.isPresent()
        && history.get().tags().keySet().stream().noneMatch(t -> t.contains("/release/"))
        && scan.files().keySet().stream()
            .allMatch(path -> Registration.isPart(path) || path.startsWith("runs/"));
  }

  private Optional<Manifest> manifest(Contents contents) throws IOException {
    if (contents.entry(Manifest.PATH).isEmpty()) {
      return refuse("manifest-missing", "a readable file", "absent");
    }
    try {
      Manifest manifest = Manifest.read(Manifest.PATH, contents.of(Manifest.PATH));
      checks.add(Check.of("manifest", MANIFEST_QUESTION, List.of()));
      return Optional.of(manifest);
    } catch (MalformedDocumentException e) {
      return refuse("manifest-malformed", e.expected(), e.found());
    }
  }

  private Optional<Manifest> refuse(String code, String expected, String found) {
    checks.add(
        Check.of(
            "manifest",
            MANIFEST_QUESTION,
            List.of(new Finding(code, Manifest.PATH, expected, found))));
    return Optional.empty();
  }
}
