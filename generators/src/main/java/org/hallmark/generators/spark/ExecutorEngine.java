package org.hallmark.generators.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.RowMatrix;
import org.hallmark.generators.djl.GradientEngine;
import org.hallmark.generators.djl.ModelGradients;
import org.hallmark.privacy.dpsgd.DpSgd;

/**
 * Gradients by an executor of a cluster, which reads the encoded rows from the training's matrix.
 *
 * <p>The training itself stays in the driver: it draws coins and noise, keeps the states and moves
 * the weights. What travels to an executor are weights, which follow from noised sums, the numbers
 * of the units that join a step, and their normals; what comes back is the sum of clipped gradients
 * before noise, so the executors and the wire to them are inside the owner's walls as the rows are.
 * A task that runs again gives the same integers.
 *
 * <p>Rows that are not in a matrix, those of privacy units of several records, and trainings that
 * keep a tally are computed in the driver.
 */
public final class ExecutorEngine implements GradientEngine {
  private final SparkSession spark;
  private final NumericMode mode;
  private final ComputeDevice device;
  private final Path natives;
  private final Here here;
  private SortedMap<String, String> facts = new TreeMap<>();

  /** Starts the engine of this process. */
  @FunctionalInterface
  public interface Here {
    GradientEngine start() throws IOException;
  }

  /**
   * On executors of {@code spark}.
   *
   * @param mode of the executors' environment
   * @param device what to compute on; of a graphics card the number is the one that Spark gives the
   *     task, where it gives one
   * @param natives where an executor unpacks native libraries
   * @param here for what executors do not compute
   */
  public ExecutorEngine(
      SparkSession spark, NumericMode mode, ComputeDevice device, Path natives, Here here) {
    this.spark = spark;
    this.mode = mode;
    this.device = device;
    this.natives = natives;
    this.here = here;
  }

  @Override
  public ModelGradients gradients(
      NetworkArchitecture architecture,
      EncodedUnits rows,
      DpSgd dpSgd,
      ModelGradients.Tally tally) {
    if (rows.stored().isEmpty() || rows.most() > 1 || tally == ModelGradients.Tally.KEPT) {
      return inDriver(architecture, rows, dpSgd, tally);
    }
    RowMatrix matrix = rows.stored().get();
    GradientTask.Setup setup =
        new GradientTask.Setup(
            UUID.randomUUID().toString(),
            mode,
            device.toString(),
            natives.toString(),
            architecture.bytes(),
            matrix.schema(),
            matrix.file().toString(),
            dpSgd);
    ExecutorGradients gradients = new ExecutorGradients(spark, setup);
    facts = gradients.deviceFacts();
    return gradients;
  }

  private ModelGradients inDriver(
      NetworkArchitecture architecture,
      EncodedUnits rows,
      DpSgd dpSgd,
      ModelGradients.Tally tally) {
    try {
      GradientEngine own = here.start();
      facts = own.deviceFacts();
      return own.gradients(architecture, rows, dpSgd, tally);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public SortedMap<String, String> deviceFacts() {
    return facts;
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "ExecutorEngine";
  }
}
