package org.hallmark.privacy.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;

/** Made-up contents: record {@code n} is the same record everywhere. */
final class Contents {
  private Contents() {}

  /** Records {@code from} to {@code to} − 1, shuffled, in two blocks. */
  static ContentDigests of(int from, int to) {
    List<Integer> records = new ArrayList<>(IntStream.range(from, to).boxed().toList());
    Collections.shuffle(records, new Random(from * 31L + to));
    return of(records);
  }

  static ContentDigests of(List<Integer> records) {
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    for (int i = 0; i < records.size(); i++) {
      byte[] record = LengthFramed.of("record").and(records.get(i)).bytes();
      (i % 3 == 0 ? one : two).writeBytes(Digest.of(record).bytes());
    }
    return ContentDigests.of(List.of(one.toByteArray(), two.toByteArray()));
  }
}
