package org.hallmark.privacy.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A private keyed index of the contents of a dataset: the {@value #SIZE} least of the keyed digests
 * (HMAC-SHA-256 under the ledger's key, first 64 bits) of its distinct records, a bottom-k sketch
 * (Cohen and Kaplan 2007; Beyer et al. 2007).
 *
 * <p>It is exact up to {@value #SIZE} distinct records. Beyond that, two contents are compared by
 * the records whose keyed digest is below the lesser of the two ends: a sample that the key
 * chooses, the same one in both. Contents continue a dataset when they share at least {@value
 * #SHARED} records of it, or half of the smaller index where that is fewer. So an overlap of N
 * large contents goes unseen where it is less than about N · {@value #SHARED} / {@value #SIZE}
 * records; and unrelated contents with few kinds of records, such as a table of age and sex,
 * continue each other, which counts too much and never too little.
 */
final class ContentIndex {
  /** Ids of datasets. */
  static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

  /** The most digests kept. */
  static final int SIZE = 65_536;

  /** As many shared records make it the same dataset. */
  static final int SHARED = 16;

  private static final String MARK = "hallmark-content-index-v1\n";

  private final long[] digests;

  /** Ascending as unsigned numbers, without repeats. */
  private ContentIndex(long[] digests) {
    this.digests = digests;
  }

  /** The index of nothing. */
  static ContentIndex empty() {
    return new ContentIndex(new long[0]);
  }

  static ContentIndex of(byte[] key, ContentDigests contents) {
    Least least = new Least();
    Mac mac = mac(key);
    for (byte[] block : contents.blocks()) {
      if (block.length % ContentDigests.LENGTH != 0) {
        throw new IllegalArgumentException("blocks must hold whole digests");
      }
      for (int at = 0; at < block.length; at += ContentDigests.LENGTH) {
        mac.update(block, at, ContentDigests.LENGTH);
        least.add(ByteBuffer.wrap(mac.doFinal()).getLong());
      }
    }
    return new ContentIndex(least.sorted());
  }

  /** The index of both contents together. */
  ContentIndex with(ContentIndex other) {
    Least least = new Least();
    Arrays.stream(digests).forEach(least::add);
    Arrays.stream(other.digests).forEach(least::add);
    return new ContentIndex(least.sorted());
  }

  /** Do these contents continue those of {@code earlier}? */
  boolean continues(ContentIndex earlier) {
    long end = Math.min(end(), earlier.end());
    TreeSet<Long> known = new TreeSet<>();
    Arrays.stream(earlier.digests).map(ContentIndex::ordered).forEach(known::add);
    long shared =
        Arrays.stream(digests)
            .map(ContentIndex::ordered)
            .filter(digest -> digest <= end && known.contains(digest))
            .count();
    int smaller = Math.min(digests.length, earlier.digests.length);
    return smaller > 0 && shared >= Math.min(SHARED, (smaller + 1) / 2);
  }

  byte[] bytes() {
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(mark.length + digests.length * Long.BYTES).put(mark);
    Arrays.stream(digests).forEach(bytes::putLong);
    return bytes.array();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @param name what messages call it
   */
  static ContentIndex read(String name, byte[] bytes) throws MalformedDocumentException {
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length - mark.length;
    if (length < 0 || length % Long.BYTES != 0 || !Arrays.equals(mark, prefix(bytes, mark))) {
      throw new MalformedDocumentException(name, "", MARK.strip(), "something else");
    }
    long[] digests = new long[length / Long.BYTES];
    ByteBuffer.wrap(bytes, mark.length, length).asLongBuffer().get(digests);
    return new ContentIndex(digests);
  }

  private static byte[] prefix(byte[] bytes, byte[] mark) {
    return Arrays.copyOf(bytes, mark.length);
  }

  /** Up to here, as an ordered number, the index knows of every record. */
  private long end() {
    return digests.length < SIZE ? Long.MAX_VALUE : ordered(digests[SIZE - 1]);
  }

  /** Maps unsigned order to the order of longs. */
  private static long ordered(long unsigned) {
    return unsigned ^ Long.MIN_VALUE;
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** The least distinct digests that were added. */
  private static final class Least {
    private final TreeSet<Long> kept = new TreeSet<>();

    void add(long digest) {
      long place = ordered(digest);
      if (kept.size() < SIZE) {
        kept.add(place);
      } else if (place < kept.last() && kept.add(place)) {
        kept.pollLast();
      }
    }

    long[] sorted() {
      return kept.stream().mapToLong(place -> ordered(place)).toArray();
    }
  }
}
