package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.Judgement.Verdict;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.law.Trajectories.Trajectory;
import org.hallmark.physics.statistics.LineFit;
import org.hallmark.physics.statistics.Series;
import org.hallmark.privacy.probability.Normal;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * A quantity stays what it was along a trajectory.
 *
 * <p>The residual of a row is its distance from the trajectory's first value. Beside it stand the
 * fluctuation about the mean and the drift, the slope of a line, with a standard error that allows
 * for correlation. The judgement compares the drift with what the plan allows: within it the whole
 * interval must lie, and with no allowance the interval must hold zero. Several trajectories share
 * the error rate of 5 % (Bonferroni).
 */
final class ConservedQuantity implements LawKind {
  private static final double SIGNIFICANCE = 0.05;

  /** More trajectories than this are judged, but not listed. */
  private static final int LISTED = 20;

  /**
   * What to look at.
   *
   * @param allowed the greatest slope that is forgiven, in unit per time
   */
  private record Look(
      Expression of,
      String time,
      List<String> keys,
      OptionalDouble allowed,
      String unit,
      String slopeUnit,
      RowKeys rows)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      double[][] values = {of.evaluate(data)};
      Trajectories trajectories = Trajectories.of(data, keys, List.of(time), values, LineFit.LEAST);
      if (trajectories.all().isEmpty()) {
        return Examination.notEstimable(
            "no trajectory of at least " + LineFit.LEAST + " usable rows", trajectories.gaps());
      }
      double[] residuals = new double[data.rows()];
      Arrays.fill(residuals, Table.MISSING);
      List<Statistic> statistics = new ArrayList<>();
      List<Judgement> judgements = new ArrayList<>();
      for (Trajectory trajectory : trajectories.all()) {
        double[] energies = trajectory.values()[0];
        for (int i = 0; i < energies.length; i++) {
          residuals[trajectory.rows()[i]] = Cells.residual(energies[i] - energies[0]);
        }
        LineFit fit = LineFit.of(trajectory.times(), energies);
        judgements.add(judge(fit, trajectories.all().size()));
        if (judgements.size() <= LISTED) {
          statistics.addAll(statistics(trajectory, fit));
        }
      }
      return new Examination(
          residuals,
          Sided.BOTH,
          row -> rows.name(data, row),
          statistics,
          Optional.of(worst(judgements)),
          trajectories.gaps());
    }

    private List<Statistic> statistics(Trajectory trajectory, LineFit fit) {
      double[] values = trajectory.values()[0];
      String name = trajectory.name();
      Statistic drift = Statistic.estimate("drift", fit.slope(), fit.slopeError(), slopeUnit);
      return List.of(
          Statistic.exact("rows", values.length, "1").of(name),
          Statistic.exact("mean", fit.mean(), unit).of(name),
          Statistic.exact("rms-fluctuation", Series.deviation(values), unit).of(name),
          (fit.slopeError() > 0 ? drift.withP(p(fit)) : drift).of(name),
          Statistic.exact("statistical-inefficiency", fit.inefficiency(), "1").of(name));
    }

    private static double p(LineFit fit) {
      return 2 * Normal.cumulative(-Math.abs(fit.slope()) / fit.slopeError());
    }

    private Judgement judge(LineFit fit, int trajectories) {
      double z = -Normal.quantile(SIGNIFICANCE / 2 / trajectories);
      double half = z * fit.slopeError();
      double slope = Math.abs(fit.slope());
      if (allowed.isEmpty()) {
        return slope <= half
            ? new Judgement(Verdict.CONSISTENT, "no drift is seen beyond its error")
            : new Judgement(Verdict.NOT_CONSISTENT, "the drift is greater than its error");
      }
      if (slope + half <= allowed.getAsDouble()) {
        return new Judgement(Verdict.CONSISTENT, "the drift is within what is allowed");
      }
      return slope - half > allowed.getAsDouble()
          ? new Judgement(Verdict.NOT_CONSISTENT, "the drift is beyond what is allowed")
          : Judgement.notEstimable("the interval of the drift reaches beyond what is allowed");
    }

    private static Judgement worst(List<Judgement> judgements) {
      for (Verdict verdict : List.of(Verdict.NOT_CONSISTENT, Verdict.NOT_ESTIMABLE)) {
        for (Judgement judgement : judgements) {
          if (judgement.verdict() == verdict) {
            return judgement;
          }
        }
      }
      return judgements.get(0);
    }
  }

  @Override
  public String id() {
    return "conserved-quantity";
  }

  @Override
  public String method() {
    return "conserved-quantity-v1";
  }

  @Override
  public String purpose() {
    return "A quantity stays what it was along each trajectory: deviations, fluctuation and drift"
        + " with an interval that allows for correlation.";
  }

  @Override
  public String example() {
    return "{kind: conserved-quantity, id: energy, title: Energy is conserved, of: etotal, time:"
        + " time, trajectory: [run], drift: 0.001, unit: kcal/mol, tolerance: 0.01}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> of = entry.expression("of");
    Optional<String> time = entry.column("time");
    List<String> keys = entry.columns("trajectory");
    OptionalDouble drift = entry.fields().optionalNumber("drift", Bounds.atLeast(0));
    LawStatement statement =
        entry.statement(
            of.map(Expression::text).orElse("") + " = its first value",
            Optional.empty(),
            Optional.of("rows of a trajectory are its states in the order of time"),
            Optional.of(
                "a quantity that is rescaled or written out as a constant passes; errors that"
                    + " average to zero leave no drift"),
            Countable.NO);
    if (of.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    entry.requireUnit(statement, List.of(of.get()));
    SortedSet<String> columns = new TreeSet<>(of.get().columns());
    columns.add(time.get());
    List<String> named = new ArrayList<>(keys);
    named.add(time.get());
    Look look =
        new Look(
            of.get(),
            time.get(),
            keys,
            drift,
            statement.unit(),
            Units.per(statement.unit(), entry.schema().column(time.get()).unit()),
            new RowKeys(named));
    return Optional.of(TableLaw.ofSamples(statement, columns, keys, look));
  }
}
