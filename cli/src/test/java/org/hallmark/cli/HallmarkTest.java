package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hallmark.cli.terminal.World;
import org.junit.jupiter.api.Test;

class HallmarkTest {
  /** Of its own accord the JVM would end with 1, which says "refuted". */
  @Test
  void run_errorOfTheMachine_endsAsInternalErrorAndNeverAsAnAnswer() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Hallmark.run(new Breaking(new PrintStream(err, true)), "explain");
    assertEquals(4, status);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("java.lang.StackOverflowError"));
  }

  private record Breaking(PrintStream err) implements World {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.empty();
    }

    @Override
    public PrintStream out() {
      return new PrintStream(OutputStream.nullOutputStream()) {
        @Override
        public void println(String line) {
          throw new StackOverflowError();
        }
      };
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
