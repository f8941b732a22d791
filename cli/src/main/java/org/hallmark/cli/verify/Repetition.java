package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.Origins;
import org.hallmark.cli.release.PrivateResults;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.RepeatedWork;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.WithheldWork;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.InexactEngineException;
import org.hallmark.generators.NativeLibrariesException;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.PlatformClass;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.privacy.escrow.AuditRoom;
import org.hallmark.privacy.escrow.EscrowContents;
import org.hallmark.privacy.escrow.EscrowedSource;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.source.LocalSourceReader;

/**
 * A private run's looks at its source, taken again and compared with what was published.
 *
 * @param manifest which says on what class of machines the run was
 */
record Repetition(
    ReleasePlan plan,
    Manifest manifest,
    Results results,
    Context context,
    Contents contents,
    Versions versions,
    World world) {

  /** Why nothing can be trained where the environment is another than the plan's. */
  static final String OTHER_MODE =
      "the environment is not that of the plan's numeric mode; give the command by the launcher"
          + " with HALLMARK_NUMERIC_MODE";

  /**
   * What came of it.
   *
   * @param matches by the id of a look, whether it came out the same; a look that is missing could
   *     not be compared
   * @param obstacle why looks could not be compared, in words that do not hang on the source
   */
  record Outcome(SortedMap<String, Boolean> matches, String obstacle) {
    static Outcome obstacle(String why) {
      return new Outcome(new TreeMap<>(), why);
    }

    /** Whether a look came out the same, if it could be compared. */
    Optional<Boolean> of(String look) {
      return Optional.ofNullable(matches.get(look));
    }
  }

  /** Takes them again. */
  Outcome of(EscrowContents opened, EscrowedSource source, AuditRoom room) throws IOException {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return Outcome.obstacle(obstacle.get());
    }
    try {
      ConfidentialSource rows = source.read(new LocalSourceReader(), plan.source());
      Outcome outcome =
          compared(
              new RepeatedWork(world, plan, results.statement().orElseThrow(), room.state())
                  .of(context, opened.secret(), rows));
      outcome.matches().putAll(withheld(opened, rows));
      return outcome;
    } catch (NumericModeException e) {
      return Outcome.obstacle(OTHER_MODE);
    } catch (NativeLibrariesException | InexactEngineException e) {
      return Outcome.obstacle(e.getMessage());
    } catch (TrainingFailedException e) {
      return differing();
    } catch (MalformedDocumentException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError
        | LinkageError e) {
      // What it says may hang on the source.
      return Outcome.obstacle("the computation ended before its result");
    }
  }

  /** The key of an answer about a withheld value, which no look has as its id. */
  static String withheldKey(String label) {
    return "withheld/" + label;
  }

  private SortedMap<String, Boolean> withheld(EscrowContents opened, ConfidentialSource rows)
      throws IOException, MalformedDocumentException {
    SortedMap<String, Boolean> matches = new TreeMap<>();
    if (!WithheldWork.isAsked(plan)) {
      return matches;
    }
    List<Withheld> published = WithheldWork.read(contents.of(ReleaseFiles.WITHHELD));
    Table synthetic =
        ParquetTables.parse(ReleaseFiles.DATA, contents.of(ReleaseFiles.DATA), plan.schema());
    new WithheldWork(plan, context, opened.secret())
        .of(rows, synthetic, label -> opened.salt(label).orElse(new byte[Commitment.SALT_LENGTH]))
        .forEach(
            again ->
                matches.put(withheldKey(again.commitment().label()), published.contains(again)));
    return matches;
  }

  private Optional<String> obstacle() {
    if (!versions.same(Versions.GENERATOR)) {
      return Optional.of("another version made the generator: " + versions.of(Versions.GENERATOR));
    }
    NoiseBackend noise = plan.privacy().orElseThrow().noise();
    if (noise.replay() != Replay.FROM_ESCROW) {
      return Optional.of("the noise of " + noise.id() + " cannot be drawn again");
    }
    return plan.source().format() == SourceFormat.CSV
        ? Optional.empty()
        : Optional.of("this program reads only CSV sources without Spark");
  }

  private Outcome compared(PrivateResults again) throws IOException {
    SortedMap<String, Boolean> matches = new TreeMap<>();
    boolean generator = sameGenerator(again);
    boolean bitwise = bitwiseHere();
    if (generator || bitwise) {
      matches.put(TrainingMechanism.TRAINING, generator);
    }
    again.counts().forEach(counts -> matches.put(counts.event(), same(counts)));
    return new Outcome(matches, otherMachines(manifest));
  }

  /** Why other bits say nothing here. */
  static String otherMachines(Manifest manifest) {
    return "training was another class of machines: "
        + manifest.environment().getOrDefault("cpuVendor", "unknown")
        + ", "
        + manifest.environment().getOrDefault("numericMode", "unknown");
  }

  /** A training that ends in numbers that are none is not the published one. */
  private Outcome differing() {
    SortedMap<String, Boolean> matches = new TreeMap<>();
    if (bitwiseHere()) {
      matches.put(TrainingMechanism.TRAINING, false);
    }
    return new Outcome(matches, "training ended without a generator");
  }

  private boolean bitwiseHere() {
    return isBitwiseHere(plan.generator().numericMode(), manifest.environment());
  }

  /** Whether a training in {@code environment} has to give the same bits on this machine. */
  static boolean isBitwiseHere(NumericMode mode, SortedMap<String, String> environment) {
    return mode != NumericMode.FAST
        && !environment.containsKey(Origins.DEVICE)
        && environment.entrySet().containsAll(PlatformClass.here(mode).environment().entrySet());
  }

  private boolean sameGenerator(PrivateResults again) throws IOException {
    boolean same = true;
    for (Map.Entry<String, byte[]> file : again.generator().files().entrySet()) {
      same &= Digest.of(file.getValue()).equals(contents.digest(file.getKey()));
    }
    for (Map.Entry<String, Path> file : again.transcript().entrySet()) {
      same &= Digest.of(file.getValue()).equals(contents.digest(file.getKey()));
    }
    return same;
  }

  private boolean same(NoisyCounts again) {
    Optional<MeasuredObservable> measured =
        results.measurements().stream().filter(m -> m.id().equals(again.event())).findFirst();
    if (measured.isPresent()) {
      return measured.get().real().equals(again.counts());
    }
    Optional<LawResult.Reference> reference =
        results.laws().stream()
            .filter(law -> law.id().equals(again.event()))
            .findFirst()
            .flatMap(LawResult::reference);
    return reference.map(r -> again.counts().equals(List.of(r.violations()))).orElse(false);
  }
}
