package org.hallmark.generators;

/**
 * What a network adds to every step besides the gradients of records: a function of the weights, of
 * public draws and of what the step released, and so at no cost in privacy. It is plain Java
 * arithmetic, the same bits everywhere.
 */
public interface Postprocessing {
  /** Adds nothing. */
  Postprocessing NONE =
      new Postprocessing() {
        @Override
        public void gradient(int step, float[] weights, float[] gradient) {}

        @Override
        public void weights(float[] weights) {}
      };

  /**
   * Completes the gradient of a step.
   *
   * @param step its number, from 0
   * @param weights before the step
   * @param gradient of the records, noised; changed
   */
  void gradient(int step, float[] weights, float[] gradient);

  /** Moves the weights back to where they must be, after a step. */
  void weights(float[] weights);
}
