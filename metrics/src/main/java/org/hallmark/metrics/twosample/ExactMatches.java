package org.hallmark.metrics.twosample;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.hallmark.metrics.statistics.Intervals;

/**
 * How many records are bit for bit one of the records that a generator was trained on, among the
 * synthetic ones and, for comparison, among real ones that were held out: coarse data repeat by
 * themselves.
 *
 * @param estimator id of the count and its version
 * @param training records that the generator saw
 * @param synthetic synthetic records
 * @param matches how many of these are training records
 * @param upper one-sided 95 % Clopper–Pearson upper bound on the rate
 * @param heldOut held-out records; absent where there are none
 * @param heldOutMatches how many of these equal a training record
 */
public record ExactMatches(
    String estimator,
    long training,
    long synthetic,
    long matches,
    double upper,
    Optional<Long> heldOut,
    Optional<Long> heldOutMatches) {
  /** Id of this count. */
  public static final String ID = "exact-match-v1";

  /**
   * Counts; all tables have the same columns, any values. A missing value equals a missing value,
   * and 0 equals −0.
   *
   * @param training one array per column
   */
  public static ExactMatches of(
      double[][] training, double[][] synthetic, Optional<double[][]> heldOut) {
    Set<Key> known = new HashSet<>();
    for (int i = 0; i < training[0].length; i++) {
      known.add(Key.of(training, i));
    }
    long matches = matches(known, synthetic);
    long size = synthetic[0].length;
    return new ExactMatches(
        ID,
        training[0].length,
        size,
        matches,
        Intervals.clopperPearsonUpper(matches, size, Intervals.LEVEL),
        heldOut.map(columns -> (long) columns[0].length),
        heldOut.map(columns -> matches(known, columns)));
  }

  /**
   * Counts in samples that were taken with one key by their values: of those values that were
   * looked at in both tables, all rows.
   *
   * @param heldOut of the table of the training records
   */
  public static ExactMatches of(Sample training, Sample synthetic, Optional<Sample> heldOut) {
    OptionalLong end =
        Stream.of(training.end(), synthetic.end()).flatMapToLong(OptionalLong::stream).min();
    Set<Key> known = new HashSet<>();
    Sample seen = training.below(end);
    seen.different().forEach(row -> known.add(Key.of(row)));
    Sample made = synthetic.below(end);
    Optional<Sample> fresh = heldOut.map(sample -> sample.below(end));
    long matches = matches(known, made);
    return new ExactMatches(
        ID,
        seen.size(),
        made.size(),
        matches,
        Intervals.clopperPearsonUpper(matches, made.size(), Intervals.LEVEL),
        fresh.map(Sample::size),
        fresh.map(sample -> matches(known, sample)));
  }

  private static long matches(Set<Key> known, Sample sample) {
    long matches = 0;
    for (int i = 0; i < sample.different().size(); i++) {
      matches += known.contains(Key.of(sample.different().get(i))) ? sample.count(i) : 0;
    }
    return matches;
  }

  private static long matches(Set<Key> known, double[][] columns) {
    long matches = 0;
    for (int i = 0; i < columns[0].length; i++) {
      matches += known.contains(Key.of(columns, i)) ? 1 : 0;
    }
    return matches;
  }

  /** A record by its bits; only equality is asked of it. */
  private record Key(long[] bits) {
    static Key of(double[][] columns, int row) {
      long[] bits = new long[columns.length];
      Arrays.setAll(bits, c -> bits(columns[c][row]));
      return new Key(bits);
    }

    static Key of(SampledRow row) {
      long[] bits = new long[row.values().length];
      Arrays.setAll(bits, c -> bits(row.values()[c]));
      return new Key(bits);
    }

    private static long bits(double value) {
      return value == 0 ? 0 : Double.doubleToRawLongBits(value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bits, key.bits);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bits);
    }
  }
}
