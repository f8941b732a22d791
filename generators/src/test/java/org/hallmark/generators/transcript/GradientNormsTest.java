package org.hallmark.generators.transcript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.hallmark.privacy.dpsgd.StepScale;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

class GradientNormsTest {
  private static final TranscriptShape EXACT =
      new TranscriptShape(3, 2, Sums.EXACT, TranscriptShape.FILE);
  private static final StepScale HALF = new StepScale(Sums.EXACT, 0.5);

  @Test
  void squared_exactSums_areThoseOfTheScaledGradient() throws IOException {
    GradientNorms norms = new GradientNorms(EXACT, HALF);
    norms.take(file(2, -4, 6, 0, 0, 8));
    assertArrayEquals(new double[] {1 + 4 + 9, 16}, norms.squared().orElseThrow());
  }

  @Test
  void squared_filesOfOneRecord_continue() throws IOException {
    GradientNorms norms = new GradientNorms(new TranscriptShape(3, 2, Sums.EXACT, 1), HALF);
    norms.take(file(2, 0, 0));
    assertEquals(Optional.empty(), norms.squared());
    norms.take(file(0, 4, 0));
    assertArrayEquals(new double[] {1, 4}, norms.squared().orElseThrow());
  }

  @Test
  void squared_singlePrecision_isReadAsSuch() throws IOException {
    GradientNorms norms =
        new GradientNorms(
            new TranscriptShape(2, 1, Sums.FLOAT32, 64), new StepScale(Sums.FLOAT32, 2));
    ByteBuffer octets = ByteBuffer.allocate(2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    octets.putFloat(1.5f).putFloat(-2);
    norms.take(new ByteArrayInputStream(octets.array()));
    assertArrayEquals(new double[] {9 + 16}, norms.squared().orElseThrow());
  }

  @Test
  void squared_recordsThatEndOrCannotBe_areNothing() throws IOException {
    for (long[] wrong :
        new long[][] {{2, -4, 6}, {2, -4, 6, 0, 0}, {2, -4, Long.MAX_VALUE, 0, 0, 8}}) {
      GradientNorms norms = new GradientNorms(EXACT, HALF);
      norms.take(file(wrong));
      assertTrue(norms.squared().isEmpty(), wrong.length + " numbers");
    }
  }

  private static ByteArrayInputStream file(long... sums) {
    ByteBuffer octets =
        ByteBuffer.allocate(sums.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long sum : sums) {
      octets.putLong(sum);
    }
    return new ByteArrayInputStream(octets.array());
  }
}
