package org.hallmark.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.GradientEngine;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.PublicReader;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.SourceCheck;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.source.SourceReader;

/** What reads the source and hosts the training: this process, or Spark. */
public interface SourceRows extends AutoCloseable {
  /** What reads files. */
  SourceReader reader();

  /** What {@code work} gives where training belongs. */
  <R> R inTask(Supplier<R> work);

  /**
   * What computes the gradients of a private training.
   *
   * @param natives where native libraries are unpacked
   */
  default GradientEngine gradients(NumericMode mode, ComputeDevice device, Path natives)
      throws IOException {
    return TorchEngine.start(mode, natives, device);
  }

  /** Refuses a copy that its plan does not fit, before anything is sealed or charged. */
  default void require(SourcePlan source, ScratchCopy copy) {
    SourceCheck.require(reader(), source, copy);
  }

  /** The rows of the copy, and what the private index of a ledger is made of, in one pass. */
  default ConfidentialReader.Pass pass(SourcePlan source, ScratchCopy copy) {
    return ConfidentialReader.pass(reader(), source, copy);
  }

  /** The rows of the copy, behind the door of privacy. */
  default ConfidentialSource read(SourcePlan source, ScratchCopy copy) {
    return ConfidentialReader.read(reader(), source, copy);
  }

  /** The rows of the copy of a public source, for anybody. */
  default RowBlocks readPublic(SourcePlan source, ScratchCopy copy) {
    return PublicReader.read(reader(), source, copy);
  }

  @Override
  void close();
}
