package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does one record change a release only through the output of a mechanism?
 *
 * <p>Two releases are made from sources that differ by one record, with the same secret, salts,
 * ledger key, signing key and clock. The seal is pinned too: a commitment to other bytes would give
 * other streams, and then everything random differs. What remains is what the record itself does.
 */
class NeighbourTest {
  private static final Path SOURCE = Path.of("../examples/tiny/data/edges.csv");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final String MEASURED =
      "(divergence|lower|upper|floor/(mean|upper)|notEstimable|(real|synthetic)/[0-9]+)";
  private static final String CHECKED =
      "(reference/violations|residuals/[0-9]+/value|upper|violations|worst(/.*)?"
          + "|evidence/intervals/[0-9]+/(lower|upper))";
  private static final String CLAIMED = "(estimate|lower|upper|judgement|reason)";
  private static final String DIGESTED = "artifacts/[0-9]+/(sha256|size)";

  /** Everywhere that noise of training or of a count reaches, and the digests of such files. */
  private static final Map<String, String> MECHANISM_OUTPUTS =
      Map.of(
          "results/measurements.json", "/measurements/[0-9]+/" + MEASURED,
          "results/laws.json", "/laws/[0-9]+/" + CHECKED,
          "results/claims.json", "/claims/[0-9]+/" + CLAIMED,
          "report/report.json",
              "/(observables/[0-9]+/%s|laws/[0-9]+/%s|claims/[0-9]+/%s|manifest/%s)"
                  .formatted(MEASURED, CHECKED, CLAIMED, DIGESTED),
          "manifest.json", "/" + DIGESTED,
          "croissant.json", "/distribution/[0-9]+/(contentSize|sha256)",
          "ro-crate-metadata.json", "/@graph/[0-9]+/contentSize");

  /** Files without pointers: trained weights, rows drawn from them, and digests of these. */
  private static final List<String> OPAQUE_OUTPUTS =
      List.of(
          "SHA256SUMS",
          "attestations/provenance.sigstore.json",
          "attestations/test-result.sigstore.json",
          "data/synthetic-00000.parquet",
          "generator/weights.safetensors",
          "report/report.html");

  @TempDir static Path folder;
  private static SigningKey key;
  private static Made one;
  private static Made other;

  /** What a release's making gave. */
  private record Made(
      SortedMap<String, byte[]> files,
      SortedMap<String, Long> transcript,
      List<String> said,
      List<String> state) {}

  @BeforeAll
  static void makeBoth() throws Exception {
    key = SigningKey.generate(new SecureRandom());
    Path pinned = folder.resolve("pinned.state");
    try (OwnerState state = OwnerState.open(pinned)) {
      state.secret();
      for (String salt : List.of(ScratchCopy.LABEL, Seal.SECRET, AdmissionRequest.SALT)) {
        state.salt(salt);
      }
      DatasetLedger.make(pinned.resolve("ledger"));
    }
    List<String> lines = Files.readAllLines(SOURCE);
    one = make("one", lines);
    List<String> without = new ArrayList<>(lines);
    without.remove(lines.size() / 2);
    other = make("other", without);
  }

  @Test
  void record_leftOut_changesNoMessageNoFileNameAndNoFolder() {
    assertEquals(one.said(), other.said());
    assertEquals(one.files().keySet(), other.files().keySet());
    assertEquals(one.state(), other.state());
    assertEquals(one.transcript(), other.transcript());
    assertEquals(Set.of("generator/transcript-00000.bin"), one.transcript().keySet());
  }

  @Test
  void record_leftOut_changesOnlyOutputsOfMechanisms() throws Exception {
    TreeSet<String> changed = new TreeSet<>();
    for (String path : one.files().keySet()) {
      byte[] a = one.files().get(path);
      byte[] b = other.files().get(path);
      if (Arrays.equals(a, b) || OPAQUE_OUTPUTS.contains(path)) {
        continue;
      }
      for (String pointer : differences(json(path, a), json(path, b), "")) {
        if (!pointer.matches(MECHANISM_OUTPUTS.getOrDefault(path, "never"))) {
          changed.add(path + "#" + pointer);
        }
      }
    }
    assertEquals(new TreeSet<>(), changed);
  }

  /** The twin: the record is there, and its mark is where it may be. */
  @Test
  void record_leftOut_changesTheTrainingAndSomeCount() {
    for (String path : List.of(ReleaseFiles.WEIGHTS, ReleaseFiles.MEASUREMENTS)) {
      assertFalse(Arrays.equals(one.files().get(path), other.files().get(path)), path);
    }
    for (String path : List.of(ReleaseFiles.LEDGER, ReleaseFiles.PRIVACY, "seal.json")) {
      assertTrue(Arrays.equals(one.files().get(path), other.files().get(path)), path);
    }
  }

