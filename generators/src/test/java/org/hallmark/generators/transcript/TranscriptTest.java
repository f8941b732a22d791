package org.hallmark.generators.transcript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.Progress;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.provenance.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Is a transcript all that its weights hang on, and the same after every crash? */
class TranscriptTest {
  private static final ParameterLayout LAYOUT =
      ParameterLayout.of(List.of(new Layer("first", 3, 2), new Layer("second", 2, 1)));
  private static final int STEPS = 10;
  private static final int CHECKPOINT_EVERY = 3;
  private static final double RATE = 0.05;

  @TempDir Path folder;

  private static DpSgd dpSgd(Sums sums) {
    return new DpSgd(0.5, 1, 0.8, STEPS, 8, sums);
  }

  /** Four records in a file, so that there are three files, the last one half full. */
  private static TranscriptShape shape(Sums sums) {
    int width = sums == Sums.EXACT ? Long.BYTES : Float.BYTES;
    return new TranscriptShape(LAYOUT.size(), STEPS, sums, 4L * width * LAYOUT.size() + 3);
  }

  private static float[] initial() {
    float[] initial = new float[LAYOUT.size()];
    for (int i = 0; i < initial.length; i++) {
      initial[i] = 0.1f * i;
    }
    return initial;
  }

  /** Every record pulls each weight to zero, by its size in steps of the grid. */
  private static final class Pull implements ClippedGradients {
    @Override
    public void sum(float[] weights, int[] rows, float[] noise, StepVector sum) {
      for (int i = 0; i < weights.length; i++) {
        if (sum instanceof StepVector.Exact exact) {
          exact.values()[i] = rows.length * (long) (weights[i] * (1 << 25));
        } else if (sum instanceof StepVector.Float32 floats) {
          floats.values()[i] = rows.length * weights[i] / 32;
        }
      }
    }

    @Override
    public void close() {}
  }

  /** The state that was saved last. */
  private static final class Kept implements Checkpoints {
    private Optional<byte[]> state = Optional.empty();

    @Override
    public void save(byte[] bytes) {
      state = Optional.of(bytes);
    }

    @Override
    public Optional<byte[]> latest() {
      return state;
    }
  }

  private static float[] train(Path root, Sums sums, Checkpoints kept, Progress progress)
      throws IOException {
    try (TranscriptFolder transcript = new TranscriptFolder(root, shape(sums))) {
      return new DpTraining(dpSgd(sums), RATE, CHECKPOINT_EVERY, 1)
          .run(
              Fixtures.entropy(),
              LAYOUT,
              initial(),
              20,
              new Pull(),
              new DpTraining.Surroundings(kept, progress, transcript));
    }
  }

