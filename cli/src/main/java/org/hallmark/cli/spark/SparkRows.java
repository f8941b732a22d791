package org.hallmark.cli.spark;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.hallmark.generators.spark.SparkTask;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.spark.ConfidentialReader;
import org.hallmark.privacy.spark.PublicReader;
import org.hallmark.privacy.spark.SourceCheck;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.tables.Table;
import org.hallmark.tables.spark.LocalSpark;

/**
 * A Spark session for the stages that touch the source: it reads the rows and hosts the training.
 */
public final class SparkRows implements AutoCloseable {
  private final SparkSession session;

  private SparkRows(SparkSession session) {
    this.session = session;
  }

  /** A session whose scratch is the state's. */
  public static SparkRows in(OwnerState state) throws IOException {
    return new SparkRows(LocalSpark.session(state.work()));
  }

  /** Refuses a copy that its plan does not fit, before anything is sealed or charged. */
  public void require(SourcePlan source, ScratchCopy copy) {
    SourceCheck.require(session, source, copy);
  }

  /** The rows of the copy, and what the private index of a ledger is made of, in one pass. */
  public ConfidentialReader.Pass pass(SourcePlan source, ScratchCopy copy) {
    return ConfidentialReader.pass(session, source, copy);
  }

  /** The rows of the copy, behind the door of privacy. */
  public ConfidentialSource read(SourcePlan source, ScratchCopy copy) {
    return ConfidentialReader.read(session, source, copy);
  }

  /** The rows of the copy of a public source, for anybody. */
  public Table readPublic(SourcePlan source, ScratchCopy copy) {
    return PublicReader.read(session, source, copy);
  }

  /** What {@code work} gives inside a Spark task. */
  public <R> R inTask(Supplier<R> work) {
    return SparkTask.run(session, work);
  }

  @Override
  public void close() {
    session.stop();
  }
}
