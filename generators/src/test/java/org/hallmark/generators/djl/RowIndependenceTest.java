package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import org.hallmark.generators.InexactEngineException;
import org.hallmark.generators.Layer;
import org.junit.jupiter.api.Test;

class RowIndependenceTest {
  private static final Layer LAYER = new Layer("layer", 2, 3);

  @Test
  void requireAlike_oneBitInOneRow_isRefused() {
    float[] rows = {1, 2, 1, 2, 1, 2};
    RowIndependence.requireAlike(rows, 2);
    rows[5] = Math.nextUp(2f);
    assertThrows(InexactEngineException.class, () -> RowIndependence.requireAlike(rows, 2));
  }

  @Test
  void rows_ofTheTrial_fillALargeMicroBatchAndNotQuiteASmallOne() {
    assertEquals(1024 + 95, RowIndependence.rows(MicroBatches.expecting(2048), 1));
    assertEquals(512 + 56, RowIndependence.rows(MicroBatches.expecting(512), 8));
    assertEquals(32 + 15, RowIndependence.rows(MicroBatches.of(32), 1));
  }

  /** A layer of a model. */
  private interface Model {
    NDArray losses(NDArray rows);
  }

  /** One record in all rows of a full micro-batch, then in all but the padding of another. */
  private static void tryOut(Model model) {
    RowIndependence seen = new RowIndependence();
    try (NDManager manager = Trainings.ENGINE.newManager()) {
      boolean recorded = JniUtils.isGradMode();
      JniUtils.setGradMode(true);
      try {
        see(model, manager, 32, seen);
        see(model, manager, 31, seen);
      } finally {
        JniUtils.setGradMode(recorded);
      }
    }
  }

  private static void see(Model model, NDManager manager, int records, RowIndependence seen) {
    Map<String, NDArray> tensors =
        Map.of(
            LAYER.weight(), manager.ones(new Shape(3, 2)),
            LAYER.bias(), manager.ones(new Shape(3)));
    ProbeTape tape = new ProbeTape(manager, tensors);
    NDArray rows = manager.zeros(new Shape(32, 2));
    rows.set(new NDIndex("0:" + records), 0.7f);
    tape.backward(model.losses(tape.apply(LAYER, rows)));
    seen.requireAlike(tape.factors(), records);
  }

  @Test
  void requireAlike_eachRowForItself_passes() {
    tryOut(z -> z.square().sum(new int[] {1}));
  }

  @Test
  void requireAlike_meanOverTheBatch_isRefused() {
    assertThrows(
        InexactEngineException.class,
        () -> tryOut(z -> z.sub(z.mean(new int[] {0}, true)).square().sum(new int[] {1})));
  }
}