  private static SortedMap<String, byte[]> transcript(Path root, Sums sums) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (var file : new TranscriptFolder(root, shape(sums)).files().entrySet()) {
      files.put(file.getKey(), Files.readAllBytes(file.getValue()));
    }
    return files;
  }

  private static WeightsReplay replay(SortedMap<String, byte[]> files, Sums sums)
      throws IOException {
    WeightsReplay replay =
        new WeightsReplay(shape(sums), dpSgd(sums).scale(), RATE, initial(), Postprocessing.NONE);
    for (byte[] file : files.values()) {
      replay.take(new ByteArrayInputStream(file));
    }
    return replay;
  }

  @ParameterizedTest
  @EnumSource
  void take_transcriptOfATraining_givesItsWeightsBitForBit(Sums sums) throws Exception {
    float[] trained = train(folder, sums, Checkpoints.NONE, Progress.SILENT);
    SortedMap<String, byte[]> files = transcript(folder, sums);
    SortedMap<String, Long> lengths = new TreeMap<>();
    files.forEach((path, bytes) -> lengths.put(path, (long) bytes.length));
    assertEquals(shape(sums).lengths(), lengths);
    assertEquals(3, lengths.size());
    assertEquals(shape(sums).size(), lengths.values().stream().mapToLong(Long::longValue).sum());
    WeightsReplay replay = replay(files, sums);
    assertEquals(List.of(), replay.findings());
    assertArrayEquals(trained, replay.weights().orElseThrow());
    assertFalse(Arrays.equals(initial(), trained));
  }

  @ParameterizedTest
  @EnumSource
  void take_signOfTheLastNumberFlipped_doesNotGiveTheWeights(Sums sums) throws Exception {
    float[] trained = train(folder, sums, Checkpoints.NONE, Progress.SILENT);
    SortedMap<String, byte[]> files = transcript(folder, sums);
    byte[] last = files.get(files.lastKey());
    // The sign of the last number; lower bits of so large integers may be lost in the rounding.
    last[last.length - 1] ^= (byte) 0x80;
    WeightsReplay replay = replay(files, sums);
    assertFalse(replay.weights().filter(again -> Arrays.equals(trained, again)).isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void train_brokenAfterAnyStep_goesOnToTheSameTranscript(Sums sums) throws Exception {
    Path calm = folder.resolve("calm");
    float[] trained = train(calm, sums, Checkpoints.NONE, Progress.SILENT);
    for (int end = 1; end <= STEPS; end++) {
      Path broken = folder.resolve("broken-" + end);
      Kept kept = new Kept();
      Progress crash = crashAfter(end);
      assertThrows(IllegalStateException.class, () -> train(broken, sums, kept, crash));
      assertArrayEquals(trained, train(broken, sums, kept, Progress.SILENT));
      requireSame(transcript(calm, sums), transcript(broken, sums));
    }
  }

  private static Progress crashAfter(int end) {
    return (done, all) -> {
      if (done == end) {
        throw new IllegalStateException("crash");
      }
    };
  }

  @Test
  void train_transcriptShorterThanTheCheckpoint_beginsAgainToTheSameTranscript() throws Exception {
    Kept kept = new Kept();
    float[] trained = train(folder, Sums.EXACT, kept, Progress.SILENT);
    SortedMap<String, byte[]> whole = transcript(folder, Sums.EXACT);
    assertTrue(new TranscriptFolder(folder, shape(Sums.EXACT)).isWhole());
    Path first = folder.resolve(whole.firstKey());
    Files.write(first, Arrays.copyOf(whole.get(whole.firstKey()), 5));
    assertFalse(new TranscriptFolder(folder, shape(Sums.EXACT)).isWhole());
    assertArrayEquals(trained, train(folder, Sums.EXACT, kept, Progress.SILENT));
    requireSame(whole, transcript(folder, Sums.EXACT));
  }

  @Test
  void take_shortLongOrImpossibleTranscript_isAFindingAndNoWeights() throws Exception {
    for (Sums sums : Sums.values()) {
      Path own = folder.resolve(sums.name());
      train(own, sums, Checkpoints.NONE, Progress.SILENT);
      SortedMap<String, byte[]> honest = transcript(own, sums);
      byte[] first = honest.get(honest.firstKey());
      requireFinding("transcript-length", honest, Arrays.copyOf(first, first.length - 1), sums);
      requireFinding("transcript-length", honest, Arrays.copyOf(first, first.length + 1), sums);
      requireFinding("transcript-length", honest, new byte[0], sums);
      List<byte[]> values = new ArrayList<>();
      if (sums == Sums.EXACT) {
        values.add(little().putLong(Long.MAX_VALUE).array());
        values.add(little().putLong(Long.MIN_VALUE).array());
      } else {
        values.add(little().putFloat(Float.NaN).array());
        values.add(little().putFloat(Float.NEGATIVE_INFINITY).array());
      }
      for (byte[] value : values) {
        byte[] impossible = first.clone();
        System.arraycopy(value, 0, impossible, 0, shape(sums).width());
        requireFinding("transcript-value", honest, impossible, sums);
      }
    }
  }

  private static ByteBuffer little() {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireFinding(
      String code, SortedMap<String, byte[]> honest, byte[] first, Sums sums) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>(honest);
    files.put(files.firstKey(), first);
    WeightsReplay replay = replay(files, sums);
    assertEquals(List.of(code), replay.findings().stream().map(Finding::code).toList());
    assertTrue(replay.weights().isEmpty());
  }

  private static void requireSame(
      SortedMap<String, byte[]> expected, SortedMap<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((path, bytes) -> assertArrayEquals(bytes, found.get(path), path));
  }
}
