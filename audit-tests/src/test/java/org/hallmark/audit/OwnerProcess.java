package org.hallmark.audit;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hallmark.cli.Hallmark;

/**
 * A process that runs one command in an {@link OwnersWorld}, so that it can be killed: by {@link
 * #main} in the child, by the rest in the parent. At a line of progress that was asked for, the
 * child stands still, so that the kill comes there and nowhere else.
 */
final class OwnerProcess {
  private static final long PATIENCE_SECONDS = 240;
  private static final long LOOK_NANOS = 100_000;
  private static final String NOWHERE = "never";
  private static final List<String> OWNER = List.of(OwnerProcess.class.getName(), NOWHERE);

  /** A process that is soon over is over sooner without the optimising compiler. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

  /** Bytecode that other tests have loaded is not verified again: a fifth of a process's time. */
  private static final List<String> UNCHECKED =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Thread reading;

  private OwnerProcess(Process process) {
    this.process = process;
    this.reading = new Thread(this::read, "child-output");
    this.reading.setDaemon(true);
    this.reading.start();
  }

  /** The child: the line to stand still at, then the command. */
  public static void main(String[] arguments) {
    String stop = arguments[0];
    String[] command = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    OwnersWorld world =
        OwnersWorld.watching(
            out,
            out,
            line -> {
              if (line.equals(stop)) {
                standStill();
              }
            });
    System.exit(Hallmark.run(world, command));
  }

  /** Starts a command. */
  static OwnerProcess start(String... command) throws IOException {
    return start(List.of(), OWNER, List.of(), QUICK, command);
  }

  /** Starts a command somewhere. */
  static OwnerProcess start(Surroundings surroundings, String... command) throws IOException {
    return start(List.of(), OWNER, List.of(), surroundings.flags(), command);
  }

  /**
   * Starts a command somewhere as a user does, with the machine's clock and the program's output.
   */
  static OwnerProcess startAsUser(Surroundings surroundings, String... command) throws IOException {
    List<String> main = List.of(Hallmark.class.getName());
    return start(List.of(), main, List.of(), surroundings.flags(), command);
  }

  /** Starts a command with more entries put before its class path. */
  static OwnerProcess start(List<Path> more, String... command) throws IOException {
    return start(List.of(), OWNER, more, QUICK, command);
  }

  /** Starts a command that may write no file above a size. */
  static OwnerProcess startOnSmallDisk(int kibibytes, String... command) throws IOException {
    String limited = "ulimit -f " + kibibytes + " && exec \"$@\"";
    return start(List.of("bash", "-c", limited, "bash"), OWNER, List.of(), QUICK, command);
  }

  private static OwnerProcess start(
      List<String> before,
      List<String> main,
      List<Path> more,
      List<String> flags,
      String... command)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("@../cli/jvm.options");
    line.addAll(flags);
    line.addAll(UNCHECKED);
    line.addAll(List.of("-XX:-UsePerfData", "-cp", classPath(more)));
    line.addAll(main);
    line.addAll(List.of(command));
    return new OwnerProcess(new ProcessBuilder(line).redirectErrorStream(true).start());
  }

  /** Runs a command up to a line of progress and kills it there with SIGKILL. */
  static void killAt(String stop, String... command) throws IOException, InterruptedException {
    List<String> main = List.of(OwnerProcess.class.getName(), stop);
    OwnerProcess process = start(List.of(), main, List.of(), QUICK, command);
    process.killWhen(() -> process.lines.contains(stop));
  }

  /** Runs a command until something is so, looking very often, and kills it then. */
  static void killWhen(BooleanSupplier so, String... command)
      throws IOException, InterruptedException {
    start(command).killWhen(so);
  }

  private void killWhen(BooleanSupplier so) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!so.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("the moment to kill never came:\n" + text());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    process.destroyForcibly();
    end();
  }

  /** Waits for the end, and returns the exit status. */
  int end() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end after " + PATIENCE_SECONDS + " s:\n" + text());
    }
    reading.join();
    return process.exitValue();
  }

  /** What it printed, answers and progress. */
  String text() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException e) {
      lines.add("(killed)");
    }
  }

  private static String classPath(List<Path> more) {
    List<String> entries = new ArrayList<>();
    more.forEach(entry -> entries.add(entry.toString()));
    entries.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static void standStill() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
