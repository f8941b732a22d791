package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the launcher say what to install where Java or Maven is not what it needs? */
class LauncherTest {
  @TempDir Path folder;

  private Path programs;

  /** A copy of the launcher that was never built, and a path of programs with little in it. */
  @BeforeEach
  void prepare() throws IOException {
    Files.copy(Path.of("../hallmark"), folder.resolve("hallmark"));
    programs = Files.createDirectory(folder.resolve("programs"));
    Files.createSymbolicLink(programs.resolve("readlink"), Path.of("/bin/readlink"));
  }

  @Test
  void launch_withoutJava_saysWhatToInstall() throws Exception {
    require("needs Java 17 or later; install JDK 17 (Debian: apt-get install openjdk-17", Map.of());
  }

  @Test
  void launch_javaHomeWithoutJava_saysSo() throws Exception {
    String home = folder.resolve("gone").toString();
    require("JAVA_HOME is " + home + ", where there is no bin/java; unset it", of(home));
  }

  @Test
  void launch_oldJava_saysWhichAndWhatToInstall() throws Exception {
    String told = "/bin/java is Java \"11.0.2\"; install JDK 17";
    require(told, of(jdk("11.0.2")));
    require("is Java \"1.8.0_402\"", of(jdk("1.8.0_402")));
  }

  @Test
  void launch_alone_saysThatTheProgramIsNotThere() throws Exception {
    require("has neither its source nor a build beside it", of(jdk("17.0.15")));
  }

  @Test
  void launch_withoutMaven_saysWhatToInstall() throws Exception {
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    require("needs Maven to build itself; install it (Debian: apt-get", of(jdk("17.0.15")));
  }

  @Test
  void launch_unknownNumericMode_saysWhichThereAre() throws Exception {
    String mode = "HALLMARK_NUMERIC_MODE";
    require(
        mode + " must be avx2, portable or fast", Map.of("JAVA_HOME", jdk("21"), mode, "avx512"));
  }

  private static Map<String, String> of(String javaHome) {
    return Map.of("JAVA_HOME", javaHome);
  }

  private String jdk(String version) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/false\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(home.resolve("release"), "A=1\nJAVA_VERSION=\"" + version + "\"\n");
    return home.toString();
  }

  private void require(String told, Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("/bin/bash", folder.resolve("hallmark").toString(), "status"));
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor(), said);
    assertTrue(said.startsWith("hallmark: ") && said.contains(told), said);
  }
}
