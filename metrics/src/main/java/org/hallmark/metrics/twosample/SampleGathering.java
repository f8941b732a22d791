package org.hallmark.metrics.twosample;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * A sample of the rows of a table: those whose names have the least hashes under a key. It is the
 * same for the same rows in any order, and takes the memory of twice as many rows as it keeps,
 * however many there are.
 *
 * <p>Rows of one name and the same values count as one row with a number, so that they are chosen
 * together; a name should therefore be unique, such as a key. Where there are no more different
 * rows than are kept, the sample is the table.
 *
 * @param quantities what is kept of a row
 * @param name expressions that together name a row
 * @param most how many different rows are kept
 * @param key of the hash: tables sampled with one key, by name, have rows of one name in both
 *     samples or in neither, as far as both reach
 */
public record SampleGathering(
    List<Expression> quantities, List<Expression> name, int most, long key)
    implements Gathering<Sample> {
  public SampleGathering {
    quantities = List.copyOf(quantities);
    name = List.copyOf(name);
    if (most < 1 || quantities.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException(
          "most, quantities and name must be at least 1. Provided value: " + most);
    }
  }

  /** The key that a public seed gives. */
  public static long key(PublicSeed seed) {
    return seed.draws(0).nextLong();
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    quantities.forEach(quantity -> columns.addAll(quantity.columns()));
    name.forEach(part -> columns.addAll(part.columns()));
    return columns;
  }

  @Override
  public Accumulator<Sample> start() {
    return new Choosing(this);
  }

  private static final class Choosing implements Accumulator<Sample> {
    private static final long serialVersionUID = 1L;

    private final SampleGathering gathering;
    private final TreeMap<SampledRow, Long> kept = new TreeMap<>();
    private boolean leftOut;

    Choosing(SampleGathering gathering) {
      this.gathering = gathering;
    }

    @Override
    public void add(Table batch) {
      double[][] name = evaluate(gathering.name, batch);
      double[][] values = evaluate(gathering.quantities, batch);
      for (int row = 0; row < batch.rows(); row++) {
        long hash = gathering.key;
        for (double[] part : name) {
          hash = mix(hash ^ Double.doubleToLongBits(zero(part[row])));
        }
        if (kept.size() < gathering.most || hash <= kept.lastKey().hash()) {
          offer(new SampledRow(hash, row(values, row)), 1);
        } else {
          leftOut = true;
        }
      }
    }

    private static double[][] evaluate(List<Expression> expressions, Table batch) {
      return expressions.stream().map(e -> e.evaluate(batch)).toArray(double[][]::new);
    }

    private static double[] row(double[][] columns, int row) {
      double[] values = new double[columns.length];
      for (int c = 0; c < values.length; c++) {
        values[c] = zero(columns[c][row]);
      }
      return values;
    }

    private static double zero(double value) {
      return value == 0 ? 0.0 : value;
    }

    /** The finaliser of SplitMix64, after a step of its sequence. */
    private static long mix(long bits) {
      long z = bits + 0x9e3779b97f4a7c15L;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }

    private void offer(SampledRow row, long count) {
      kept.merge(row, count, Long::sum);
      if (kept.size() > gathering.most) {
        kept.pollLastEntry();
        leftOut = true;
      }
    }

    @Override
    public void merge(Accumulator<Sample> other) {
      Choosing that = (Choosing) other;
      leftOut |= that.leftOut;
      for (Map.Entry<SampledRow, Long> entry : that.kept.entrySet()) {
        offer(entry.getKey(), entry.getValue());
      }
    }

    @Override
    public Sample result() {
      return Sample.of(kept, leftOut ? Sample.Reach.PART : Sample.Reach.WHOLE);
    }
  }
}
