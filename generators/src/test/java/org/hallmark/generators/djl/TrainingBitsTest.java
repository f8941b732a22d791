package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does every generator train to the same bits in other processes, on other threads and on simulated
 * processors, and after a stop at any step? {@code .ci/training-bits} tries more processors, and
 * kills.
 */
class TrainingBitsTest {
  /** What the native libraries take for a processor without AVX-512, or even without AVX2. */
  private static final Map<String, String> OLDER =
      Map.of(
          "MKL_ENABLE_INSTRUCTIONS", "SSE4_2",
          "ONEDNN_MAX_CPU_ISA", "SSE41",
          "GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F");

  private static final List<CatalogueTrainings.Kind> KINDS =
      List.of(CatalogueTrainings.Kind.EXACT, CatalogueTrainings.Kind.PUBLIC);

  static Stream<String> networks() {
    return CatalogueTrainings.networks().stream();
  }

  /**
   * The engine is pinned to one thread: on two, sums of floats differ in their last bits (seen on
   * an AMD EPYC).
   */
  private static final Map<String, String> MORE_THREADS =
      Map.of("OMP_NUM_THREADS", "2", "MKL_NUM_THREADS", "2");

  @Test
  void train_inOtherProcessesOnOtherProcessorsAndThreads_givesTheSameBits() throws Exception {
    Child older = Child.start(NumericMode.AVX2, OLDER);
    Child portable = Child.start(NumericMode.PORTABLE, Map.of());
    SortedMap<String, String> here = CatalogueTrainings.digests(Trainings.ENGINE, KINDS);
    assertFalse(here.isEmpty());
    assertEquals(here, older.digests());
    SortedMap<String, String> portably = portable.digests();
    assertEquals(portably, Child.start(NumericMode.PORTABLE, OLDER).digests());
  }

  /** A process that trains all and prints digests. */
  private record Child(Process process) {
    static Child start(NumericMode mode, Map<String, String> processor) throws IOException {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("@../cli/jvm.options", "-XX:TieredStopAtLevel=1", "-cp"));
      line.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      line.add(CatalogueTrainings.class.getName());
      line.add(mode.name().toLowerCase(Locale.ROOT));
      line.add(KINDS.stream().map(Enum::name).collect(Collectors.joining(",")));
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(mode.environment());
      builder.environment().putAll(processor);
      builder.environment().putAll(MORE_THREADS);
      return new Child(builder.start());
    }

    SortedMap<String, String> digests() throws IOException, InterruptedException {
      SortedMap<String, String> digests = new TreeMap<>();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), text);
      text.lines()
          .forEach(
              line ->
                  digests.put(
                      line.substring(0, line.lastIndexOf(' ')),
                      line.substring(line.lastIndexOf(' ') + 1)));
      return digests;
    }
  }

  /** Remembers every state, and hands one back. */
  private static final class Kept implements Checkpoints {
    private final List<byte[]> states = new ArrayList<>();
    private Optional<byte[]> latest = Optional.empty();

    @Override
    public void save(byte[] state) {
      states.add(state);
    }

    @Override
    public Optional<byte[]> latest() {
      return latest;
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void train_resumedAfterAnyStep_givesTheBitsOfAnUninterruptedTraining(String id) {
    for (CatalogueTrainings.Kind kind : KINDS) {
      Kept kept = new Kept();
      DpTraining.Surroundings around = new DpTraining.Surroundings(kept, Progress.SILENT);
      String whole =
          CatalogueTrainings.digest(CatalogueTrainings.train(Trainings.ENGINE, id, kind, around));
      List<byte[]> states = List.copyOf(kept.states);
      assertEquals(CatalogueTrainings.STEPS, states.size());
      for (byte[] state : states.subList(0, states.size() - 1)) {
        kept.latest = Optional.of(state);
        assertEquals(
            whole,
            CatalogueTrainings.digest(
                CatalogueTrainings.train(Trainings.ENGINE, id, kind, around)));
      }
    }
  }
}
