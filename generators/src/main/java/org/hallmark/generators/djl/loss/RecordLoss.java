package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;

/**
 * A loss that is a sum over records: no record's term depends on another's, and no layer may take a
 * statistic over the batch.
 */
@FunctionalInterface
public interface RecordLoss {
  /** The loss of each record: one number for every row of the batch. */
  NDArray of(Dense dense, Batch batch);
}
