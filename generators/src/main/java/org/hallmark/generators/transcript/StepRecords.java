package org.hallmark.generators.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.SumGrid;
import org.hallmark.provenance.Finding;

/** The records of a transcript, read one after the other into one place. */
final class StepRecords {
  private static final int BUFFER = 1 << 20;

  private final TranscriptShape shape;
  private final int parameters;
  private final StepVector record;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

  StepRecords(TranscriptShape shape) {
    this.shape = shape;
    this.parameters = Math.toIntExact(shape.parameters());
    this.record = StepVector.zeros(shape.sums(), parameters);
  }

  /** The record that was read last. */
  StepVector record() {
    return record;
  }

  /**
   * Reads the record of a step; what is wrong with it, if anything.
   *
   * @param path of the file, for what is found
   */
  Optional<Finding> read(int step, String path, InputStream file) throws IOException {
    for (int i = 0; i < parameters; ) {
      int wanted = Math.min(BUFFER / shape.width(), parameters - i);
      int octets = wanted * shape.width();
      if (file.readNBytes(buffer.array(), 0, octets) < octets) {
        return Optional.of(
            new Finding(
                "transcript-length", path, "a record of step " + step, "the end of the file"));
      }
      buffer.clear();
      for (int last = i + wanted; i < last; i++) {
        if (!value(i)) {
          return Optional.of(
              new Finding(
                  "transcript-value", path, "noised sums in step " + step, "what no sum can be"));
        }
      }
    }
    return Optional.empty();
  }

  private boolean value(int i) {
    if (record instanceof StepVector.Exact exact) {
      long value = buffer.getLong();
      exact.values()[i] = value;
      return value <= SumGrid.LARGEST_NOISED_SUM && value >= -SumGrid.LARGEST_NOISED_SUM;
    }
    float value = buffer.getFloat();
    ((StepVector.Float32) record).values()[i] = value;
    return Float.isFinite(value);
  }
}
