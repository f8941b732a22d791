package org.hallmark.cli.spark;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.hallmark.cli.table.LocalRows;
import org.hallmark.cli.table.SourceRows;
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
    return new SparkRows(LocalSpark.session(state.work(), master.orElse(THIS_MACHINE)));
  }

  @Override
  public SourceReader reader() {
    return new SparkSourceReader(session);
  }

  @Override
  public <R> R inTask(Supplier<R> work) {
    return SparkTask.run(session, work);
  }

  @Override
  public void close() {
    session.stop();
  }
}
