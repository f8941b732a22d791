package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.hallmark.cli.table.LocalRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does one privacy unit change a release only through the output of a mechanism?
 *
 * <p>Two releases are made from sources that differ by one unit, here a record, with the same
 * secret, salts, ledger key, signing key and clock. The seal is pinned too: a commitment to other
 * bytes would give other streams, and then everything random differs. What remains is what the unit
 * itself does.
 *
 * <p>What mechanisms gave, weights, transcript and noisy counts, lies in the run's folder. It may
 * differ in its numbers alone. Then the second release is assembled once more around what the first
 * one's mechanisms gave: now nothing at all may differ.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighbourTest {
  private static final Path SOURCE = Path.of("../examples/tiny/data/edges.csv");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int RUN = 1;
  private static final String COUNTS = "counts.json";
  private static final String TRANSCRIPT = "generator/transcript-00000.bin";
  private static final List<String> OUTPUTS = List.of(ReleaseFiles.WEIGHTS, TRANSCRIPT, COUNTS);

  @TempDir static Path folder;
  private SigningKey key;
  private Made one;
  private Made other;
  private Made pinned;

  /**
   * What a release's making gave.
   *
   * @param files published
   * @param outputs of the mechanisms, as the run's folder keeps them
   * @param said on both streams
   * @param state names of the files in the state folder
   */
  private record Made(
      SortedMap<String, byte[]> files,
      SortedMap<String, byte[]> outputs,
      List<String> said,
      List<String> state) {}

  @BeforeAll
  void makeAll() throws Exception {
    key = SigningKey.generate(new SecureRandom());
    Path given = folder.resolve("given.state");
    try (OwnerState state = OwnerState.open(given)) {
      state.secret();
      for (String salt : List.of(ScratchCopy.LABEL, Seal.SECRET, AdmissionRequest.SALT)) {
        state.salt(salt);
      }
      DatasetLedger.make(given.resolve("ledger"));
    }
    List<String> lines = Files.readAllLines(SOURCE);
    one = make("one", lines, Optional.empty());
    List<String> without = fewer(lines);
    other = make("other", without, Optional.empty());
    pinned = make("other", without, Optional.of(one));
  }

  ReleasePlan plan() throws IOException {
    return TinyPlan.with("checkpointEvery: 10", "checkpointEvery: 10, transcript: full");
  }

  /** The source without one privacy unit: here, without a record. */
  List<String> fewer(List<String> lines) {
    List<String> without = new ArrayList<>(lines);
    without.remove(lines.size() / 2);
    return without;
  }

  @Test
  void unit_leftOut_changesNoMessageNoFileNameAndNoFolder() {
    assertEquals(one.said(), other.said());
    assertEquals(one.files().keySet(), other.files().keySet());
    assertEquals(one.outputs().keySet(), other.outputs().keySet());
    assertEquals(one.state(), other.state());
  }

  @Test
  void unit_leftOut_changesOfMechanismsOutputsTheNumbersAlone() throws Exception {
    assertEquals(new TreeSet<>(), besidesNumbers(one.outputs(), other.outputs()));
    for (String path : OUTPUTS) {
      assertFalse(Arrays.equals(one.outputs().get(path), other.outputs().get(path)), path);
    }
  }

  @Test
  void unit_leftOut_changesNoByteAroundTheSameOutputs() {
    assertEquals(new TreeSet<>(), different(one.files(), pinned.files()));
    int around = one.said().size() - pinned.said().size();
    assertEquals(one.said().subList(around, one.said().size()), pinned.said());
  }

  /** The twin: the unit is there, and its mark is where it may be. */
  @Test
  void unit_leftOut_changesTheTrainingAndSomeCount() {
    TreeSet<String> changed = different(one.files(), other.files());
    assertTrue(changed.containsAll(List.of(ReleaseFiles.WEIGHTS, ReleaseFiles.MEASUREMENTS)));
    List.of(ReleaseFiles.LEDGER, ReleaseFiles.PRIVACY, ReleaseFiles.SEAL, ReleaseFiles.DISCLOSURE)
        .forEach(path -> assertFalse(changed.contains(path), path));
  }

  /** The twin: what tells the number of records is found, wherever it lies. */
  @Test
  void planted_numberOfRecords_isFoundInEveryFileAndOutput() throws Exception {
    byte[] records = "1999".getBytes(StandardCharsets.UTF_8);
    for (String path : one.files().keySet()) {
      SortedMap<String, byte[]> leaking = new TreeMap<>(one.files());
      leaking.merge(path, records, NeighbourTest::joined);
      assertEquals(Set.of(path), different(one.files(), leaking));
    }
    for (String path : one.outputs().keySet()) {
      SortedMap<String, byte[]> leaking = new TreeMap<>(one.outputs());
      leaking.merge(path, records, NeighbourTest::joined);
      assertFalse(besidesNumbers(one.outputs(), leaking).isEmpty(), path);
    }
    SortedMap<String, byte[]> scaled = new TreeMap<>(one.outputs());
    scaled.computeIfPresent(COUNTS, (path, bytes) -> replaced(bytes, "\"scale\":", "\"scale\":1"));
    assertEquals(Set.of(COUNTS + "#/counts/0/scale"), besidesNumbers(one.outputs(), scaled));
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] replaced(byte[] bytes, String right, String wrong) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replaceFirst(right, wrong).getBytes(StandardCharsets.UTF_8);
  }

  /** Paths of files that are not the same in every byte, or of which only one is there. */
  private static TreeSet<String> different(
      SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
    TreeSet<String> paths = new TreeSet<>(some.keySet());
    paths.addAll(others.keySet());
    paths.removeIf(path -> Arrays.equals(some.get(path), others.get(path)));
    return paths;
  }

  /** What differs in outputs of mechanisms that is neither a weight's value nor a noisy count. */
  private static TreeSet<String> besidesNumbers(
      SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) throws Exception {
    TreeSet<String> found = new TreeSet<>();
    for (String path : different(some, others)) {
      byte[] a = some.get(path);
      byte[] b = others.get(path);
      if (path.equals(TRANSCRIPT)) {
        if (a.length != b.length) {
          found.add(path);
        }
      } else if (path.equals(ReleaseFiles.WEIGHTS)) {
        if (!Arrays.equals(withoutValues(a), withoutValues(b))) {
          found.add(path);
        }
      } else {
        found.addAll(besidesCounts(path, a, b));
      }
    }
    return found;
  }

  /** Names and shapes of tensors, and the length of the file. */
  private static byte[] withoutValues(byte[] weights) {
    long header = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int values = Math.toIntExact(Long.BYTES + header);
    byte[] without = weights.clone();
    Arrays.fill(without, values, without.length, (byte) 0);
    return without;
  }

  private static TreeSet<String> besidesCounts(String path, byte[] a, byte[] b) {
    TreeSet<String> found = new TreeSet<>();
    try {
      differences(Documents.json(path, a), Documents.json(path, b), "").stream()
          .filter(pointer -> !pointer.matches("/counts/[0-9]+/counts/[0-9]+"))
          .forEach(pointer -> found.add(path + "#" + pointer));
    } catch (MalformedDocumentException e) {
      found.add(path);
    }
    return found;
  }

  /**
   * Makes a release, or makes it again in the state that it left.
   *
   * @param outputs a release whose mechanisms' outputs replace those that are there
   */
  private Made make(String name, List<String> lines, Optional<Made> outputs) throws Exception {
    Path owner = Files.createDirectories(folder.resolve(name));
    Path stateFolder = owner.resolve("tiny.state");
    if (outputs.isEmpty()) {
      copy(folder.resolve("given.state"), stateFolder);
    }
    Path source = Files.write(owner.resolve("edges.csv"), lines);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    World world = new QuietWorld(new PrintStream(said, true, StandardCharsets.UTF_8));
    ReleaseContent content;
    SortedMap<String, byte[]> kept;
    try (OwnerState state = OwnerState.open(stateFolder)) {
      Path run = state.run(RUN);
      if (outputs.isPresent()) {
        for (var output : outputs.get().outputs().entrySet()) {
          DurableFiles.writePrivate(run.resolve(output.getKey()), output.getValue());
        }
      }
      content = content(world, state, owner, source);
      kept = outputs(run);
    }
    return new Made(content.files(), kept, lines(said), names(stateFolder));
  }

  private static SortedMap<String, byte[]> outputs(Path run) throws IOException {
    SortedMap<String, byte[]> outputs = new TreeMap<>();
    outputs.put(
        ReleaseFiles.ARCHITECTURE, Files.readAllBytes(run.resolve(ReleaseFiles.ARCHITECTURE)));
    for (String path : OUTPUTS) {
      outputs.put(path, Files.readAllBytes(run.resolve(path)));
    }
    return outputs;
  }

  /** Without the pace of public stages, which depends on the machine alone. */
  private static List<String> lines(ByteArrayOutputStream said) {
    return said.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("(?<=^compare   result [0-9] of [0-9]),.*", ""))
        .toList();
  }

  private ReleaseContent content(World world, OwnerState state, Path owner, Path source)
      throws Exception {
    ReleasePlan plan = plan();
    Seal seal = TinyPlan.seal();
    RunLedger runs = new RunLedger(new TreeMap<>()).with(TinyPlan.open(RUN));
    Context context = new Context(seal, "none", runs.open(RUN));
    LedgerDesk desk = desk(world, plan, owner);
    desk.require(state);
    try (SourceRows rows = new LocalRows();
        ScratchCopy copy = ScratchCopy.of(source, state)) {
      desk.admit(state, rows.pass(plan.source(), copy).contents());
      ReleaseContent artifacts =
          new RunStages(
                  world,
                  plan,
                  state,
                  TinyPlan.registration(),
                  runs,
                  context,
                  desk.extract(state),
                  Optional.empty())
              .artifacts(rows(rows, plan, copy))
              .with(Map.of(ReleaseFiles.PLAN, plan.sealed().bytes()))
              .with(Map.of(ReleaseFiles.SEAL, CanonicalJson.bytes(seal)))
              .with(runs.closed(RunClose.Reason.RELEASED).entries());
      return Assembly.of(plan, artifacts, Origins.of(plan, context, new TreeMap<>()), key);
    }
  }

  private static LedgerDesk desk(World world, ReleasePlan plan, Path owner) {
    ReleaseRequest request = ReleaseRequest.of(Path.of("plan.yaml"), owner.resolve("tiny"));
    return new LedgerDesk(
        world,
        plan,
        plan.sealed().digest(),
        request,
        Workplace.of(request, plan.local().orElseThrow(), plan.frame().name(), world));
  }

  private static PrivateWork.Rows rows(SourceRows rows, ReleasePlan plan, ScratchCopy copy) {
    return new PrivateWork.Rows() {
      @Override
      public ConfidentialSource open() {
        return rows.read(plan.source(), copy);
      }

      @Override
      public <R> R inTask(Supplier<R> work) {
        return rows.inTask(work);
      }

      @Override
      public TorchEngine engine(NumericMode mode) throws IOException {
        return TorchEngine.start(mode, NativeCache.folder(World.real()));
      }
    };
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
      if (a.items().size() != b.items().size()) {
        found.add(pointer);
        return found;
      }
      for (int i = 0; i < a.items().size(); i++) {
        found.addAll(differences(a.items().get(i), b.items().get(i), pointer + "/" + i));
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
