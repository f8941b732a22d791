package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Network;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NothingLearnedException;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Shortened;
import org.hallmark.generators.StepTally;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingDivergedException;
import org.hallmark.generators.TrainingLoop;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.djl.loss.RecordLoss;
import org.hallmark.privacy.dpsgd.StepScale;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.SumGrid;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Training without any privacy, on rows that nobody has to protect: the mean gradient of records
 * drawn with replacement, shortened to a norm of at most {@code clip}, by {@link
 * org.hallmark.generators.Adam}. All its randomness follows from public seeds and is Java's, so
 * that whoever has the rows gets the same bits.
 *
 * <p>With exact sums the sum of a step is rounded to the grid of {@code clip} ({@link SumGrid}), of
 * which a transcript holds whole numbers; nothing else is exact about it.
 *
 * @param engine on which gradients are computed
 * @param learningRate of the first step; it falls linearly to zero
 * @param batch records in a step
 * @param steps how many
 * @param clip largest norm of a mean gradient
 * @param sums in what numbers a step's sum is kept
 * @param checkpointEvery steps between two saved states
 */
public record PublicTraining(
    TorchEngine engine,
    double learningRate,
    int batch,
    int steps,
    double clip,
    Sums sums,
    int checkpointEvery) {
  /** The version of how batches and normals are drawn and gradients are taken: permanent. */
  public static final String VERSION = "public-training-v1";

  /** In single precision, without states. */
  public PublicTraining(
      TorchEngine engine, double learningRate, int batch, int steps, double clip) {
    this(engine, learningRate, batch, steps, clip, Sums.FLOAT32, steps);
  }

  /** As a plan says. */
  public static PublicTraining of(TorchEngine engine, TrainingPlan plan) {
    return new PublicTraining(
        engine,
        plan.learningRate(),
        plan.batch(),
        plan.steps(),
        plan.clip(),
        plan.sums(),
        plan.checkpointEvery());
  }

  /**
   * The trained generator.
   *
   * @param rows public
   * @param initial seed of the first weights
   * @param seed of the records and normals of each step
   * @throws org.hallmark.generators.TrainingFailedException if there is none
   */
  public TrainedGenerator train(
      NetworkArchitecture architecture,
      EncodedRows rows,
      PublicSeed initial,
      PublicSeed seed,
      DpTraining.Surroundings around) {
    Network network = architecture.network();
    float[] weights = PublicWeights.initial(network, initial);
    run(network, Losses.of(network), rows, weights, seed, around);
    return new TrainedGenerator(architecture, network.layout().tensors("", weights));
  }

  /** The same, with nothing kept. */
  public TrainedGenerator train(
      NetworkArchitecture architecture,
      EncodedRows rows,
      PublicSeed initial,
      PublicSeed seed,
      Progress progress) {
    return train(
        architecture, rows, initial, seed, new DpTraining.Surroundings(Checkpoints.NONE, progress));
  }

  /** Moves {@code weights} to where {@code loss} is small. */
  public void run(
      Network network,
      RecordLoss loss,
      EncodedRows rows,
      float[] weights,
      PublicSeed seed,
      Progress progress) {
    run(
        network,
        loss,
        rows,
        weights,
        seed,
        new DpTraining.Surroundings(Checkpoints.NONE, progress));
  }

  private void run(
      Network network,
      RecordLoss loss,
      EncodedRows rows,
      float[] weights,
      PublicSeed seed,
      DpTraining.Surroundings around) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager base = engine.newManager()) {
      Steps gradients = new Steps(network, loss, rows, seed, base, around);
      float[] trained =
          new TrainingLoop(
                  learningRate, steps, checkpointEvery, Shortened.of(network, seed, batch, clip))
              .run(network.layout(), weights, gradients, around);
      TrainingDivergedException.requireFinite(trained, learningRate);
      NothingLearnedException.requireMoved(weights, trained, gradients.largest, learningRate);
      System.arraycopy(trained, 0, weights, 0, weights.length);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  /** The gradients of the batches, one after the other. */
  private final class Steps implements TrainingLoop.Gradients {
    private final RecordLoss loss;
    private final PublicSeed seed;
    private final NDManager base;
    private final DpTraining.Surroundings around;
    private final ParameterLayout layout;
    private final StagedRows staged;
    private final StagedWeights parameters;
    private final StepScale scale;
    private final StepVector sum;
    private final float[] noise;
    private final int[] drawn;
    private final int rows;
    private double largest;

    Steps(
        Network network,
        RecordLoss loss,
        EncodedRows rows,
        PublicSeed seed,
        NDManager base,
        DpTraining.Surroundings around) {
      this.loss = loss;
      this.seed = seed;
      this.base = base;
      this.around = around;
      this.layout = network.layout();
      this.staged = new StagedRows(network, rows, batch);
      this.parameters = new StagedWeights(layout);
      this.scale = StepScale.of(sums, clip, batch);
      this.sum = StepVector.zeros(sums, layout.size());
      this.noise = new float[batch * network.noise()];
      this.drawn = new int[batch];
      this.rows = rows.size();
    }

    @Override
    public StepVector at(int step, float[] weights, float[] gradient) {
      draw(seed.draws(step));
      double mean;
      try (NDManager manager = base.newSubManager()) {
        Map<String, NDArray> tensors = parameters.tensors(manager, weights);
        tensors.values().forEach(t -> t.setRequiresGradient(true));
        NDArray losses =
            loss.of(
                (layer, input) ->
                    LayerArrays.outputs(
                        layer, tensors.get(layer.weight()), tensors.get(layer.bias()), input),
                staged.batch(manager, batch, drawn, 0, batch, noise));
        new ProbeTape(manager, tensors).backward(losses);
        read(manager, tensors, gradient);
        mean = around.diagnostics().isPresent() ? losses.mean().getFloat() : Double.NaN;
      }
      double squares = Shortened.squares(gradient);
      TrainingDivergedException.requireFinite(squares, step, steps, learningRate);
      keep(gradient, step);
      scale.gradient(sum, gradient);
      told(step, mean, Math.sqrt(squares) / batch);
      return sum;
    }

    private void draw(PublicDraws draws) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (int) (draws.nextUniform() * rows);
      }
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) draws.nextGaussian();
      }
    }

    private void read(NDManager manager, Map<String, NDArray> tensors, float[] into) {
      for (ParameterLayout.Slot slot : layout.slots()) {
        NDArray part = tensors.get(slot.name()).getGradient();
        part.attach(manager);
        System.arraycopy(part.toFloatArray(), 0, into, slot.offset(), slot.length());
      }
    }

    /** The sum in the numbers that a transcript holds. */
    private void keep(float[] added, int step) {
      if (sum instanceof StepVector.Float32 floats) {
        System.arraycopy(added, 0, floats.values(), 0, added.length);
      } else if (sum instanceof StepVector.Exact exact) {
        double unit = SumGrid.of(clip).unit();
        for (int i = 0; i < added.length; i++) {
          double places = added[i] / unit;
          boolean fits = Math.abs(places) < SumGrid.LARGEST_NOISED_SUM;
          TrainingDivergedException.requireFinite(
              fits ? places : Double.POSITIVE_INFINITY, step, steps, learningRate);
          exact.values()[i] = Math.round(places);
        }
      }
    }

    private void told(int step, double mean, double norm) {
      largest = Math.max(largest, norm);
      int clipped = norm > clip ? batch : 0;
      around
          .diagnostics()
          .ifPresent(d -> d.step(step, new StepTally(batch, mean, norm, norm, norm, clipped, 0)));
    }
  }
}
