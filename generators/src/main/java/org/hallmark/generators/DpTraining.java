package org.hallmark.generators;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.PoissonSampler;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.entropy.PrivateEntropy;

/**
 * The steps of differentially private stochastic gradient descent: draw units by Poisson coins, sum
 * their clipped gradients, add noise, divide by the public divisor, move the weights with {@link
 * Adam}.
 *
 * <p>An empty draw is a step of pure noise. The noise of the reparametrisation is private too,
 * being drawn per confidential unit, as much for one as for another; it is independent of the
 * records, so that the guarantee holds for every value of it. Coins and noise of the next step are
 * drawn on a second thread, each from its own stream, so threads change no bit.
 *
 * <p>Nothing is thrown, reported or timed that depends on the records.
 *
 * @param dpSgd sampling rate, noise and divisor
 * @param learningRate of the first step
 * @param checkpointEvery steps between two saved states
 * @param latent normals that each unit needs
 * @param postprocessing what the network adds to every step
 */
public record DpTraining(
    DpSgd dpSgd,
    double learningRate,
    int checkpointEvery,
    int latent,
    Postprocessing postprocessing) {
  static final String REPARAMETRISATION = "reparametrisation";

  public DpTraining {
    if (!(learningRate > 0) || checkpointEvery < 1) {
      throw new IllegalArgumentException(
          "learningRate and checkpointEvery must be above 0. Provided value: "
              + learningRate
              + ", "
              + checkpointEvery);
    }
  }

  /** Of a network that adds nothing. */
  public DpTraining(DpSgd dpSgd, double learningRate, int checkpointEvery, int latent) {
    this(dpSgd, learningRate, checkpointEvery, latent, Postprocessing.NONE);
  }

  /**
   * Where steps are told, states are kept and what is released is seen.
   *
   * @param diagnostics hears of gradients before the noise, which is a look that nothing covers;
   *     nobody unless the owner asks
   */
  public record Surroundings(
      Checkpoints checkpoints,
      Progress progress,
      Released released,
      Optional<StepTally.Listener> diagnostics) {
    /** Nobody is told of records. */
    public Surroundings(Checkpoints checkpoints, Progress progress, Released released) {
      this(checkpoints, progress, released, Optional.empty());
    }

    /** Nobody sees the single steps. */
    public Surroundings(Checkpoints checkpoints, Progress progress) {
      this(checkpoints, progress, Released.UNSEEN);
    }

    /** Keeps and tells nothing. */
    public static Surroundings none() {
      return new Surroundings(Checkpoints.NONE, Progress.SILENT);
    }
  }

  private record Draw(int[] units, float[] latent, StepVector noise) {}

  /**
   * The weights after all steps. It goes on from the latest checkpoint if that is one of this
   * layout; the bits are those of an uninterrupted training.
   *
   * @param entropy from which no stream of this training was opened
   * @param initial the weights before the first step
   * @param units the number of privacy units
   */
  public float[] run(
      PrivateEntropy entropy,
      ParameterLayout layout,
      float[] initial,
      int units,
      ClippedGradients gradients,
      Surroundings around) {
    PoissonSampler sampler = dpSgd.sampler(entropy);
    ExecutorService drawing = Executors.newSingleThreadExecutor(DpTraining::daemon);
    try {
      Drawing draws = step -> draw(sampler, entropy, layout, step, units);
      return new TrainingLoop(learningRate, dpSgd.steps(), checkpointEvery, postprocessing)
          .run(
              layout,
              initial,
              new Noised(draws, drawing, gradients, layout.size(), around),
              around);
    } finally {
      drawing.shutdownNow();
    }
  }

  private interface Drawing {
    Draw at(int step);
  }

  /** Clipped sums with noise; what the next step needs is drawn while this one is computed. */
  private final class Noised implements TrainingLoop.Gradients {
    private final Drawing draws;
    private final ExecutorService drawing;
    private final ClippedGradients gradients;
    private final Surroundings around;
    private final StepVector sum;
    private CompletableFuture<Draw> next;

    Noised(
        Drawing draws,
        ExecutorService drawing,
        ClippedGradients gradients,
        int size,
        Surroundings around) {
      this.draws = draws;
      this.drawing = drawing;
      this.gradients = gradients;
      this.around = around;
      this.sum = dpSgd.zeros(size);
    }

    @Override
    public StepVector at(int step, float[] weights, float[] gradient) {
      Draw draw = (next == null ? ahead(step) : next).join();
      next = ahead(step + 1);
      gradients.sum(weights, draw.units(), draw.latent(), sum);
      around.diagnostics().ifPresent(d -> gradients.tally().ifPresent(t -> d.step(step, t)));
      dpSgd.release(sum, draw.noise(), gradient);
      return sum;
    }

    private CompletableFuture<Draw> ahead(int step) {
      return step < dpSgd.steps()
          ? CompletableFuture.supplyAsync(() -> draws.at(step), drawing)
          : CompletableFuture.completedFuture(null);
    }
  }

  private Draw draw(
      PoissonSampler sampler, PrivateEntropy entropy, ParameterLayout layout, int step, int units) {
    int[] drawn = sampler.draw(step, units);
    float[] normals = new float[drawn.length * latent];
    entropy.stream(REPARAMETRISATION, DpSgd.EVENT, step, "latent", 0).fillGaussian(normals, 1);
    StepVector noise = dpSgd.zeros(layout.size());
    for (ParameterLayout.Slot slot : layout.slots()) {
      dpSgd.noise(entropy, step, slot.name(), noise, slot.offset(), slot.length());
    }
    return new Draw(drawn, normals, noise);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "hallmark-noise");
    thread.setDaemon(true);
    return thread;
  }
}