  private static Made make(String name, List<String> lines) throws Exception {
    Path owner = Files.createDirectory(folder.resolve(name));
    Path stateFolder = owner.resolve("tiny.state");
    copy(folder.resolve("pinned.state"), stateFolder);
    Path source = Files.write(owner.resolve("edges.csv"), lines);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    World world = new QuietWorld(new PrintStream(said, true, StandardCharsets.UTF_8));
    ReleaseContent content;
    try (OwnerState state = OwnerState.open(stateFolder)) {
      content = content(world, state, owner, source);
    }
    SortedMap<String, Long> transcript = new TreeMap<>();
    content.large().forEach((path, file) -> transcript.put(path, file.entry().size()));
    return new Made(content.files(), transcript, lines(said), names(stateFolder));
  }

  /** Without the pace of public stages, which depends on the machine alone. */
  private static List<String> lines(ByteArrayOutputStream said) {
    return said.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("(?<=^compare   result [0-9] of [0-9]),.*", ""))
        .toList();
  }

  private static ReleaseContent content(World world, OwnerState state, Path owner, Path source)
      throws Exception {
    ReleasePlan plan =
        TinyPlan.with("checkpointEvery: 10", "checkpointEvery: 10, transcript: full");
    Seal seal = TinyPlan.seal();
    RunLedger runs = new RunLedger(new TreeMap<>()).with(TinyPlan.open(1));
    Context context = new Context(seal, plan.frame().freshness(), runs.open(1));
    LedgerDesk desk = desk(world, plan, owner);
    desk.require(state);
    try (SparkRows spark = SparkRows.in(state);
        ScratchCopy copy = ScratchCopy.of(source, state)) {
      desk.admit(state, spark.pass(plan.source(), copy).contents());
      ReleaseContent artifacts =
          new RunStages(world, plan, state, runs, context, desk.extract(state))
              .artifacts(rows(spark, plan, copy))
              .with(Map.of(ReleaseFiles.PLAN, plan.sealed().bytes()))
              .with(Map.of(ReleaseFiles.SEAL, CanonicalJson.bytes(seal)))
              .with(runs.closed(RunClose.Reason.RELEASED).entries());
      return Assembly.of(plan, artifacts, Origins.of(plan, context), key);
    }
  }

  private static LedgerDesk desk(World world, ReleasePlan plan, Path owner) {
    ReleaseRequest request =
        new ReleaseRequest(
            Path.of("plan.yaml"),
            owner.resolve("tiny"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ReleaseRequest.NoLedger.REFUSE,
            ReleaseRequest.Unfinished.RESUME);
    return new LedgerDesk(
        world,
        plan,
        request,
        Workplace.of(request, plan.local().orElseThrow(), plan.frame().name(), world));
  }

  private static PrivateWork.Rows rows(SparkRows spark, ReleasePlan plan, ScratchCopy copy) {
    return new PrivateWork.Rows() {
      @Override
      public ConfidentialSource open() {
        return spark.read(plan.source(), copy);
      }

      @Override
      public <R> R inTask(Supplier<R> work) {
        return spark.inTask(work);
      }
    };
  }

  private static Node json(String path, byte[] bytes) throws Exception {
    assertTrue(path.endsWith(".json"), path);
    return Documents.json(path, bytes);
  }

  /** Pointers of all members and items that differ, those that only one has included. */
  private static List<String> differences(Node a, Node b, String pointer) {
    List<String> found = new ArrayList<>();
    if (a.kind() != b.kind()) {
      found.add(pointer);
    } else if (a.kind() == Node.Kind.OBJECT) {
      TreeSet<String> names = new TreeSet<>(a.members().keySet());
      names.addAll(b.members().keySet());
      for (String name : names) {
        both(a.member(name), b.member(name), pointer + "/" + name, found);
      }
    } else if (a.kind() == Node.Kind.ARRAY) {
      for (int i = 0; i < Math.max(a.items().size(), b.items().size()); i++) {
        both(item(a, i), item(b, i), pointer + "/" + i, found);
      }
    } else if (!a.equals(b)) {
      found.add(pointer);
    }
    return found;
  }

  private static void both(Optional<Node> a, Optional<Node> b, String pointer, List<String> found) {
    if (a.isPresent() && b.isPresent()) {
      found.addAll(differences(a.get(), b.get(), pointer));
    } else {
      found.add(pointer);
    }
  }

  private static Optional<Node> item(Node array, int i) {
    return i < array.items().size() ? Optional.of(array.items().get(i)) : Optional.empty();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }

  /** A world that writes down what is said. */
  private record QuietWorld(PrintStream err) implements World {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.empty();
    }

    @Override
    public PrintStream out() {
      return err;
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
