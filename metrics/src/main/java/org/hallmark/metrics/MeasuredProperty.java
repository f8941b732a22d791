package org.hallmark.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hallmark.metrics.basin.Basin;
import org.hallmark.metrics.basin.Basins;
import org.hallmark.metrics.basin.FreeEnergyDifference;
import org.hallmark.metrics.basin.Occupancy;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.metrics.statistics.Intervals;

/**
 * The published measurement of a property of an ensemble: the population of a basin, or the
 * free-energy difference of two.
 *
 * @param id kebab-case id from the plan
 * @param title what it is, in words
 * @param kind which property
 * @param unit its unit, {@code 1} for a pure number
 * @param observable from whose histogram it follows
 * @param route how that of the source was obtained
 * @param thermalEnergy kT in the unit, of a free energy
 * @param estimator id of the estimator and its version
 * @param level confidence level of the intervals
 * @param real of the source
 * @param synthetic of the synthetic data
 * @param difference synthetic less real
 */
public record MeasuredProperty(
    String id,
    String title,
    Kind kind,
    String unit,
    String observable,
    Route route,
    Optional<Double> thermalEnergy,
    String estimator,
    double level,
    Estimated real,
    Estimated synthetic,
    Estimated difference) {
  /** Id of both estimators. */
  public static final String ID = "basin-delta-v1";

  /** What the synthetic data are called in reasons. */
  public static final String SYNTHETIC = "synthetic data";

  /** What the source is called in reasons. */
  public static final String REAL = "real data";

  /** Which property. */
  public enum Kind {
    POPULATION,
    FREE_ENERGY_DIFFERENCE
  }

  /**
   * Measures all that a plan declares.
   *
   * @param real of each observable the histogram of the source
   * @param synthetic of each observable that of the synthetic data
   */
  public static List<MeasuredProperty> of(
      Basins basins,
      Route route,
      Function<Observable, Occupancy> real,
      Function<Observable, Occupancy> synthetic) {
    List<MeasuredProperty> all = new ArrayList<>();
    for (Basin basin : basins.basins()) {
      Observable of = basin.observable();
      all.add(
          of(
              basin.id(),
              basin.title(),
              Kind.POPULATION,
              "1",
              of,
              route,
              Optional.empty(),
              real.apply(of).population(basin),
              synthetic.apply(of).population(basin)));
    }
    for (FreeEnergyDifference energy : basins.freeEnergies()) {
      Observable of = energy.of().observable();
      all.add(
          of(
              energy.id(),
              energy.title(),
              Kind.FREE_ENERGY_DIFFERENCE,
              energy.unit(),
              of,
              route,
              Optional.of(energy.thermalEnergy()),
              real.apply(of).freeEnergy(energy),
              synthetic.apply(of).freeEnergy(energy)));
    }
    return all;
  }

  private static MeasuredProperty of(
      String id,
      String title,
      Kind kind,
      String unit,
      Observable observable,
      Route route,
      Optional<Double> thermalEnergy,
      Estimated real,
      Estimated synthetic) {
    return new MeasuredProperty(
        id,
        title,
        kind,
        unit,
        observable.id(),
        route,
        thermalEnergy,
        ID,
        Intervals.LEVEL,
        real,
        synthetic,
        synthetic.less(real, SYNTHETIC, REAL));
  }
}
