package org.hallmark.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.Hallmark;
import org.hallmark.cli.terminal.World;

/**
 * An auditor with a machine and a key of their own, to whom an owner hands source and escrow file.
 *
 * @param home where the auditor's programs keep their state
 */
public record Auditor(Path home) {
  /** A new one. */
  public static Auditor in(Path home) throws Exception {
    Auditor auditor = new Auditor(home);
    Files.createDirectories(home);
    auditor.run("keygen", auditor.key().toString());
    return auditor;
  }

  /** The auditor's SSH key, which opens escrow files and signs verdicts. */
  public Path key() {
    return home.resolve("key");
  }

  /** Its public half, without the comment. */
  public String recipient() throws Exception {
    return Files.readString(home.resolve("key.pub")).strip();
  }

  /** What the folder holds in which the auditor computes, if it is there. */
  public boolean leftSomething() {
    return Files.exists(home.resolve("state/.audit"));
  }

  /** The owner of a release hands over an escrow file for this auditor. */
  public Path escrow(Path release, Path out) throws Exception {
    Answer answer =
        Answer.run(
            "escrow",
            "seal",
            "--repo",
            release.toString(),
            "--recipient",
            recipient(),
            "--out",
            out.toString());
    if (answer.status() != 0) {
      throw new AssertionError(answer.text());
    }
    return out;
  }

  /** Verifies at tier escrow, with further options. */
  public Answer verify(Path release, Path trust, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("verify", release.toString(), "--trust", trust.toString(), "--tier", "escrow"));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  /** Runs a command on the auditor's machine; only the answer counts, not the progress. */
  public Answer run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Hallmark.run(new Machine(stream(out), stream(err), home), arguments);
    String text = out.toString(StandardCharsets.UTF_8);
    return new Answer(status, text.isEmpty() ? err.toString(StandardCharsets.UTF_8) : text);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private record Machine(PrintStream out, PrintStream err, Path home) implements World {
    @Override
    public Instant now() {
      return OwnersWorld.NOW;
    }

    @Override
    public Optional<String> variable(String name) {
      return name.equals("HALLMARK_HOME")
          ? Optional.of(home.resolve("state").toString())
          : World.real().variable(name);
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
