package org.hallmark.generators.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Progress;
import org.hallmark.generators.Safetensors;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.tables.Table;

/**
 * A small training of every generator of the catalogue that is trained by gradients, with privacy
 * and without, for comparing bits.
 *
 * <p>As a program it prints what comes of each: {@code MODE KINDS [FOLDER]}. It trains on another
 * thread than the one that starts the engine, as a task of Spark does. With a folder it keeps a
 * state after every step there, prints each step, and goes on where an earlier process was killed.
 */
public final class CatalogueTrainings {
  static final int STEPS = 3;

  private static final Table ROWS = Fixtures.rows(100);
  private static final int BATCH = 32;

  private CatalogueTrainings() {}

  /** With privacy or without. */
  enum Kind {
    EXACT,
    FLOAT32,
    PUBLIC
  }

  public static void main(String[] arguments) throws InterruptedException {
    NumericMode mode = NumericMode.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    TorchEngine engine = TorchEngine.start(mode, Fixtures.natives());
    Optional<Path> folder =
        arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
    List<Kind> kinds = Arrays.stream(arguments[1].split(",")).map(Kind::valueOf).toList();
    Thread training = new Thread(() -> print(engine, kinds, folder), "training");
    training.setUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    training.start();
    training.join();
  }

  private static void print(TorchEngine engine, List<Kind> kinds, Optional<Path> folder) {
    for (String id : networks()) {
      for (Kind kind : kinds) {
        String name = id + " " + kind;
        Progress progress =
            (done, all) -> {
              if (folder.isPresent()) {
                System.out.println("step " + done + " of " + name);
              }
            };
        Checkpoints kept = folder.map(f -> in(f.resolve(name))).orElse(Checkpoints.NONE);
        TrainedGenerator trained =
            train(engine, id, kind, new DpTraining.Surroundings(kept, progress));
        System.out.println(name + " " + digest(trained));
      }
    }
  }

  /** What is trained by gradients. */
  static List<String> networks() {
    return Generators.ids().stream()
        .filter(id -> GeneratorContractTest.plan(id).gradients().isPresent())
        .toList();
  }

  /** The digests of what comes of every generator, with exact sums and without privacy. */
  public static SortedMap<String, String> digests() {
    return digests(Trainings.ENGINE, List.of(Kind.EXACT, Kind.PUBLIC));
  }

  /** The digest of the weights of each generator and kind, as the program prints them. */
  static SortedMap<String, String> digests(TorchEngine engine, List<Kind> kinds) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String id : networks()) {
      for (Kind kind : kinds) {
        DpTraining.Surroundings around =
            new DpTraining.Surroundings(Checkpoints.NONE, Progress.SILENT);
        digests.put(id + " " + kind, digest(train(engine, id, kind, around)));
      }
    }
    return digests;
  }

  /** Trains one; a state is kept after every step. */
  static TrainedGenerator train(
      TorchEngine engine, String id, Kind kind, DpTraining.Surroundings around) {
    NetworkArchitecture architecture =
        GeneratorContractTest.plan(id).network(Fixtures.SCHEMA, Fixtures.KEYS);
    Sums sums = kind == Kind.FLOAT32 ? Sums.FLOAT32 : Sums.EXACT;
    if (kind == Kind.PUBLIC) {
      return new PublicTraining(engine, 0.01, BATCH, STEPS, 1, sums, 1)
          .train(
              architecture,
              architecture.encode(ROWS),
              Fixtures.seed("weights"),
              Fixtures.seed("train"),
              around);
    }
    return new GeneratorTraining(
            engine,
            architecture,
            plan(BATCH, STEPS, sums),
            new DpSgd(0.3, 1, 1, STEPS, BATCH, sums),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            around)
        .train(UnitRows.ofRecords(ROWS));
  }

  /** The fixtures' plan with another batch; a state is kept after every step. */
  static TrainingPlan plan(int batch, int steps, Sums sums) {
    TrainingPlan plan = Fixtures.plan().gradients().orElseThrow();
    return new TrainingPlan(
        plan.optimiser(),
        plan.learningRate(),
        batch,
        steps,
        plan.clip(),
        sums,
        1,
        plan.transcript(),
        plan.transcriptLimitMiB());
  }

  static String digest(TrainedGenerator trained) {
    return Digest.of(Safetensors.write(trained.weights())).toString();
  }

  private static Checkpoints in(Path file) {
    return new Checkpoints() {
      @Override
      public void save(byte[] state) {
        try {
          DurableFiles.writePrivate(file, state);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<byte[]> latest() {
        try {
          return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
