package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Network;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.StepTally;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.djl.loss.RecordLoss;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * The clipped gradients of a network, by probes, record by record.
 *
 * <p>Records go through in micro-batches of fixed shapes ({@link MicroBatches}), padded with zeros,
 * so that what is computed of a record does not depend on how many others were drawn.
 */
public final class ProbedModel implements ModelGradients {
  private final Network network;
  private final RecordLoss loss;
  private final DpSgd dpSgd;
  private final NDManager base;
  private final MicroBatches sizes;
  private final UnitSlots slots;
  private final StagedRows staging;
  private final StagedWeights parameters;
  private final ClippedSums sums;
  private final Optional<TallyKeeper> keeper;

  /**
   * Over {@code rows}.
   *
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in
   *     micro-batches
   */
  public ProbedModel(TorchEngine engine, Network network, EncodedRows rows, DpSgd dpSgd) {
    this(engine, network, rows, dpSgd, Optional.empty());
  }

  ProbedModel(
      TorchEngine engine,
      Network network,
      EncodedRows rows,
      DpSgd dpSgd,
      Optional<TallyKeeper> keeper) {
    this(
        engine,
        network,
        rows,
        dpSgd,
        MicroBatches.expecting(dpSgd.divisor()),
        new UnitSlots(1),
        keeper);
  }

  ProbedModel(
      TorchEngine engine, Network network, EncodedRows rows, DpSgd dpSgd, MicroBatches sizes) {
    this(engine, network, rows, dpSgd, sizes, new UnitSlots(1), Optional.empty());
  }

  /**
   * In places: a drawn row may be {@link UnitSlots#EMPTY}, and so many places are a unit.
   *
   * @param keeper counts what happens to the gradients
   */
  ProbedModel(
      TorchEngine engine,
      Network network,
      EncodedRows rows,
      DpSgd dpSgd,
      UnitSlots slots,
      Optional<TallyKeeper> keeper) {
    this(engine, network, rows, dpSgd, slots.sizes(dpSgd.divisor()), slots, keeper);
  }

  private ProbedModel(
      TorchEngine engine,
      Network network,
      EncodedRows rows,
      DpSgd dpSgd,
      MicroBatches sizes,
      UnitSlots slots,
      Optional<TallyKeeper> keeper) {
    ParameterLayout layout = ParameterLayout.of(network.layers());
    this.slots = slots;
    this.keeper = keeper;
    this.network = network;
    this.loss = Losses.of(network);
    this.dpSgd = dpSgd;
    this.base = engine.newManager();
    this.sizes = sizes;
    this.staging = new StagedRows(network, rows, sizes.large());
    this.parameters = new StagedWeights(layout);
    this.sums = ClippedSums.of(base, network.layers(), layout, dpSgd, slots);
  }

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, StepVector sum) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = newStep()) {
      sums.clear();
      keeper.ifPresent(TallyKeeper::clear);
      addTo(sums, step, weights, drawn, noise);
      sums.read(sum);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  /** Memory of the engine for one step. */
  NDManager newStep() {
    return base.newSubManager();
  }

  /** Adds the clipped gradients of {@code drawn} records, while gradients are being recorded. */
  void addTo(ClippedSums sums, NDManager step, float[] weights, int[] drawn, float[] noise) {
    eachMicroBatch(
        step,
        weights,
        staging,
        drawn,
        noise,
        (factors, losses, records) -> {
          keeper.ifPresent(k -> k.add(factors, losses, records));
          sums.add(factors, records);
        });
  }

  @Override
  public Optional<StepTally> tally() {
    return keeper.map(TallyKeeper::tally);
  }

  /** What to do with the factors of a micro-batch. */
  interface Sink {
    void add(List<ProbeTape.Factors> factors, int records);
  }

  /** Hands on the factors of micro-batches of other rows of the same shape. */
  void eachFactors(float[] weights, EncodedRows others, int[] drawn, float[] noise, Sink sink) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = newStep()) {
      StagedRows staged = new StagedRows(network, others, sizes.large());
      eachMicroBatch(
          step,
          weights,
          staged,
          drawn,
          noise,
          (factors, losses, records) -> sink.add(factors, records));
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  private interface MicroSink {
    void add(List<ProbeTape.Factors> factors, NDArray losses, int records);
  }

  private void eachMicroBatch(
      NDManager step,
      float[] weights,
      StagedRows staged,
      int[] drawn,
      float[] noise,
      MicroSink sink) {
    Map<String, NDArray> tensors = parameters.tensors(step, weights);
    int size;
    for (int from = 0; from < drawn.length; from += size) {
      size = sizes.next(drawn.length - from);
      try (NDManager micro = step.newSubManager()) {
        int count = Math.min(size, drawn.length - from);
        ProbeTape tape = new ProbeTape(micro, tensors);
        NDArray losses = loss.of(tape, staged.batch(micro, size, drawn, from, count, noise));
        tape.backward(
            slots.count() == 1 ? losses : losses.mul(there(micro, size, drawn, from, count)));
        sink.add(tape.factors(), losses, count);
      }
    }
  }

  /** One for a record and zero for an empty place, whose loss may not be zero by itself. */
  private static NDArray there(NDManager micro, int size, int[] drawn, int from, int count) {
    float[] there = new float[size];
    for (int i = 0; i < count; i++) {
      there[i] = drawn[from + i] == UnitSlots.EMPTY ? 0 : 1;
    }
    return micro.create(there).duplicate();
  }

  @Override
  public void requireExactness(float[] weights) {
    if (dpSgd.sums() == Sums.EXACT) {
      RowIndependence.require(this, network, weights, sizes, slots);
    }
  }

  @Override
  public void close() {
    base.close();
  }
}
