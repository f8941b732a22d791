package org.hallmark.cli.verify;

import static org.hallmark.cli.verify.PublicSourceChecks.Tiered.DATA_FOLLOW;
import static org.hallmark.cli.verify.PublicSourceChecks.Tiered.NO_FURTHER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.BillOfMaterials;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.NotChecked;
import org.hallmark.cli.release.Packaging;
import org.hallmark.cli.release.PublicWork;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.TrainingCurves;
import org.hallmark.cli.release.WithheldWork;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.metrics.MetricChecks;
import org.hallmark.physics.LawChecks;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.FreshnessChecks;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.Requirement;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.reports.facts.ReportInput;

/** What a release's documents say, held against each other and computed again. */
final class ContentChecks {
  private static final String RUNS = "runs/";
  private static final String GENERATOR = "/generator";

  private final Manifest manifest;
  private final Contents contents;
  private final SignatureChecks signatures;
  private final TrustFile trust;
  private final Tier tier;
  private final Optional<Path> source;
  private final Optional<World> retrain;
  private final Versions versions;
  private final Optional<EscrowKit> kit;
  private final KeptAnswers answers;
  private final List<Check> checks;
  private final boolean sound;
  private final List<String> notChecked = new ArrayList<>();
  private final Set<Requirement> met = EnumSet.noneOf(Requirement.class);

  ContentChecks(
      Manifest manifest,
      Contents contents,
      SignatureChecks signatures,
      VerifyRequest request,
      KeptAnswers answers,
      List<Check> checks) {
    this.manifest = manifest;
    this.contents = contents;
    this.signatures = signatures;
    this.trust = request.trust();
    this.tier = request.tier();
    this.source = request.source();
    this.retrain = request.retrain();
    this.versions = new Versions(manifest.versions());
    this.kit = request.kit();
    this.answers = answers;
    this.checks = checks;
    this.sound = checks.stream().noneMatch(check -> check.status() == Check.Status.REFUTED);
  }

  /** Asks all questions; returns what was not checked. */
  List<String> ask() throws IOException {
    try {
      askAll();
      documents(List.of());
      return notChecked;
    } catch (MalformedDocumentException e) {
      unreadable(e);
      notChecked.add("Whatever depends on the documents that could not be read.");
      return notChecked;
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      // Documents are well written one by one, and no computation takes what they say together.
      documents(
          List.of(
              new Finding(
                  "document-malformed",
                  "documents of the release",
                  "numbers that can be computed with",
                  String.valueOf(e.getMessage()))));
      notChecked.add("Whatever depends on the numbers that could not be computed with.");
      return notChecked;
    }
  }

  /** Which of the reader's requirements this release meets, once all is asked. */
  Set<Requirement> met() {
    return met;
  }

  private void askAll() throws IOException, MalformedDocumentException {
    Registration registration = registration();
    RunLedger runs = RunLedger.of(contents.below(RUNS));
    RegistrationChecks registered = new RegistrationChecks(registration, runs);
    checks.add(registered.amendments());
    ReleasePlan plan = registered.plan();
    Seal seal = read(ReleaseFiles.SEAL, Seal.class);
    Results results = results(plan);
    checks.add(versions.check(plan, results));
    int released = registered.released(plan);
    seal(plan, seal, registration, runs, released);
    checks.add(registered.runs(plan));
    checks.add(registered.choice(plan, results.measurements()));
    checks.add(registered.modes());
    FreshnessChecks.Answer fresh = registered.freshness(plan, seal, trust);
    checks.add(fresh.check());
    if (fresh.standing() == FreshnessChecks.Standing.TRUSTED) {
      met.add(Requirement.FRESHNESS);
    }
    completeness(plan, results);
    publicSource(plan, seal, results);
    privacy(plan, results, runs);
    claims(plan, registration, results, runs);
    if (WithheldWork.isAsked(plan) && runs.last() > 0) {
      checks.add(withheld(plan, runs.last()));
    }
    ReportInput report =
        ReportFiles.input(
            plan,
            registration,
            runs,
            manifest,
            results,
            TrainingCurves.of(plan, results, contents::stream));
    checks.addAll(new ReportChecks(manifest, contents).checks(report, results, tier, notChecked));
    packaging(plan, seal, results, runs, released);
    Optional<TranscriptChecks> transcript = TranscriptChecks.of(plan, contents, versions);
    transcript.ifPresent(t -> checks.add(t.length()));
    if (runs.last() > 0 && tier.includes(Tier.RECOMPUTE)) {
      Context context = Context.of(registration, runs, released);
      PublishedDataChecks data =
          new PublishedDataChecks(plan, results, context, contents, versions, source);
      checks.addAll(answers.of("recompute", data::recompute));
      // Here and not at the seal: curve, interval and summaries take a dozen loss distributions.
      DisclosureChecks disclosure = new DisclosureChecks(plan, seal, runs.open(released), versions);
      if (results.privacy().isPresent()) {
        checks.addAll(
            answers.of("disclosure", () -> List.of(disclosure.check(results.privacy().get()))));
      }
      if (tier.includes(Tier.REPLAY)) {
        checks.addAll(answers.of("replay", () -> List.of(data.replay())));
        if (transcript.isPresent()) {
          checks.addAll(
              answers.of("training-replay", () -> List.of(transcript.get().replay(context))));
        }
      }
      if (retrain.isPresent()) {
        checks.add(
            new Retraining(plan, manifest, context, contents, versions)
                .check(source.orElseThrow(), retrain.get()));
      }
      if (tier.includes(Tier.ESCROW)) {
        escrow(plan, results, context);
      }
    }
    if (transcript.isPresent() && !tier.includes(Tier.REPLAY)) {
      notChecked.add(0, TranscriptChecks.NOT_REACHED);
    }
    notChecked.addAll(0, notReached());
    notChecked.addAll(NotChecked.untrusted(fresh.standing()));
    notChecked.addAll(
        tier.includes(Tier.ESCROW)
            ? NotChecked.byAuditors(plan, results.statement())
            : NotChecked.byAnybody(plan, results.statement(), training()));
  }

