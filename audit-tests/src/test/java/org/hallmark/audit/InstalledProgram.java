package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The program as the build has it, as a command in a folder: without a launcher that would build it
 * again.
 */
record InstalledProgram(Path folder) {
  private static final String JAVA =
      "'"
          + String.join(
              "' '",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "@" + Document.TOP.resolve("cli/jvm.options").toAbsolutePath().normalize())
          + "'";

  /** Only a release runs long enough for the optimising compiler, as in the launcher. */
  private static final String QUICK = "[ \"$1\" = release ] || quick=-XX:TieredStopAtLevel=1\n";

  /** Writes the command. */
  static InstalledProgram in(Path folder) throws IOException {
    String path = JavadocExamples.classPath();
    Path command = folder.resolve("hallmark");
    Files.writeString(
        command,
        "#!/bin/sh\n"
            + QUICK
            + "exec "
            + JAVA
            + " $quick -Djava.io.tmpdir='"
            + Files.createDirectory(folder.resolve("tmp"))
            + "' -cp '"
            + path
            + "' org.hallmark.cli.Hallmark \"$@\"\n");
    assertTrue(command.toFile().setExecutable(true));
    return new InstalledProgram(folder);
  }

  /** The virtual machine with the program's flags, for the shell. */
  String java() {
    return JAVA;
  }

  private Path command() {
    return folder.resolve("hallmark");
  }

  /** Runs a command of the shell in the folder, with an owner's home of its own. */
  Answer run(Map<String, String> variables, String... line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(variables);
    builder.environment().put("HALLMARK_HOME", folder.resolve("home").toString());
    builder.environment().put("HALLMARK", command().toString());
    return Programs.run(builder);
  }
}
