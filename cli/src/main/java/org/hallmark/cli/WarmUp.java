package org.hallmark.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.hallmark.cli.terminal.World;

/**
 * Loads the classes that starts need, so that the launcher can keep them in a class data sharing
 * archive: it does what needs neither Spark nor PyTorch, then loads the rest of Hallmark.
 */
public final class WarmUp {
  private static final String CLASS = ".class";

  private WarmUp() {}

  /**
   * Shows the help of every command, checks the plan that is the first argument, and accounts for
   * the looks that are the second.
   */
  public static void main(String[] arguments) throws IOException {
    Hallmark.run(new Silent(), "--help");
    Hallmark.run(new Silent(), "release", "--help");
    Hallmark.run(new Silent(), "verify", "--help");
    Hallmark.run(new Silent(), "status", "--help");
    Hallmark.run(new Silent(), "plan", "check", arguments[0]);
    Hallmark.run(new Silent(), "account", arguments[1]);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Path.of(entry).getFileName().toString().startsWith("hallmark-")) {
        load(entry);
      }
    }
  }

  private static void load(String own) throws IOException {
    try (JarFile jar = new JarFile(own)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(CLASS)) {
          load(entry);
        }
      }
    }
  }

  private static void load(JarEntry entry) {
    String file = entry.getName();
    String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    try {
      Class.forName(name, false, WarmUp.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("its own jar must hold " + name, e);
    }
  }

  /** A world that nobody watches. */
  private static final class Silent implements World {
    private final PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Optional<String> variable(String name) {
      return World.real().variable(name);
    }

    @Override
    public PrintStream out() {
      return nowhere;
    }

    @Override
    public PrintStream err() {
      return nowhere;
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
