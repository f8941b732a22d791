package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import org.hallmark.generators.Adam;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Network;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingDivergedException;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.djl.loss.RecordLoss;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Training without any privacy, on rows that nobody has to protect: the mean gradient of records
 * drawn with replacement, shortened to a norm of at most {@code clip}, by {@link Adam}. It tells
 * what a model can do, beside what it does under a budget. All its randomness is public and from
 * Java, so that it gives the same bits wherever a private training would.
 *
 * @param engine on which gradients are computed
 * @param learningRate of the first step; it falls linearly to zero
 * @param batch records in a step
 * @param steps how many
 * @param clip largest norm of a mean gradient
 */
public record PublicTraining(
    TorchEngine engine, double learningRate, int batch, int steps, double clip) {
  /**
   * The trained generator.
   *
   * @param rows public
   * @param initial seed of the first weights
   * @param seed of the records and normals of each step
   */
  public TrainedGenerator train(
      Architecture architecture,
      EncodedRows rows,
      PublicSeed initial,
      PublicSeed seed,
      Progress progress) {
    Network network = architecture.network();
    float[] weights = PublicWeights.initial(network, initial);
    run(network, Losses.of(network), rows, weights, seed, progress);
    return new TrainedGenerator(architecture, network.layout().tensors("", weights));
  }

  /** Moves {@code weights} to where {@code loss} is small. */
  public void run(
      Network network,
      RecordLoss loss,
      EncodedRows rows,
      float[] weights,
      PublicSeed seed,
      Progress progress) {
    Adam adam = new Adam(learningRate, steps, new float[weights.length], new float[weights.length]);
    Postprocessing after = network.postprocessing(seed, batch, Double.POSITIVE_INFINITY);
    ParameterLayout layout = network.layout();
    StagedRows staged = new StagedRows(network, rows, batch);
    StagedWeights parameters = new StagedWeights(layout);
    float[] gradient = new float[weights.length];
    float[] noise = new float[batch * network.noise()];
    int[] drawn = new int[batch];
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager base = engine.newManager()) {
      for (int step = 0; step < steps; step++) {
        draw(seed.draws(step), rows.size(), drawn, noise);
        try (NDManager manager = base.newSubManager()) {
          Map<String, NDArray> tensors = parameters.tensors(manager, weights);
          tensors.values().forEach(t -> t.setRequiresGradient(true));
          NDArray losses =
              loss.of(
                  (layer, input) ->
                      Linear.linear(input, tensors.get(layer.weight()), tensors.get(layer.bias()))
                          .singletonOrThrow(),
                  staged.batch(manager, batch, drawn, 0, batch, noise));
          new ProbeTape(manager, tensors).backward(losses);
          read(layout, manager, tensors, gradient);
        }
        after.gradient(step, weights, gradient);
        shorten(gradient);
        adam.update(step, weights, gradient);
        after.weights(weights);
        progress.step(step + 1, steps);
      }
    } finally {
      JniUtils.setGradMode(recorded);
    }
    TrainingDivergedException.requireFinite(weights);
  }

  private void shorten(float[] gradient) {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; norm > clip && i < gradient.length; i++) {
      gradient[i] *= (float) (clip / norm);
    }
  }

  private static void draw(PublicDraws draws, int rows, int[] drawn, float[] noise) {
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (int) (draws.nextUniform() * rows);
    }
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) draws.nextGaussian();
    }
  }

  private void read(
      ParameterLayout layout, NDManager manager, Map<String, NDArray> tensors, float[] gradient) {
    for (ParameterLayout.Slot slot : layout.slots()) {
      NDArray part = tensors.get(slot.name()).getGradient();
      part.attach(manager);
      float[] values = part.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        gradient[slot.offset() + i] = values[i] / batch;
      }
    }
  }
}
