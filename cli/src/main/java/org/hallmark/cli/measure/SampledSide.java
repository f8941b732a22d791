package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.twosample.Sample;
import org.hallmark.metrics.twosample.SampleGathering;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;

/**
 * The samples that are taken of one table: of its rows, and of the values that its rows have, the
 * latter with one key for both tables, so that equal values are in both samples.
 */
final class SampledSide {
  private final int quantities;
  private final List<Observable> distances;
  private final Optional<SampleGathering> rows;
  private final Optional<SampleGathering> values;

  /**
   * Decides what is sampled.
   *
   * @param plan as far as the tables have the columns for it
   * @param distances observables of whose values distances are wanted
   * @param heldOut which rows the generator has not seen, of the real table alone
   * @param name columns that name a row
   * @param side of which table
   */
  SampledSide(
      SamplePlan plan,
      List<Observable> distances,
      Optional<Expression> heldOut,
      List<Expression> name,
      Digest seed,
      String side) {
    this.quantities = plan.quantities().size();
    this.distances = distances;
    List<Expression> wanted = new ArrayList<>(plan.quantities());
    distances.forEach(observable -> wanted.add(value(observable)));
    // A condition comes last, so that it is found there.
    List<Expression> flagged = new ArrayList<>(wanted);
    heldOut.ifPresent(flagged::add);
    this.rows =
        wanted.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SampleGathering(flagged, name, plan.rows(), key(seed, "samples/" + side)));
    List<Expression> compared = new ArrayList<>(plan.quantities());
    heldOut.ifPresent(compared::add);
    this.values =
        plan.tests().contains(SamplePlan.Test.EXACT_MATCH)
            ? Optional.of(
                new SampleGathering(
                    compared, plan.quantities(), plan.rows(), key(seed, "samples/values")))
            : Optional.empty();
  }

  private static long key(Digest plan, String label) {
    return SampleGathering.key(PublicSeed.derive(plan, label));
  }

  /** What a fine observable with one axis is of a row. */
  private static Expression value(Observable observable) {
    try {
      return Expression.parse(observable.axes().get(0).quantity().text());
    } catch (ExpressionException e) {
      throw new IllegalStateException("an observable's quantity must be readable", e);
    }
  }

  /** What has to be gathered. */
  List<Gathering<?>> gatherings() {
    List<Gathering<?>> all = new ArrayList<>();
    rows.ifPresent(all::add);
    values.ifPresent(all::add);
    return all;
  }

  /** The sample of rows. */
  Sample rows(Gathered gathered) {
    return gathered.of(rows.orElseThrow());
  }

  /** The sample of values. */
  Sample values(Gathered gathered) {
    return gathered.of(values.orElseThrow());
  }

  /** The places of the quantities in the rows of a sample. */
  List<Integer> quantities() {
    return IntStream.range(0, quantities).boxed().toList();
  }

  /** The place of an observable's value in the rows of a sample. */
  int place(Observable observable) {
    return quantities + distances.indexOf(observable);
  }
}
