package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.PublicWork;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.InexactEngineException;
import org.hallmark.generators.NativeLibrariesException;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.Released;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.generators.transcript.TranscriptFolder;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.source.PublicReader;
import org.hallmark.privacy.source.PublicSourceException;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.SourceFileException;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.source.LocalSourceReader;

/**
 * The training on a public source, done again by somebody who has it: the one question below tier
 * escrow that loads native libraries, out of the program's own jars into a fresh private folder,
 * and so asked only of readers who want it.
 *
 * @param manifest which says on what class of machines the run was
 */
record Retraining(
    ReleasePlan plan, Manifest manifest, Context context, Contents contents, Versions versions) {
  private static final String ID = "retraining";
  private static final String QUESTION =
      "Do the source, the plan and public seeds give the published generator again, bit for bit?";
  private static final String OPEN = "retraining-open";
  private static final String DIFFERS = "retraining-differs";

  /** Something that cannot be trained again here, in words. */
  private static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    Obstacle(String why) {
      super(why);
    }
  }

  /** Asks it of the reader's copy of the source. */
  Check check(Path source, World world) throws IOException, MalformedDocumentException {
    if (!versions.same(PublicWork.ROLE)) {
      return versions.unknown(PublicWork.ROLE, ID, QUESTION);
    }
    if (!versions.same(Versions.GENERATOR)) {
      return versions.unknown(Versions.GENERATOR, ID, QUESTION);
    }
    try {
      return answer(differing(source, world));
    } catch (Obstacle e) {
      return Check.incomplete(
          ID, QUESTION, new Finding(OPEN, "generator", "trained again", e.getMessage()));
    }
  }

  private Check answer(List<String> differing) throws Obstacle {
    boolean bitwise =
        Repetition.isBitwiseHere(plan.generator().numericMode(), manifest.environment());
    if (!differing.isEmpty() && !bitwise) {
      throw new Obstacle(Repetition.otherMachines(manifest));
    }
    return Check.of(
        ID,
        QUESTION,
        differing.stream()
            .map(path -> new Finding(DIFFERS, path, "what training gives", "other bytes"))
            .toList());
  }

  /** Published files that a training gives other bytes for. */
  private List<String> differing(Path source, World world)
      throws IOException, MalformedDocumentException, Obstacle {
    if (plan.source().format() != SourceFormat.CSV) {
      throw new Obstacle("this program reads only CSV sources without Spark");
    }
    Path room = Files.createTempDirectory("hallmark-retrain-").toRealPath();
    try {
      return compared(room, trained(room, rows(room, source), world));
    } catch (NumericModeException e) {
      throw new Obstacle(Repetition.OTHER_MODE);
    } catch (NativeLibrariesException | InexactEngineException e) {
      throw new Obstacle(e.getMessage());
    } catch (TrainingFailedException e) {
      return List.of(ReleaseFiles.WEIGHTS);
    } finally {
      DurableFiles.deleteTree(room);
    }
  }

  private RowBlocks rows(Path room, Path source)
      throws IOException, MalformedDocumentException, Obstacle {
    try (ScratchCopy copy = ScratchCopy.of(source, room, new byte[Commitment.SALT_LENGTH])) {
      if (!context.seal().source().equals(Optional.of(copy.digest()))) {
        throw new Obstacle("not asked: the given source is not the sealed one");
      }
      RowBlocks rows = PublicReader.read(new LocalSourceReader(), plan.source(), copy);
      return PublicWork.seen(plan, rows);
    } catch (SourceFileException | PublicSourceException e) {
      throw new Obstacle("the sealed source cannot be read as the plan says");
    }
  }

  private TrainedGenerator trained(Path room, RowBlocks seen, World world) throws IOException {
    PublicWork work = new PublicWork(plan, context);
    Optional<TrainedGenerator> counted = work.counted(seen);
    if (counted.isPresent()) {
      return counted.get();
    }
    TorchEngine engine =
        TorchEngine.startIsolated(
            plan.generator().numericMode(), DurableFiles.privateFolder(room.resolve("natives")));
    Progress progress = Progress.ofPublicStage(world, "train");
    Optional<TranscriptFolder> transcript = transcript(room);
    TrainedGenerator generator =
        work.train(
            engine,
            seen,
            new DpTraining.Surroundings(
                Checkpoints.NONE,
                (done, all) -> progress.at(done, all, "step"),
                transcript.map(Released.class::cast).orElse(Released.UNSEEN)));
    if (transcript.isPresent()) {
      transcript.get().close();
    }
    return generator;
  }

  private Optional<TranscriptFolder> transcript(Path room) {
    return PlannedTranscript.of(plan).map(planned -> new TranscriptFolder(room, planned.shape()));
  }

  private List<String> compared(Path room, TrainedGenerator again) throws IOException {
    List<String> differing = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : again.files().entrySet()) {
      compare(file.getKey(), Digest.of(file.getValue()), differing);
    }
    Optional<SortedMap<String, Path>> transcript = transcript(room).map(TranscriptFolder::files);
    if (transcript.isPresent()) {
      for (Map.Entry<String, Path> file : transcript.get().entrySet()) {
        compare(file.getKey(), Digest.of(file.getValue()), differing);
      }
    }
    return differing;
  }

  private void compare(String path, Digest again, List<String> differing) throws IOException {
    if (!again.equals(contents.digest(path))) {
      differing.add(path);
    }
  }
}
