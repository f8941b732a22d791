package org.hallmark.privacy.accounting;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a training's ε takes in a warm process, on one thread: Poisson-sampled Gaussian steps
 * with noise multiplier 1 at δ = 1e-6.
 *
 * <p>Times are by the clock; beside them stands what the processor was busy, which counts where
 * others use it too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AccountingBenchmark {
  @Param({"10000", "1000000"})
  public long steps;

  @Param({"0.01", "0.0001"})
  public double samplingRate;

  private int round;
  private int roundBefore;
  private long busyBefore;

  /** Looks at the processor's clock. */
  @Setup(Level.Iteration)
  public void begin() {
    roundBefore = round;
    busyBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Prints the time that this thread kept the processor busy, per answer. */
  @TearDown(Level.Iteration)
  public void end() {
    long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busyBefore;
    System.out.printf("processor %.1f ms/op; clock ", busy * 1e-6 / (round - roundBefore));
  }

  /** What is published: the least upper bound. */
  @Benchmark
  public double epsilonUpper() {
    return Accounting.epsilonUpper(events(), Adjacency.ADD_OR_REMOVE, nextDelta());
  }

  /** What {@code account} prints: both bounds. */
  @Benchmark
  public double bothBounds() {
    double delta = nextDelta();
    return Accounting.epsilonUpper(events(), Adjacency.ADD_OR_REMOVE, delta)
        - Accounting.epsilonLower(events(), Adjacency.ADD_OR_REMOVE, delta);
  }

  private List<PrivacyEvent> events() {
    return List.of(new PoissonSampledGaussian(samplingRate, 1, steps));
  }

  /** A δ of its own for every round, so that none is answered from memory. */
  private double nextDelta() {
    return 1e-6 * (1 + 1e-9 * ++round);
  }
}
