package org.hallmark.privacy.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Payments;
import org.hallmark.privacy.mechanism.Rational;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * A source table without rows: what is in it shows only through a mechanism that a {@link Charge}
 * paid for. It tells neither its size nor whether anything was wrong with it.
 *
 * <p>Nothing is computed of rows that have not passed the {@link UnitGate}, so that one privacy
 * unit is never more than the plan says.
 */
public final class ConfidentialTable {
  /** Stands for a value that could not be computed; no value has no bytes. */
  private static final byte[] NONE = {};

  private final UnitRows rows;
  private final UnitGate gate;
  private final Set<String> opened = new HashSet<>();

  private ConfidentialTable(UnitRows rows, UnitGate gate) {
    this.rows = rows;
    this.gate = gate;
  }

  /** Rows that passed {@code gate}. */
  static ConfidentialTable of(UnitRows rows, UnitGate gate) {
    return new ConfidentialTable(rows, gate);
  }

  /** The public description of the columns. */
  public Schema schema() {
    return rows.rows().schema();
  }

  /**
   * The cells with noise of scale {@link CellCounter#sensitivity()} / ε, ε being what the charge
   * paid. Of every unit at most {@link CellCounter#reach()} records or groups count.
   *
   * @throws IllegalArgumentException if the charge did not pay for one histogram with the noise of
   *     {@code mechanisms}
   * @throws IllegalStateException if the charge was used before
   */
  public NoisyCounts count(Charge charge, CellCounter counter, Mechanisms mechanisms) {
    BigDecimal epsilon = epsilon(charge);
    use(charge);
    int sensitivity = counter.sensitivity();
    // Each part changes cells() cells by one; all parts of a unit may change the same ones.
    Sensitivity ofUnit = new Sensitivity(counter.cells(), counter.reach());
    ExactCells cells = ExactCells.of(gate.counted(rows, counter), ofUnit);
    return new NoisyCounts(
        mechanisms.histogram(charge, cells).value(),
        Rational.quotient(sensitivity, epsilon).toDouble(),
        sensitivity,
        NoiseBackend.of(mechanisms.id()).countNoise(),
        charge.id());
  }

  /**
   * Totals of what the units contribute, each bounded first. Nothing shows of them without a
   * charge, so this costs nothing.
   */
  public BoundedTotals totals(ContributionColumns columns, Bounding bounding, UnitLottery lottery) {
    Map<String, List<Contribution>> units = new HashMap<>();
    Table all = rows.rows().table();
    double[][] cells = columns.names().stream().map(all::column).toArray(double[][]::new);
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

  /**
   * Looks at tables of counts over coded columns, each of which its charge pays for; nothing shows
   * without one.
   *
   * @param charges of the looks, by whose ids they are asked for
   * @param columns how columns are coded, by public rules
   */
  public MarginalLooks marginals(
      List<Charge> charges, List<Codes> columns, PrivateEntropy entropy) {
    charges.forEach(this::use);
    return new PrivateMarginals(CodedColumns.of(rows, columns), charges, entropy);
  }

  /**
   * Commits to values that are computed of the rows and told to nobody. It costs nothing: what
   * leaves hides the values, and whether they could be computed.
   *
   * @param salts a fresh salt for each label, which opens the commitment
   */
  public List<Withheld> withhold(WithheldLook look, Function<String, byte[]> salts) {
    SortedMap<String, byte[]> values = values(look);
    List<Withheld> withheld = new ArrayList<>();
    look.purposes()
        .forEach(
            (label, purpose) ->
                withheld.add(
                    new Withheld(
                        purpose,
                        Commitment.to(
                            label, salts.apply(label), values.getOrDefault(label, NONE)))));
    return withheld;
  }

  private SortedMap<String, byte[]> values(WithheldLook look) {
    try {
      return look.values(rows.rows().table());
    } catch (Exception e) {
      // Whether rows can be measured is as private as they are.
      return new TreeMap<>();
    }
  }

  private static BigDecimal epsilon(Charge charge) {
    if (charge.event() instanceof DiscreteLaplace laplace) {
      Payments.requireLooks(laplace, 1);
      return laplace.epsilonEach();
    }
    return Payments.pure(charge, 1).epsilonEach();
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
