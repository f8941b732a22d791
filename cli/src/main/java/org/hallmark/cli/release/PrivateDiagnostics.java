package org.hallmark.cli.release;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.hallmark.cli.plan.OutsideOfGit;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.generators.StepTally;
import org.hallmark.provenance.json.CanonicalJson;

/**
 * What happens to gradients in each step of a run, for its owner alone: one new file, mode 0600, in
 * no release and no Git work tree, one line of JSON for each step. Nothing of it reaches a stream,
 * a message, an exit status, or a byte of a release but the note that data were seen.
 */
final class PrivateDiagnostics implements StepTally.Listener, AutoCloseable {
  /** The option that asks for it. */
  static final String OPTION = "--private-diagnostics";

  private static final OutsideOfGit OUTSIDE =
      new OutsideOfGit("a file of private diagnostics", OPTION);

  private final int run;
  private final BufferedWriter lines;

  private PrivateDiagnostics(int run, BufferedWriter lines) {
    this.run = run;
    this.lines = lines;
  }

  /**
   * A line of the file.
   *
   * @param loss mean of the units; none where no unit was drawn or it is not finite
   */
  private record Line(
      int run,
      int step,
      int units,
      Optional<Double> loss,
      double leastNorm,
      double medianNorm,
      double largestNorm,
      double clippedFraction,
      int notFinite) {}

  /** Refuses a place where others might read it, before anything else is done. */
  static void require(Path file, Path repo) throws IOException {
    if (file.toString().equals("-") || file.startsWith("/dev") || file.startsWith("/proc")) {
      throw Refusal.usage(OPTION + " writes a file, never standard output or a device: " + file);
    }
    OUTSIDE.require(file);
    Path parent = file.toAbsolutePath().normalize().getParent().toRealPath();
    Path place = repo.toAbsolutePath().normalize();
    if (parent.startsWith(place)
        || (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
            && parent.startsWith(place.toRealPath()))) {
      throw Refusal.usage(
          file + " lies inside the release " + repo + "; give " + OPTION + " another place");
    }
  }

  /** Of the next training; the file is made by the first of them. */
  static PrivateDiagnostics in(Path file, int run) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new PrivateDiagnostics(
        run, new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)));
  }

  @Override
  public void step(int step, StepTally tally) {
    Line line =
        new Line(
            run,
            step + 1,
            tally.units(),
            Optional.of(tally.loss()).filter(Double::isFinite),
            tally.leastNorm(),
            tally.medianNorm(),
            tally.largestNorm(),
            tally.units() == 0 ? 0 : (double) tally.clipped() / tally.units(),
            tally.notFinite());
    try {
      lines.write(CanonicalJson.text(line) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
