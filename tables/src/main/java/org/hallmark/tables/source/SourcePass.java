package org.hallmark.tables.source;

import java.util.List;
import org.hallmark.tables.Table;

/**
 * What one pass over a file gives: the rows that a condition selects, bad cells silently bad, and
 * the {@link RecordDigests} of all its records.
 *
 * @param rows in canonical order
 * @param digests in blocks, one after the other in each; neither their order nor blocks matter
 */
public record SourcePass(Table rows, List<byte[]> digests) {
  public SourcePass {
    digests = List.copyOf(digests);
  }
}
