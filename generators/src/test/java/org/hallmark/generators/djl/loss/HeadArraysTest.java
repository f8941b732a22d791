package org.hallmark.generators.djl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Heads;
import org.hallmark.generators.head.Law;
import org.hallmark.generators.head.Target;
import org.hallmark.tables.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's laws against those in plain Java. */
class HeadArraysTest {
  private record Seen(float[] logs, float[] gradient) {}

  static Stream<Head> heads() {
    return Stream.concat(Heads.all(), Stream.of(Heads.cells()));
  }

  private static Seen see(Head head, List<double[]> raws, List<Target> targets) {
    int rows = raws.size();
    float[] raw = new float[rows * head.parameters()];
    float[] seen = new float[rows * Target.WIDTH];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < head.parameters(); i++) {
        raw[row * head.parameters() + i] = (float) raws.get(row)[i];
      }
      Target t = targets.get(row);
      double[] numbers = {t.value(), t.known(), t.weight(), t.last()};
      for (int i = 0; i < Target.WIDTH; i++) {
        seen[row * Target.WIDTH + i] = (float) numbers[i];
      }
    }
    TorchEngine.start(NumericMode.AVX2, Fixtures.natives());
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray outputs = manager.create(raw, new Shape(rows, head.parameters())).duplicate();
      outputs.setRequiresGradient(true);
      NDArray target = manager.create(seen, new Shape(rows, Target.WIDTH)).duplicate();
      Batch batch = new Batch(List.of(), manager.zeros(new Shape(rows, 1)));
      NDArray logs = new HeadArrays(head, outputs, target, batch).logLikelihood();
      PtNDArray sum = (PtNDArray) logs.sum();
      JniUtils.backward(sum, (PtNDArray) sum.onesLike(), false, false);
      return new Seen(logs.toFloatArray(), outputs.getGradient().toFloatArray());
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  private static List<Target> targets(Head head) {
    Law law = head.law();
    List<Target> targets = new ArrayList<>();
    for (double ceiling : new double[] {Double.POSITIVE_INFINITY, 8, 2}) {
      for (double cell : new double[] {head.minimum(), 2, 2.75, 7, head.maximum(), Table.MISSING}) {
        targets.add(law.target(cell, ceiling));
      }
    }
    return targets;
  }

  @ParameterizedTest
  @MethodSource("heads")
  void logLikelihood_ofTheEngine_isThatOfPlainJava(Head head) {
    List<Target> targets = targets(head);
    List<double[]> raws = new ArrayList<>();
    for (int row = 0; row < targets.size(); row++) {
      raws.add(Heads.raw(head, row, 2));
    }
    float[] logs = see(head, raws, targets).logs();
    for (int row = 0; row < logs.length; row++) {
      Target target = targets.get(row);
      double measure = target.known() == 0 ? 0 : target.logMeasure();
      double expected = head.law().logDensity(raws.get(row), target) - measure;
      // Sums of up to a hundred terms in single precision.
      assertEquals(
          expected, logs[row], 2e-5 * (1 + Math.abs(expected)), head.kind() + " " + target);
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void gradient_ofAnyOutputs_isFinite(Head head) {
    List<Target> targets = targets(head);
    for (double size : new double[] {1, 50, 3000}) {
      List<double[]> raws = new ArrayList<>();
      for (int row = 0; row < targets.size(); row++) {
        raws.add(Heads.raw(head, row + 3, size));
      }
      Seen seen = see(head, raws, targets);
      for (float number : seen.gradient()) {
        assertTrue(
            Float.isFinite(number), "gradient " + number + " of " + head.kind() + " at " + size);
      }
      for (float number : seen.logs()) {
        assertTrue(Float.isFinite(number), "log " + number + " of " + head.kind() + " at " + size);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void gradient_ofTheEngine_isTheSlopeInPlainJava(Head head) {
    List<Target> targets = targets(head);
    List<double[]> raws = new ArrayList<>();
    for (int row = 0; row < targets.size(); row++) {
      raws.add(Heads.raw(head, row + 1, 1));
    }
    float[] gradient = see(head, raws, targets).gradient();
    double step = 1e-5;
    for (int row = 0; row < raws.size(); row++) {
      for (int i = 0; i < head.parameters(); i++) {
        double[] up = raws.get(row).clone();
        double[] down = raws.get(row).clone();
        up[i] += step;
        down[i] -= step;
        Law law = head.law();
        double slope =
            (law.logDensity(up, targets.get(row)) - law.logDensity(down, targets.get(row)))
                / (2 * step);
        double found = gradient[row * head.parameters() + i];
        assertEquals(slope, found, 2e-4 * (1 + Math.abs(slope)), head.kind() + " output " + i);
      }
    }
  }
}
