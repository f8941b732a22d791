package org.hallmark.cli.terminal;

import java.util.Locale;

/**
 * Tells how far the work is: on a terminal one line that is written over, elsewhere plain lines.
 *
 * <p>Public stages show their rate and the time left. Private stages count steps alone, since their
 * pace depends on how many records the source has.
 */
public final class Progress {
  private static final int BAR = 24;
  private static final int PLAIN_LINES = 10;
  private static final int REDRAWINGS = 200;

  /** A slower rate is told with a tenth. */
  private static final int SLOW = 10;

  /**
   * A line longer than the terminal is wide is cut by it; wrapped, it could not be written over.
   */
  private static final String DRAW = "\r\033[?7l%s\033[K\033[?7h";

  private final World world;
  private final String stage;
  private final boolean timed;
  private final long startedNanos = System.nanoTime();
  private long lastShown = -1;

  private Progress(World world, String stage, boolean timed) {
    this.world = world;
    this.stage = stage;
    this.timed = timed;
  }

  /** Progress whose pace anybody may know. */
  public static Progress ofPublicStage(World world, String stage) {
    return new Progress(world, stage, true);
  }

  /** Progress whose pace is private. */
  public static Progress ofPrivateStage(World world, String stage) {
    return new Progress(world, stage, false);
  }

  /** Says that a stage without countable steps has begun. */
  public static void announce(World world, String stage, String what) {
    if (!world.quiet()) {
      world.err().println(label(stage) + what);
    }
  }

  /** {@code done} of {@code total} units of {@code unit} are done. */
  public synchronized void at(long done, long total, String unit) {
    long share = done * (world.terminal() ? REDRAWINGS : PLAIN_LINES) / total;
    if (share == lastShown || world.quiet()) {
      return;
    }
    lastShown = share;
    if (world.terminal()) {
      world.err().print(DRAW.replace("%s", line(done, total, unit)) + (done < total ? "" : "\n"));
      world.err().flush();
    } else {
      world.err().println(line(done, total, unit));
    }
  }

  private String line(long done, long total, String unit) {
    int filled = (int) (done * BAR / total);
    String bar = world.terminal() ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " : "";
    return label(stage) + bar + unit + " " + done + " of " + total + pace(done, total, unit);
  }

  private String pace(long done, long total, String unit) {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    if (!timed || done == 0 || seconds < 0.5) {
      return "";
    }
    double rate = done / seconds;
    long left = (long) Math.ceil((total - done) * seconds / done);
    String pace =
        rate < SLOW ? String.format(Locale.ROOT, "%.1f", rate) : Long.toString((long) rate);
    return ", " + pace + " " + unit + "s/s" + (done < total ? ", " + left + " s left" : "");
  }

  private static String label(String stage) {
    return stage + " ".repeat(Math.max(1, 10 - stage.length()));
  }
}
