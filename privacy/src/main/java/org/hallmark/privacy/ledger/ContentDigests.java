package org.hallmark.privacy.ledger;

import java.util.List;

/**
 * The digests of all records of a source, in any order. They are not keyed: whoever has one can
 * test a guess of a record against it, so they are as confidential as the records and are never
 * written down.
 */
public final class ContentDigests {
  /** Length of one digest, in octets. */
  public static final int LENGTH = 32;

  private final List<byte[]> blocks;

  private ContentDigests(List<byte[]> blocks) {
    this.blocks = blocks;
  }

  /** The digests in {@code blocks}, each a number of digests one after the other. */
  public static ContentDigests of(List<byte[]> blocks) {
    for (byte[] block : blocks) {
      if (block.length % LENGTH != 0) {
        throw new IllegalArgumentException("blocks must hold whole digests");
      }
    }
    return new ContentDigests(List.copyOf(blocks));
  }

  List<byte[]> blocks() {
    return blocks;
  }

  /** Never a digest, and never how many. */
  @Override
  public String toString() {
    return "ContentDigests";
  }
}
