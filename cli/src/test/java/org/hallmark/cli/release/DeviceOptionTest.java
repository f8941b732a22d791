package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.hallmark.cli.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On machines whose environment names no libtorch, as that of a build does not. */
class DeviceOptionTest {
  private static final String PLAN = "../examples/tiny/plan.yaml";
  private static final String SAID = "device    cpu, for the environment names no libtorch";

  @TempDir Path folder;

  /** The mode is not that of the plan, so that nothing is begun. */
  private String said(String device) {
    Recorded answer =
        Recorded.run(
            Map.of(),
            "release",
            PLAN,
            "--repo",
            folder.resolve("r").toString(),
            "--device",
            device);
    assertEquals(2, answer.status(), answer.err());
    return answer.err();
  }

  @Test
  void auto_withoutALibtorch_saysInOneLineThatItIsTheProcessor() {
    assertEquals(1, said("auto").lines().filter(line -> line.startsWith(SAID)).count());
  }

  @Test
  void cpu_asked_saysNothing() {
    assertFalse(said("cpu").contains("device "));
  }

  @Test
  void cuda_withoutACard_isRefusedBeforeAnythingIsWritten() {
    Recorded answer =
        Recorded.run(
            Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2"),
            "release",
            PLAN,
            "--repo",
            folder.resolve("r").toString(),
            "--device",
            "cuda:7");
    assertEquals(2, answer.status(), answer.err());
    assertTrue(answer.err().contains("--device cuda:7: there is no such graphics card"));
    assertEquals(0, folder.toFile().list().length);
  }
}
