package org.hallmark.cli.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.hallmark.cli.table.LocalRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.GradientEngine;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.generators.spark.ExecutorEngine;
import org.hallmark.generators.spark.SparkTask;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.tables.source.SourceReader;
import org.hallmark.tables.spark.LocalSpark;
import org.hallmark.tables.spark.SparkSourceReader;

/**
 * A Spark session for the stages that touch the source: it reads the rows and hosts the training.
 */
public final class SparkRows implements SourceRows {
  private static final String THIS_MACHINE = "local[*]";

  /** What executors need to compute gradients. */
  private static final List<String> TRAINING =
      List.of("api-0.", "pytorch-", "jna-", "jackson-dataformat-yaml-", "snakeyaml-");

  private final SparkSession session;

  private SparkRows(SparkSession session) {
    this.session = session;
  }

  /**
   * What reads a plan's source: Spark where a master is given, or where the format needs it.
   *
   * @param master Spark's master URL
   */
  public static SourceRows of(SourcePlan source, OwnerState state, Optional<String> master)
      throws IOException {
    if (master.isEmpty() && source.format() == SourceFormat.CSV) {
      return new LocalRows();
    }
    return new SparkRows(LocalSpark.session(state.work(), master.orElse(THIS_MACHINE), TRAINING));
  }

  @Override
  public SourceReader reader() {
    return new SparkSourceReader(session);
  }

  /** On this machine the training is a task; on a cluster its gradients are. */
  @Override
  public <R> R inTask(Supplier<R> work) {
    return session.sparkContext().isLocal() ? SparkTask.run(session, work) : work.get();
  }

  @Override
  public GradientEngine gradients(NumericMode mode, ComputeDevice device, Path natives)
      throws IOException {
    ExecutorEngine.Here here = () -> TorchEngine.start(mode, natives, device);
    return session.sparkContext().isLocal()
        ? here.start()
        : new ExecutorEngine(session, mode, device, natives, here);
  }

  @Override
  public void close() {
    session.stop();
  }
}
