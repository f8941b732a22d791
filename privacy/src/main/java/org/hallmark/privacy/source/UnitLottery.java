package org.hallmark.privacy.source;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.LengthFramed;

/**
 * A private lottery: what is put in draws a ticket, and the least tickets win. Tickets are HMAC
 * values under a key from a private stream, so a draw hangs on what is in it and on nothing else:
 * not on the order of rows, not on partitions, not on how often it is held.
 *
 * <p>What is serialised is only a number under which this process keeps the key, so that the key
 * goes into no closure, shuffle file or log; a draw in another process is refused.
 */
public final class UnitLottery implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;

  private static final int KEY_LONGS = Hkdf.HASH_LENGTH / Long.BYTES;
  private static final AtomicLong HANDLES = new AtomicLong();
  private static final Map<Long, byte[]> KEYS = new ConcurrentHashMap<>();

  private final long handle;

  private UnitLottery(long handle) {
    this.handle = handle;
  }

  /** The lottery of a stream opened for this purpose alone. */
  public static UnitLottery of(PrivateStream bits) {
    ByteBuffer key = ByteBuffer.allocate(Hkdf.HASH_LENGTH);
    for (int i = 0; i < KEY_LONGS; i++) {
      key.putLong(bits.nextLong());
    }
    UnitLottery lottery = new UnitLottery(HANDLES.incrementAndGet());
    KEYS.put(lottery.handle, key.array());
    return lottery;
  }

  /** The drum from which one thread draws tickets. */
  Mac drum() {
    byte[] key = KEYS.get(handle);
    if (key == null) {
      throw new IllegalStateException("the key of a lottery stays in the process that drew it");
    }
    return Hkdf.mac(key);
  }

  static byte[] ticket(Mac drum, String unit, String partition) {
    return drum.doFinal(LengthFramed.of("partition", unit, partition).bytes());
  }

  /** {@code copy} tells equal records of a unit and partition apart. */
  static byte[] ticket(Mac drum, String unit, Contribution record, int copy) {
    return drum.doFinal(
        LengthFramed.of("record", unit, record.partition()).and(record.steps()).and(copy).bytes());
  }

  /** Forgets the key. */
  @Override
  public void close() {
    KEYS.remove(handle);
  }

  @Override
  public String toString() {
    return "UnitLottery";
  }
}
