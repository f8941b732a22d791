package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.util.List;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.djl.loss.VaeLoss;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.RowEncoder;
import org.hallmark.generators.vae.VaeShape;
import org.junit.jupiter.api.Test;

class VaeLossTest {
  private static final VaeShape SHAPE = Fixtures.architecture().shape();
  private static final int ROWS = 32;

  @Test
  void backward_afterACollectionOfGarbage_readsNoFreedMemory() throws Exception {
    List<float[]> expected = deltas(() -> {});
    for (int i = 0; i < 10; i++) {
      List<float[]> found = deltas(VaeLossTest::reuseFreedMemory);
      for (int layer = 0; layer < expected.size(); layer++) {
        assertArrayEquals(expected.get(layer), found.get(layer));
      }
    }
  }

  /** Direct memory that only Java objects held is freed, and given out again with other content. */
  private static void reuseFreedMemory() throws InterruptedException {
    System.gc();
    Thread.sleep(20);
    for (int i = 0; i < 2000; i++) {
      ByteBuffer.allocateDirect(4).putInt(0, 0x7e967699);
    }
  }

  private interface Between {
    void run() throws InterruptedException;
  }

  private static List<float[]> deltas(Between forwardAndBackward) throws InterruptedException {
    CodedRows rows =
        new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA).encode(Fixtures.rows(ROWS));
    StagedWeights weights = new StagedWeights(ParameterLayout.of(SHAPE.layers()));
    StagedRows staged = new StagedRows(SHAPE, rows, ROWS);
    int[] drawn = java.util.stream.IntStream.range(0, ROWS).toArray();
    float[] noise = new float[ROWS * SHAPE.latent()];
    java.util.Arrays.fill(noise, 0.7f);
    TorchEngine engine = Trainings.ENGINE;
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager manager = engine.newManager()) {
      ProbeTape tape =
          new ProbeTape(
              manager,
              weights.tensors(manager, PublicWeights.initial(SHAPE, Fixtures.seed("weights"))));
      NDArray losses =
          new VaeLoss(SHAPE).of(tape, staged.batch(manager, ROWS, drawn, 0, ROWS, noise));
      forwardAndBackward.run();
      tape.backward(losses);
      return tape.factors().stream().map(f -> f.delta().toFloatArray()).toList();
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }
}
