package org.hallmark.privacy.source;

import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.source.SourceReader;

/** Reads a source that everybody may see. */
public final class PublicReader {
  private PublicReader() {}

  /**
   * The rows of the plan's frame.
   *
   * @throws IllegalArgumentException if the plan says that the source is confidential
   * @throws org.hallmark.privacy.source.PublicSourceException if a cell or the number of rows is
   *     not as the plan says
   */
  public static RowBlocks read(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    if (plan.confidentiality() != Confidentiality.PUBLIC) {
      throw new IllegalArgumentException(
          "source must be public. Provided value: " + plan.confidentiality());
    }
    SourceCheck.require(reader, plan, copy);
    return ConfidentialReader.inFrame(reader, plan, copy);
  }
}
