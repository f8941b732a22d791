package org.hallmark.generators.transcript;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.Layer;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * How long a transcript is and in which files it lies: a function of public numbers alone.
 *
 * <p>A record is the noised sum of one step, one little-endian number for each weight in the order
 * of the model's layers: with exact sums an integer of 64 bits in units of the grid, else a
 * single-precision number. There is nothing else in it: no time, no size of a batch, and no
 * compression, since that would tell of what is compressed. A file has as many whole records as fit
 * into {@code fileLimit} octets, and at least one.
 *
 * @param parameters weights of the model
 * @param steps of the training
 * @param sums how its gradients are added
 * @param fileLimit octets
 */
public record TranscriptShape(long parameters, int steps, Sums sums, long fileLimit) {
  /** Octets of a full file; a release keeps files of this size out of its Git history. */
  public static final long FILE = 64L << 20;

  private static final int DIGITS = 5;

  public TranscriptShape {
    if (parameters < 1 || steps < 1 || fileLimit < 1) {
      throw new IllegalArgumentException(
          "parameters, steps and fileLimit must be at least 1. Provided value: "
              + parameters
              + ", "
              + steps
              + ", "
              + fileLimit);
    }
  }

  /** The shape of a release's transcript. */
  public static TranscriptShape of(NetworkArchitecture architecture, TrainingPlan training) {
    long parameters = 0;
    for (Layer layer : architecture.network().layers()) {
      parameters += (layer.inputs() + 1L) * layer.outputs();
    }
    return new TranscriptShape(parameters, training.steps(), training.sums(), FILE);
  }

  /** Octets of one number. */
  public int width() {
    return sums == Sums.EXACT ? Long.BYTES : Float.BYTES;
  }

  /** Octets of one record. */
  public long recordLength() {
    return parameters * width();
  }

  /** Octets of all records. */
  public long size() {
    return recordLength() * steps;
  }

  /** How many records a full file has. */
  int recordsInFile() {
    return (int) Math.max(1, Math.min(steps, fileLimit / recordLength()));
  }

  /** The number of files. */
  int files() {
    return (steps + recordsInFile() - 1) / recordsInFile();
  }

  /** Octets of a file once {@code taken} steps are taken. */
  long length(int file, int taken) {
    long before = (long) file * recordsInFile();
    return recordLength() * Math.max(0, Math.min(recordsInFile(), taken - before));
  }

  /** Octets of every file, by its path in a release. */
  public SortedMap<String, Long> lengths() {
    SortedMap<String, Long> lengths = new TreeMap<>();
    for (int file = 0; file < files(); file++) {
      lengths.put(path(file), length(file, steps));
    }
    return lengths;
  }

  static String path(int file) {
    String digits = Integer.toString(file);
    return "generator/transcript-" + "0".repeat(DIGITS - digits.length()) + digits + ".bin";
  }
}
