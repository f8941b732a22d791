package org.hallmark.generators;

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

  /** Where steps are told, states are kept and what is released is seen. */
  public record Surroundings(Checkpoints checkpoints, Progress progress, Released released) {
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
    TrainingState state =
        around
            .checkpoints()
            .latest()
            .flatMap(bytes -> TrainingState.read(layout, bytes))
            .filter(s -> s.steps() >= 0 && s.steps() <= dpSgd.steps())
            .filter(s -> around.released().reaches(s.steps()))
            .orElseGet(() -> TrainingState.start(initial));
    around.released().resume(state.steps());
    PoissonSampler sampler = dpSgd.sampler(entropy);
    ExecutorService drawing = Executors.newSingleThreadExecutor(DpTraining::daemon);
    try {
      Drawing draws = step -> draw(sampler, entropy, layout, step, units);
      return steps(state, layout, gradients, around, draws, drawing);
    } finally {
      drawing.shutdownNow();
    }
  }

  private interface Drawing {
    Draw at(int step);
  }

  private float[] steps(
      TrainingState state,
      ParameterLayout layout,
      ClippedGradients gradients,
      Surroundings around,
      Drawing draws,
      ExecutorService drawing) {
    Adam adam = new Adam(learningRate, dpSgd.steps(), state.first(), state.second());
    StepVector sum = dpSgd.zeros(layout.size());
    float[] gradient = new float[layout.size()];
    CompletableFuture<Draw> next = ahead(draws, state.steps(), drawing);
    for (int step = state.steps(); step < dpSgd.steps(); step++) {
      Draw draw = next.join();
      next = ahead(draws, step + 1, drawing);
      gradients.sum(state.weights(), draw.units(), draw.latent(), sum);
      dpSgd.release(sum, draw.noise(), gradient);
      around.released().step(sum, gradient);
      postprocessing.gradient(step, state.weights(), gradient);
      adam.update(step, state.weights(), gradient);
      postprocessing.weights(state.weights());
      int done = step + 1;
      if (done % checkpointEvery == 0 || done == dpSgd.steps()) {
        TrainingState reached =
            new TrainingState(done, state.weights(), state.first(), state.second());
        around.released().keep();
        around.checkpoints().save(reached.bytes(layout));
      }
      around.progress().step(done, dpSgd.steps());
    }
    return state.weights();
  }

  private CompletableFuture<Draw> ahead(Drawing draws, int step, ExecutorService drawing) {
    return step < dpSgd.steps()
        ? CompletableFuture.supplyAsync(() -> draws.at(step), drawing)
        : CompletableFuture.completedFuture(null);
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
