package org.hallmark.audit.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, which finds no folder to write to but those of a test. */
final class Command {
  private static final int MINUTES = 5;
  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "ATEN_CPU_CAPABILITY",
          "MKL_CBWR",
          "OMP_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "DJL_OFFLINE",
          "OPT_OUT_TRACKING");

  private Command() {}

  /**
   * Makes a release. What it prints goes to {@code printed}, its home is {@code home}, its
   * temporary folder {@code temporary} and its working folder {@code here}. Only the cache of
   * native libraries, which are the program's own, is shared.
   */
  static void release(Path folder, Path plan, Path repo, Path state)
      throws IOException, InterruptedException {
    for (String name : List.of("printed", "home", "temporary", "here", "made")) {
      Files.createDirectory(folder.resolve(name));
    }
    Path home = folder.resolve("home");
    Path temporary = folder.resolve("temporary");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("../cli/jvm.options").toAbsolutePath(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            "org.hallmark.cli.Hallmark",
            "release",
            plan.toString(),
            "--repo",
            repo.toString(),
            "--state",
            state.toString());
    Map<String, String> environment = builder.environment();
    String cache =
        environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    environment.keySet().retainAll(INHERITED);
    environment.put("XDG_CACHE_HOME", cache);
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", temporary.toString());
    for (String xdg : List.of("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")) {
      environment.put(xdg, home.resolve(xdg).toString());
    }
    builder.directory(folder.resolve("here").toFile());
    builder.redirectOutput(folder.resolve("printed/out").toFile());
    builder.redirectError(folder.resolve("printed/err").toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "no end within " + MINUTES + " minutes");
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("printed/err")));
  }
}
