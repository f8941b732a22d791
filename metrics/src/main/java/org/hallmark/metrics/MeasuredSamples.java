package org.hallmark.metrics;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.twosample.ClassifierBound;
import org.hallmark.metrics.twosample.DataCopying;
import org.hallmark.metrics.twosample.Distance;
import org.hallmark.metrics.twosample.ExactMatches;
import org.hallmark.metrics.twosample.NeighbourDistances;

/**
 * What is published of comparisons record by record; of public tables alone.
 *
 * @param route how the numbers were obtained
 * @param quantities what the tests of several quantities together look at, as the plan writes them
 * @param distances of single observables
 * @param classifier a lower bound on the joint divergence, where the plan asks for it
 * @param matches synthetic records that equal a real one, where the plan asks for them
 * @param copying test for data copying, where the plan asks for it
 * @param neighbours distances to the nearest real records, where the plan asks for them
 */
public record MeasuredSamples(
    Route route,
    List<String> quantities,
    List<Distances> distances,
    Optional<ClassifierBound> classifier,
    Optional<ExactMatches> matches,
    Optional<DataCopying> copying,
    Optional<NeighbourDistances> neighbours) {
  public MeasuredSamples {
    quantities = List.copyOf(quantities);
    distances = List.copyOf(distances);
  }

  /**
   * Of one observable.
   *
   * @param observable its id
   * @param wasserstein in the unit of its axis
   * @param kolmogorovSmirnov a pure number
   */
  public record Distances(String observable, Distance wasserstein, Distance kolmogorovSmirnov) {}
}
