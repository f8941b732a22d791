package org.hallmark.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hallmark.cli.Recorded;
import org.hallmark.cli.doctor.Diagnosis.State;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code doctor} tell what there is, and what to do about what there is not? */
class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void doctor_machineOfTheTests_lacksNothing() {
    Recorded answer =
        Recorded.run(
            Map.of(
                "HALLMARK_HOME", folder.toString(),
                "ATEN_CPU_CAPABILITY", "default",
                "MKL_CBWR", "COMPATIBLE"),
            "doctor");
    assertEquals(0, answer.status(), answer.out());
    for (String told : List.of("spark-flags   all", "portable, fast", "natives", folder + ",")) {
      assertTrue(answer.out().contains(told), told + "\n" + answer.out());
    }
    assertFalse(answer.out().contains("missing"), answer.out());
  }

  @Test
  void doctor_stateThatCannotBeMade_isMissingAndStatusOne() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Recorded answer =
        Recorded.run(Map.of("HALLMARK_HOME", file.resolve("state").toString()), "doctor", "--json");
    assertEquals(1, answer.status(), answer.out());
    byte[] json = answer.out().strip().getBytes(StandardCharsets.UTF_8);
    List<Node> all = Documents.canonicalJson("stdout", json).items();
    List<String> missing =
        all.stream()
            .filter(one -> text(one, "state").equals("missing"))
            .map(one -> text(one, "id"))
            .toList();
    assertEquals(List.of("state"), missing);
    assertTrue(
        all.stream()
            .allMatch(one -> text(one, "state").equals("ok") == text(one, "advice").isEmpty()),
        answer.out());
  }

  @Test
  void checks_whatDoesNotFit_adviseWhatToDo() throws IOException {
    requireAdvice(JavaChecks.version(11), State.MISSING, "openjdk-17");
    requireAdvice(JavaChecks.heap(256L << 20), State.WARNING, "-Xmx");
    requireAdvice(JavaChecks.fileNames("ANSI_X3.4-1968"), State.WARNING, "LC_ALL");
    requireAdvice(MachineChecks.processor("AMD EPYC", "avx2 fma"), State.WARNING, "portable");
    requireAdvice(MachineChecks.memory("2 GiB"), State.WARNING, "4 GiB");
    requireAdvice(MachineChecks.clock(Instant.EPOCH, "UTC"), State.WARNING, "timedatectl");
    requireAdvice(
        MachineChecks.numericMode(Map.of(), "avx2 fma"), State.WARNING, "HALLMARK_NUMERIC");
    Files.createFile(folder.resolve("nvidia0"));
    assertTrue(
        MachineChecks.accelerator(folder, World.real()).found().startsWith("1 NVIDIA device"));
  }

  private static void requireAdvice(Diagnosis diagnosis, State state, String advice) {
    assertEquals(state, diagnosis.state());
    assertTrue(diagnosis.advice().contains(advice), diagnosis.toString());
  }

  private static String text(Node node, String name) {
    return node.member(name).orElseThrow().text();
  }
}
