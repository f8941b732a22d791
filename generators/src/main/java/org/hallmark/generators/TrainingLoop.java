package org.hallmark.generators;

import org.hallmark.privacy.dpsgd.StepVector;

/**
 * The steps of a training, with privacy or without, from its latest checkpoint on: a gradient, what
 * the network adds to it, and {@link Adam}.
 *
 * @param learningRate of the first step
 * @param steps how many
 * @param checkpointEvery steps between two saved states
 * @param postprocessing what the network adds to every step
 */
public record TrainingLoop(
    double learningRate, int steps, int checkpointEvery, Postprocessing postprocessing) {
  public TrainingLoop {
    if (!(learningRate > 0) || checkpointEvery < 1) {
      throw new IllegalArgumentException(
          "learningRate and checkpointEvery must be above 0. Provided value: "
              + learningRate
              + ", "
              + checkpointEvery);
    }
  }

  /** Where the gradients of records come from. */
  public interface Gradients {
    /**
     * The next step; steps are asked for in order.
     *
     * @param step its number, from 0
     * @param weights before the step
     * @param gradient where the gradient of the records is written
     * @return what it was made of, which may be released
     */
    StepVector at(int step, float[] weights, float[] gradient);
  }

  /**
   * The weights after all steps. It goes on from the latest checkpoint if that is one of this
   * layout; the bits are those of an uninterrupted training.
   *
   * @param initial the weights before the first step
   */
  public float[] run(
      ParameterLayout layout,
      float[] initial,
      Gradients gradients,
      DpTraining.Surroundings around) {
    TrainingState state =
        around
            .checkpoints()
            .latest()
            .flatMap(bytes -> TrainingState.read(layout, bytes))
            .filter(s -> s.steps() >= 0 && s.steps() <= steps)
            .filter(s -> around.released().reaches(s.steps()))
            .orElseGet(() -> TrainingState.start(initial));
    around.released().resume(state.steps());
    Adam adam = new Adam(learningRate, steps, state.first(), state.second());
    float[] gradient = new float[layout.size()];
    for (int step = state.steps(); step < steps; step++) {
      StepVector sum = gradients.at(step, state.weights(), gradient);
      around.released().step(sum, gradient);
      postprocessing.gradient(step, state.weights(), gradient);
      adam.update(step, state.weights(), gradient);
      postprocessing.weights(state.weights());
      int done = step + 1;
      if (done % checkpointEvery == 0 || done == steps) {
        TrainingState reached =
            new TrainingState(done, state.weights(), state.first(), state.second());
        around.released().keep();
        around.checkpoints().save(reached.bytes(layout));
      }
      around.progress().step(done, steps);
    }
    return state.weights();
  }
}
