package org.hallmark.tables.source;

import org.hallmark.tables.RowBlocks;

/**
 * What one pass over a file gives: the rows that a condition selects, bad cells silently bad, and
 * the {@link RecordDigests} of all its records.
 *
 * @param rows in canonical order
 * @param digests in blocks, one after the other in each; neither their order nor blocks matter
 */
public record SourcePass(RowBlocks rows, Iterable<byte[]> digests) {}
