package org.hallmark.cli.terminal;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The one seam between Hallmark and the clock, the environment and the terminal. */
public interface World {
  /** The owner's clock, in whole seconds. */
  Instant now();

  /** An environment variable that is set and not empty. */
  Optional<String> variable(String name);

  /** What the command is given, where it is told to read it there. */
  default InputStream in() {
    return InputStream.nullInputStream();
  }

  /** Where answers go. */
  PrintStream out();

  /** Where progress and complaints go. */
  PrintStream err();

  /** Is a person watching {@link #err}? */
  boolean terminal();

  /** Is progress not wanted? */
  default boolean quiet() {
    return false;
  }

  /** Does a person sit at {@link #in} and {@link #err}, whom a command may ask? */
  default boolean asks() {
    return false;
  }

  /** How the reader calls this program, so that a command in an answer can be given as it is. */
  default String command() {
    return "hallmark";
  }

  private static PrintStream stream(FileDescriptor place) {
    return new PrintStream(new FileOutputStream(place), true, StandardCharsets.UTF_8);
  }

  /** The process's own surroundings; it speaks UTF-8 whatever the locale. */
  static World real() {
    return new World() {
      private final PrintStream out = stream(FileDescriptor.out);
      private final PrintStream err = stream(FileDescriptor.err);

      @Override
      public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
      }

      @Override
      public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
      }

      @Override
      public InputStream in() {
        // Buffered, since a bare one asks for its position, which a pipe does not have.
        return new BufferedInputStream(new FileInputStream(FileDescriptor.in));
      }

      @Override
      public PrintStream out() {
        return out;
      }

      @Override
      public PrintStream err() {
        return err;
      }

      @Override
      public boolean terminal() {
        return Boolean.getBoolean("hallmark.terminal");
      }

      @Override
      public boolean asks() {
        return Boolean.getBoolean("hallmark.asks");
      }

      @Override
      public String command() {
        return System.getProperty("hallmark.command", World.super.command());
      }
    };
  }
}
