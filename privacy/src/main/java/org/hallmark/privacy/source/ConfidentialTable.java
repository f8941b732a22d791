package org.hallmark.privacy.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.mechanism.Payments;
import org.hallmark.privacy.mechanism.Rational;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A source table without rows: what is in it shows only through a mechanism that a {@link Charge}
 * paid for. It tells neither its size nor whether anything was wrong with it.
 */
public final class ConfidentialTable {
  private final Table rows;
  private final Commitment commitment;
  private final Set<String> opened = new HashSet<>();

  private ConfidentialTable(Table rows, Commitment commitment) {
    this.rows = rows;
    this.commitment = commitment;
  }

  /** Shuts {@code rows} in; the caller should forget them. */
  public static ConfidentialTable of(Table rows, Commitment commitment) {
    return new ConfidentialTable(rows, commitment);
  }

  /** The public description of the columns. */
  public Schema schema() {
    return rows.schema();
  }

  /** The hiding commitment to the bytes that the rows were read from. */
  public Commitment commitment() {
    return commitment;
  }

  /**
   * The cells with noise of scale {@link CellCounter#sensitivity()} / ε, ε being what the charge
   * paid.
   *
   * @throws IllegalArgumentException if the charge did not pay for one histogram with discrete
   *     Laplace noise
   * @throws IllegalStateException if the charge was used before
   */
  public NoisyCounts count(Charge charge, CellCounter counter, Mechanisms mechanisms) {
    DiscreteLaplace event = Payments.paid(charge, DiscreteLaplace.class);
    Payments.requireLooks(event, 1);
    use(charge);
    int sensitivity = counter.sensitivity();
    ExactCells cells = ExactCells.of(counter.count(rows), new Sensitivity(sensitivity, 1));
    return new NoisyCounts(
        mechanisms.histogram(charge, cells).value(),
        Rational.quotient(sensitivity, event.epsilonEach()).toDouble(),
        sensitivity,
        charge.id());
  }

  /**
   * Totals of what the units contribute, each bounded first. Nothing shows of them without a
   * charge, so this costs nothing.
   */
  public BoundedTotals totals(ContributionColumns columns, Bounding bounding, UnitLottery lottery) {
    Map<String, List<Contribution>> units = new HashMap<>();
    double[][] cells = columns.names().stream().map(rows::column).toArray(double[][]::new);
    columns
        .reader(schema())
        .read(cells, (unit, one) -> units.computeIfAbsent(unit, u -> new ArrayList<>()).add(one));
    return BoundedTotals.of(units, new UnitBounding(bounding, columns.grid(), lottery));
  }

  /**
   * What a differentially private training makes of the rows.
   *
   * @throws IllegalArgumentException if the charge did not pay for training steps
   * @throws IllegalStateException if the charge was used before
   */
  public <R> R train(Charge charge, PrivateTraining<R> training) {
    Payments.paid(charge, PoissonSampledGaussian.class);
    use(charge);
    return training.train(rows);
  }

  private void use(Charge charge) {
    if (!opened.add(charge.id())) {
      throw new IllegalStateException("charge " + charge.id() + " opens the table only once");
    }
  }

  @Override
  public String toString() {
    return "ConfidentialTable" + schema().names();
  }
}