  private NotChecked.Training training() {
    if (!versions.same(PublicWork.ROLE)) {
      return NotChecked.Training.FROM_A_SECRET;
    }
    return retrain.isPresent() ? NotChecked.Training.REPEATED : NotChecked.Training.OPEN;
  }

  /** What is withheld of a run is what the plan asks for, no more and no less. */
  private Check withheld(ReleasePlan plan, int run) throws IOException, MalformedDocumentException {
    SortedMap<String, String> found = new TreeMap<>();
    for (Withheld withheld : WithheldWork.read(contents.of(ReleaseFiles.WITHHELD))) {
      found.put(withheld.commitment().label(), withheld.purpose());
    }
    List<Finding> findings = new ArrayList<>();
    Expectations.same(
        "withheld-differs", ReleaseFiles.WITHHELD, WithheldWork.asked(plan, run), found, findings);
    return Check.of(
        "withheld", "Is what the plan asks for and nobody may see committed to?", findings);
  }

  private void escrow(ReleasePlan plan, Results results, Context context)
      throws IOException, MalformedDocumentException {
    EscrowChecks escrow =
        new EscrowChecks(plan, manifest, results, context, contents, versions, kit.orElseThrow());
    checks.addAll(sound ? escrow.ask(signatures.owners()) : escrow.refused());
  }

  private <T> T read(String path, Class<T> type) throws IOException, MalformedDocumentException {
    return Records.of(path, Documents.canonicalJson(path, contents.of(path)), type);
  }

