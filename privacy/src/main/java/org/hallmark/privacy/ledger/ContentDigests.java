package org.hallmark.privacy.ledger;

/**
 * The digests of all records of a source, in any order. They are not keyed: whoever has one can
 * test a guess of a record against it, so they are as confidential as the records and lie nowhere
 * but in memory or beside the rows in an owner's scratch.
 */
public final class ContentDigests {
  /** Length of one digest, in octets. */
  public static final int LENGTH = 32;

  private final Iterable<byte[]> blocks;

  private ContentDigests(Iterable<byte[]> blocks) {
    this.blocks = blocks;
  }

  /** The digests in {@code blocks}, each a number of digests one after the other. */
  public static ContentDigests of(Iterable<byte[]> blocks) {
    return new ContentDigests(blocks);
  }

  /** The blocks, one after the other. */
  Iterable<byte[]> blocks() {
    return blocks;
  }

  /** Never a digest, and never how many. */
  @Override
  public String toString() {
    return "ContentDigests";
  }
}
