package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does a verification talk to nobody and start no process, from the start of its JVM on and with
 * little memory? Seen by strace, below everything that this program could hide.
 *
 * <p>Two things are the JVM's own: as it starts, the C library asks nscd for the user's name, at a
 * path of this machine; and as the JDK loads its file channels, it opens sockets to see whether
 * there are IPv4, IPv6 and SO_REUSEPORT, and closes them. None is ever bound, connected or written
 * to.
 */
@Tag("interop")
class InteropStraceTest {
  private static final long PATIENCE_SECONDS = 240;
  private static final String LITTLE = "-Xmx768m";
  private static final Pattern CALL = Pattern.compile("^[0-9]+ +[a-z0-9_]+\\(");

  /** What the JVM does by itself; a socket alone reaches nobody. */
  private static final List<String> OWN =
      List.of(
          " execve(",
          " socket(AF_UNIX, SOCK_STREAM",
          " socket(AF_INET, SOCK_STREAM, IPPROTO_IP)",
          " socket(AF_INET6, SOCK_STREAM, IPPROTO_IP)",
          " socketpair(AF_UNIX, SOCK_STREAM, 0, ",
          " getsockname(0, ",
          "sun_path=\"/var/run/nscd/socket\"",
          " setsockopt(",
          " getsockopt(");

  private static final int MOST_PROBES = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"seal", "recompute", "replay"})
  void verify_atAnyTier_talksToNobodyAndStartsNoProcess(String tier) throws Exception {
    assertEquals(0, traced(TinyRelease.repo(), tier));
    requireQuiet();
  }

  @Test
  void verify_ofAHostileRelease_talksToNobodyAndStartsNoProcess() throws Exception {
    Path release = copy(TinyRelease.repo(), folder.resolve("tiny"));
    Path hook = release.resolve(".git/hooks/post-checkout");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch owned\n");
    assertTrue(hook.toFile().setExecutable(true));
    Path config = release.resolve(".git/config");
    Files.writeString(config, Files.readString(config) + "[core]\n\tfsmonitor = \"touch owned\"\n");
    assertEquals(1, traced(release, "replay"));
    requireQuiet();
  }

  @Test
  void strace_ofAProcessThatStartsAnother_seesIt() throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", "cat /dev/null; true"));
    assertEquals(0, trace(command));
    assertTrue(calls("execve").size() > 1, trace().toString());
  }

  /** The java that the launcher starts, so that whatever it starts itself is one too many. */
  private int traced(Path release, String tier) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@../cli/jvm.options");
    command.add(LITTLE);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("org.hallmark.cli.Hallmark");
    command.addAll(List.of("verify", release.toString(), "--tier", tier));
    command.addAll(List.of("--trust", TinyRelease.trust().toString()));
    return trace(command);
  }

  private int trace(List<String> command) throws Exception {
    List<String> line = new ArrayList<>(List.of("strace", "-f", "-qq"));
    line.addAll(List.of("-e", "trace=network,execve,execveat,fork,vfork", "-o"));
    line.add(folder.resolve("trace").toString());
    line.addAll(command);
    File said = folder.resolve("said").toFile();
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said).start();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "no end");
    return process.exitValue();
  }

  private void requireQuiet() throws Exception {
    assertEquals(1, calls("execve").size(), calls("execve").toString());
    List<String> talking =
        trace().stream()
            .filter(line -> CALL.matcher(line).find())
            .filter(line -> OWN.stream().noneMatch(line::contains))
            .toList();
    assertEquals(List.of(), talking);
    assertTrue(calls("socket").size() <= MOST_PROBES, calls("socket").toString());
  }

  private List<String> calls(String name) throws Exception {
    return trace().stream().filter(line -> line.contains(" " + name + "(")).toList();
  }

  private List<String> trace() throws Exception {
    return Files.readAllLines(folder.resolve("trace"));
  }

  private static Path copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
