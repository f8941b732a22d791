package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Layer;
import org.hallmark.generators.Network;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.source.Units;

/**
 * The clipped gradients of privacy units, and of canaries that follow them.
 *
 * <p>A canary is a unit of one record, whose loss is steep in a weight that no other record has:
 * its gradient is {@value #STEEPNESS} times the clipping norm before it is clipped, and all but two
 * thousandths of what the clipping leaves lies along that weight, the rest on a bias that it shares
 * with others. It goes through probes, norms, clipping and sums as every record does, and so a
 * clipping that lets more through makes the canaries easier to tell.
 *
 * <p>Canaries have micro-batches of their own.
 */
final class ProbedCanaries implements ClippedGradients {
  static final float STEEPNESS = 1000;

  /** What a canary's weight is multiplied by; beside it the bias, whose factor is one, is small. */
  static final float INPUT = 16;

  private final ProbedModel records;
  private final Units units;
  private final UnitSlots slots;
  private final Layer layer;
  private final int[] in;
  private final DpSgd dpSgd;
  private final List<Layer> layers;
  private final ParameterLayout layout;
  private final ParameterLayout model;
  private final int microBatch;
  private final int latent;
  private final StagingBuffer staging;

  /**
   * Over {@code rows} and canaries.
   *
   * @param layer of the canaries, with a weight for each
   * @param in numbers of the canaries that stand behind the records
   */
  ProbedCanaries(
      TorchEngine engine, Network network, EncodedUnits rows, Layer layer, int[] in, DpSgd dpSgd) {
    this.slots = new UnitSlots(rows.most());
    this.records = new ProbedModel(engine, network, rows.rows(), dpSgd, slots, Optional.empty());
    this.units = rows.units();
    this.layer = layer;
    this.in = in.clone();
    this.dpSgd = dpSgd;
    this.layers = new ArrayList<>(network.layers());
    this.model = ParameterLayout.of(layers);
    layers.add(layer);
    this.layout = ParameterLayout.of(layers);
    this.microBatch = slots.sizes(dpSgd.divisor()).large();
    this.latent = network.noise();
    this.staging = new StagingBuffer(microBatch * (layer.inputs() + layer.outputs()));
  }

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, StepVector sum) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = records.newStep()) {
      ClippedSums sums = ClippedSums.of(step, layers, layout, dpSgd, slots);
      addRecords(step, weights, drawn, noise, sums);
      addCanaries(step, drawn, sums);
      sums.read(sum);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  private void addRecords(
      NDManager step, float[] weights, int[] drawn, float[] noise, ClippedSums sums) {
    int[] real = IntStream.range(0, drawn.length).filter(i -> drawn[i] < units.count()).toArray();
    int own = slots.most() * latent;
    float[] normals = new float[real.length * own];
    for (int i = 0; i < real.length; i++) {
      System.arraycopy(noise, real[i] * own, normals, i * own, own);
    }
    records.addTo(
        sums,
        step,
        Arrays.copyOf(weights, model.size()),
        slots.rows(units, IntStream.of(real).map(i -> drawn[i]).toArray()),
        slots.normals(normals, real.length, latent));
  }

  /** The weights of canaries do not enter: a loss that is linear in them has a fixed gradient. */
  private void addCanaries(NDManager step, int[] drawn, ClippedSums sums) {
    int[] joining =
        IntStream.of(drawn)
            .filter(unit -> unit >= units.count())
            .map(unit -> in[unit - units.count()])
            .toArray();
    Map<String, NDArray> tensors =
        Map.of(
            layer.weight(), step.zeros(new Shape(layer.outputs(), layer.inputs())),
            layer.bias(), step.zeros(new Shape(layer.outputs())));
    int together = microBatch / slots.count();
    for (int from = 0; from < joining.length; from += together) {
      try (NDManager micro = step.newSubManager()) {
        int to = Math.min(joining.length, from + together);
        ProbeTape tape = new ProbeTape(micro, tensors);
        tape.backward(losses(tape, micro, Arrays.copyOfRange(joining, from, to)));
        sums.add(tape.factors(), (to - from) * slots.count());
      }
    }
  }

  private NDArray losses(ProbeTape tape, NDManager micro, int[] canaries) {
    float slope = (float) (STEEPNESS * dpSgd.clip() / INPUT);
    int slopesAt = microBatch * layer.inputs();
    FloatBuffer to = staging.floats();
    to.put(0, new float[to.capacity()]);
    for (int i = 0; i < canaries.length; i++) {
      int row = i * slots.count();
      to.put(row * layer.inputs() + canaries[i] % layer.inputs(), INPUT);
      to.put(slopesAt + row * layer.outputs() + canaries[i] / layer.inputs(), slope);
    }
    NDArray inputs = staging.array(micro, 0, new Shape(microBatch, layer.inputs()));
    NDArray slopes = staging.array(micro, slopesAt, new Shape(microBatch, layer.outputs()));
    return tape.apply(layer, inputs).mul(slopes).sum(new int[] {1});
  }

  @Override
  public void close() {
    records.close();
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "ProbedCanaries";
  }
}
