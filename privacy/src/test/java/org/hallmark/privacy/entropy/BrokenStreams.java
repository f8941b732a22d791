package org.hallmark.privacy.entropy;

import java.nio.ByteBuffer;
import org.hallmark.privacy.Streams;

/** Streams with a fault, for showing that a test would notice it. */
public final class BrokenStreams {
  private BrokenStreams() {}

  /** One bit of every 64 is always set; 0 is the lowest. */
  public static PrivateStream stuckBit(String event, int bit) {
    PrivateStream good = Streams.stream(event);
    return new PrivateStream(
        good.label(),
        target -> {
          ByteBuffer longs = ByteBuffer.wrap(target);
          while (longs.hasRemaining()) {
            longs.putLong(good.nextLong() | 1L << bit);
          }
        });
  }
}
