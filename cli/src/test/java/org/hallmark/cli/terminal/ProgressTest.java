package org.hallmark.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final int STEPS = 1000;

  @Test
  void at_terminal_isOneLineWrittenOver() {
    String text = stepsOf(new Screen(true));
    assertEquals(1, text.chars().filter(c -> c == '\n').count(), text);
    assertTrue(text.endsWith("\n"), text);
    assertTrue(text.contains("[########################] step 1000 of 1000"), text);
  }

  @Test
  void at_elsewhere_isAFewPlainLines() {
    String text = stepsOf(new Screen(false));
    assertEquals(11, text.lines().count(), text);
    assertFalse(text.contains("\r") || text.contains("\033"), text);
    assertTrue(text.endsWith("step 1000 of 1000\n"), text);
  }

  @Test
  void at_privateStage_tellsNoTime() throws InterruptedException {
    Screen screen = new Screen(false);
    Progress hidden = Progress.ofPrivateStage(screen, "train");
    Progress open = Progress.ofPublicStage(screen, "compare");
    Thread.sleep(600);
    hidden.at(1, 2, "step");
    assertEquals("train     step 1 of 2\n", screen.text());
    open.at(1, 2, "step");
    assertTrue(
        screen.text().matches("(?s).*compare   step 1 of 2, [\\d.]+ steps/s, \\d+ s left\\n"));
  }

  private static String stepsOf(Screen screen) {
    Progress progress = Progress.ofPrivateStage(screen, "train");
    for (int step = 1; step <= STEPS; step++) {
      progress.at(step, STEPS, "step");
    }
    return screen.text();
  }

  private record Screen(boolean terminal, ByteArrayOutputStream bytes, PrintStream err)
      implements World {
    Screen(boolean terminal) {
      this(terminal, new ByteArrayOutputStream());
    }

    private Screen(boolean terminal, ByteArrayOutputStream bytes) {
      this(terminal, bytes, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

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
      return err;
    }
  }
}
