package org.hallmark.tables.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.provenance.Digest;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;

/** The bytes of a file in processes that differ in all that must not matter. */
class ParquetReproductionTest {
  /** The digest that this process, run as a program, prints. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(digest());
  }

  /** Identity hashes are those of the JVM option: 2 makes them all equal, 3 counts up. */
  @Test
  void bytes_inOtherProcesses_areTheSame() throws Exception {
    String here = digest();
    assertEquals(here, inProcess("-XX:hashCode=2", "-Duser.language=tr", "-Duser.country=TR"));
    assertEquals(here, inProcess("-XX:hashCode=3", "-Duser.timezone=Pacific/Apia", "-Xint"));
  }

  private static String digest() throws IOException {
    return Digest.of(ParquetTables.bytes(Tables.random(2_000, 9))).toString();
  }

  private static String inProcess(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UnlockExperimentalVMOptions");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ParquetReproductionTest.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out.strip();
  }
}