  private Results results(ReleasePlan plan) throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : ReleaseFiles.results(plan)) {
      files.put(path, contents.of(path));
    }
    return Results.read(plan, files);
  }

  /** A plan for a generator that this program does not know is no forgery. */
  private void unreadable(MalformedDocumentException e) {
    String place = e.pointer().isEmpty() ? "" : "#" + e.pointer();
    Finding finding =
        new Finding("document-malformed", e.document() + place, e.expected(), e.found());
    boolean otherGenerator =
        e.document().equals(ReleaseFiles.PLAN)
            && e.pointer().startsWith(GENERATOR)
            && !versions.same(Versions.GENERATOR);
    if (otherGenerator) {
      checks.add(
          versions.unknown(
              Versions.GENERATOR, "generator-known", "Does this program know the generator?"));
    } else {
      documents(List.of(finding));
    }
  }

  private void documents(List<Finding> findings) {
    checks.add(Check.of("documents", "Can every document be read in its one form?", findings));
  }

  private List<String> notReached() {
    return Arrays.stream(Tier.values())
        .filter(other -> !tier.includes(other))
        .filter(other -> other != Tier.ESCROW || retrain.isEmpty())
        .map(other -> "At this tier, " + other.proves() + ".")
        .toList();
  }

  private Registration registration() throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : contents.scan().files().keySet()) {
      if (Registration.isPart(path)) {
        files.put(path, contents.of(path));
      }
    }
    return new Registration(files);
  }

  private void seal(
      ReleasePlan plan, Seal seal, Registration registration, RunLedger runs, int released)
      throws IOException, MalformedDocumentException {
    List<Finding> findings = new ArrayList<>(seal.check(contents.of(ReleaseFiles.PLAN)));
    Expectations.same(
        "seal-source",
        ReleaseFiles.SEAL + "#/source",
        plan.isPublic() ? "a digest" : "none",
        seal.source().isPresent() ? "a digest" : "none",
        findings);
    Digest sealed = Digest.of(contents.of(ReleaseFiles.PLAN));
    same("manifest-plan", "#/plan", sealed, manifest.plan(), findings);
    same("manifest-name", "#/name", plan.frame().name(), manifest.name(), findings);
    same("manifest-run", "#/run", released, manifest.run(), findings);
    TreeSet<String> artifacts = new TreeSet<>(ReleaseFiles.artifacts(plan));
    artifacts.addAll(runs.entries().keySet());
    artifacts.addAll(Packaging.asked(plan));
    artifacts.addAll(registration.files().keySet());
    PlannedTranscript.of(plan).ifPresent(t -> artifacts.addAll(t.shape().lengths().keySet()));
    TreeSet<String> listed = new TreeSet<>();
    manifest.artifacts().stream().map(Artifact::path).forEach(listed::add);
    same("manifest-artifacts", "#/artifacts", artifacts, listed, findings);
    checks.add(Check.of("seal", "Does the seal, and the manifest, bind this plan?", findings));
  }

  private static void same(
      String code, String member, Object expected, Object found, List<Finding> findings) {
    Expectations.same(code, Manifest.PATH + member, expected, found, findings);
  }

  private void completeness(ReleasePlan plan, Results results) {
    checks.add(MetricChecks.complete(plan.observables(), results.measurements()));
    checks.add(LawChecks.complete(plan.laws(), results.laws()));
  }

  private void publicSource(ReleasePlan plan, Seal seal, Results results)
      throws MalformedDocumentException {
    if (retrain.isPresent() && !PublicWork.isAsked(plan)) {
      throw Refusal.usage(
          "--retrain is for a release whose plan says privacy: none; the training of this one has"
              + " noise from its owner's secret, and is taken again at tier escrow");
    }
    Optional<ExactNumbers> exact = results.exact();
    if (exact.isEmpty()) {
      if (source.isPresent() && !tier.includes(Tier.ESCROW)) {
        throw Refusal.usage(
            "--source is for a release about a public source; the source of this one is"
                + " confidential, and its published numbers have noise");
      }
      return;
    }
    PublicSourceChecks about = new PublicSourceChecks(plan, seal, exact.get());
    checks.addAll(about.seal(tier.includes(Tier.RECOMPUTE) ? DATA_FOLLOW : NO_FURTHER));
    if (source.isEmpty() || !tier.includes(Tier.RECOMPUTE)) {
      notChecked.add(about.notChecked());
    }
  }

  private void privacy(ReleasePlan plan, Results results, RunLedger runs)
      throws IOException, MalformedDocumentException {
    if (results.privacy().isEmpty()) {
      return;
    }
    PublishedPrivacy published = results.privacy().get();
    checks.addAll(
        new PrivacyPlanChecks(
                plan, plan.privacy().orElseThrow(), published.statement(), runs.last())
            .all(published.ledger(), versions.of(Versions.PRIVACY_STATEMENT)));
  }

  private void claims(ReleasePlan plan, Registration registration, Results results, RunLedger runs)
      throws MalformedDocumentException {
    checks.addAll(new ClaimChecks(plan, registration, results, runs, versions).all());
  }

  private void packaging(ReleasePlan plan, Seal seal, Results results, RunLedger runs, int released)
      throws MalformedDocumentException {
    if (!versions.same(Versions.PACKAGING)) {
      notChecked.add(
          "The metadata for other tools and what the attestations say beside their subjects: "
              + versions.of(Versions.PACKAGING)
              + " wrote them, which this program does not have.");
      return;
    }
    checks.add(signatures.predicates(results));
    if (runs.last() > 0) {
      metadata(plan, seal, runs, released);
    }
  }

  private void metadata(ReleasePlan plan, Seal seal, RunLedger runs, int released)
      throws MalformedDocumentException {
    SortedMap<String, FileEntry> data = new TreeMap<>();
    contents.entry(ReleaseFiles.DATA).ifPresent(entry -> data.put(entry.path(), entry));
    if (data.isEmpty()) {
      return;
    }
    List<Finding> findings = new ArrayList<>();
    String hallmark = versions.of(Versions.HALLMARK);
    SortedMap<String, byte[]> expected =
        Packaging.files(plan, seal, runs.open(released), data, hallmark);
    expected.put(
        ReleaseFiles.SOFTWARE,
        BillOfMaterials.bytes(hallmark, manifest.environment(), manifest.components()));
    expected.forEach(
        (path, bytes) ->
            Expectations.same(
                "metadata-differs", path, Digest.of(bytes), contents.digest(path), findings));
    checks.add(
        Check.of(
            "metadata", "Do the files for other tools say what plan and manifest say?", findings));
  }
}
