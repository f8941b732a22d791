package org.hallmark.provenance.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HermeticSystemTest {
  @TempDir Path folder;

  @Test
  void enter_beforeAnyUse_isTheSystemThatJgitSees() throws Exception {
    HermeticSystem.enter();
    SystemReader reader = SystemReader.getInstance();
    assertSame(HermeticSystem.class, reader.getClass());
    assertNull(reader.getenv("PATH"));
    assertNull(reader.getProperty("user.home"));
    assertEquals(Instant.EPOCH, reader.now());
    assertEquals(List.of(), List.copyOf(reader.getSystemConfig().getSections()));
    assertEquals(List.of(), List.copyOf(reader.getUserConfig().getSections()));
    assertEquals(List.of(), List.copyOf(reader.getJGitConfig().getSections()));
    assertNull(reader.openUserConfig(new Config(), null).getFile());
  }

  /**
   * A JVM of its own whose home and path are traps: a configuration that does not parse, and
   * programs that would leave a mark.
   */
  @Test
  void main_inAJvmWithTraps_touchesNone() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path mark = folder.resolve("mark");
    Files.writeString(home.resolve(".gitconfig"), "[core\nnot a configuration");
    for (String program : List.of("git", "sh", "bash", "uname", "hostname")) {
      Path trap = Files.writeString(bin.resolve(program), "#!/bin/sh\necho > " + mark + "\n");
      trap.toFile().setExecutable(true);
    }
    Process child = child(home, bin).start();
    String said = new String(child.getInputStream().readAllBytes());
    assertEquals(0, child.waitFor(), said);
    assertEquals(List.of(), List.of(folder.toFile().list((d, name) -> name.equals("mark"))));
  }

  private ProcessBuilder child(Path home, Path bin) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            NoChildProcess.class.getName(),
            folder.resolve("release/.git").toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    return builder.redirectErrorStream(true);
  }

  /** Writes, reads and checks a release, then fails if the JVM has ever had a child. */
  static final class NoChildProcess {
    private NoChildProcess() {}

    public static void main(String[] arguments) throws Exception {
      Path git = Path.of(arguments[0]);
      Releases.release().writeTo(git);
      GitFolder.Reading reading = GitFolder.read(git);
      reading.history().orElseThrow().tags();
      if (ProcessHandle.current().children().findAny().isPresent()) {
        throw new IllegalStateException("JGit started a process");
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().contains("process reaper") || thread.getName().contains("JGit")) {
          throw new IllegalStateException("JGit started " + thread.getName());
        }
      }
    }
  }
}
