package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.law.Trajectories.Trajectory;
import org.hallmark.physics.statistics.Series;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * The fluctuation of a constant of motion falls with a power of the time step, the square for
 * symplectic integrators of second order: δ(Δt₁)/δ(Δt₂) = (Δt₁/Δt₂)² for runs that differ in
 * nothing else.
 *
 * <p>The residual of two neighbouring time steps is the relative deviation of the ratio, as in
 * physical_validation's integrator check [P. T. Merz and M. R. Shirts 2018].
 */
final class TimeStepConvergence implements LawKind {
  private static final int LEAST = 10;

  private record Run(double step, double fluctuation) {}

  private record Look(Expression of, String step, double order, String unit, double tolerance)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      double[][] values = {of.evaluate(data), data.column(step)};
      Trajectories runs = Trajectories.of(data, List.of(step), List.of(), values, LEAST);
      List<Run> usable = new ArrayList<>();
      List<Statistic> statistics = new ArrayList<>();
      for (Trajectory run : runs.all()) {
        double fluctuation = Series.deviation(run.values()[0]);
        double dt = run.values()[1][0];
        if (dt > 0 && fluctuation > 0) {
          usable.add(new Run(dt, fluctuation));
          statistics.add(Statistic.exact("rms-fluctuation", fluctuation, unit).of(run.name()));
        }
      }
      if (usable.size() < 2) {
        return Examination.notEstimable(
            "fewer than two positive time steps with a fluctuation", runs.gaps());
      }
      usable.sort(Comparator.comparingDouble(Run::step).reversed());
      double[] residuals = new double[usable.size() - 1];
      for (int i = 0; i < residuals.length; i++) {
        Run one = usable.get(i);
        Run two = usable.get(i + 1);
        double expected = StrictMath.pow(one.step / two.step, order);
        double ratio = one.fluctuation / two.fluctuation;
        residuals[i] = Cells.residual(ratio / expected - 1);
        statistics.add(Statistic.exact("ratio", ratio, "1").of(pair(usable, i)));
      }
      statistics.add(Statistic.exact("order", slope(usable), "1"));
      return new Examination(
          residuals,
          Sided.BOTH,
          i -> Labels.of(step, pair(usable, i)),
          statistics,
          Optional.of(judge(residuals)),
          runs.gaps());
    }

    private Judgement judge(double[] residuals) {
      boolean all = true;
      for (double residual : residuals) {
        all &= Math.abs(residual) <= tolerance;
      }
      return Judgement.of(
          all ? Optional.empty() : Optional.of("a ratio is further from its power than allowed"),
          "every ratio is as close to its power as allowed");
    }

    private String pair(List<Run> runs, int index) {
      return Numbers.text(runs.get(index).step) + " / " + Numbers.text(runs.get(index + 1).step);
    }

    /** Of ln fluctuation against ln step. */
    private static double slope(List<Run> runs) {
      double x = 0;
      double y = 0;
      for (Run run : runs) {
        x += StrictMath.log(run.step) / runs.size();
        y += StrictMath.log(run.fluctuation) / runs.size();
      }
      double xx = 0;
      double xy = 0;
      for (Run run : runs) {
        double dx = StrictMath.log(run.step) - x;
        xx += dx * dx;
        xy += dx * (StrictMath.log(run.fluctuation) - y);
      }
      return xy / xx;
    }
  }

  @Override
  public String id() {
    return "time-step-convergence";
  }

  @Override
  public String method() {
    return "time-step-convergence-v1";
  }

  @Override
  public String purpose() {
    return "The fluctuation of a constant of motion falls with the square of the time step.";
  }

  @Override
  public String example() {
    return "{kind: time-step-convergence, id: convergence, title: Energy converges, of: etotal,"
        + " step: dt_fs, quantityUnit: kcal/mol, tolerance: 0.1}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> of = entry.expression("of");
    Optional<String> step = entry.column("step");
    double order = entry.fields().number("order", Bounds.positive(), 2);
    String unit = entry.fields().optionalText("quantityUnit").orElse("1");
    LawStatement statement =
        entry.statement(
            "rms("
                + of.map(Expression::text).orElse("")
                + ") ~ "
                + step.orElse("")
                + "^"
                + Numbers.text(order),
            Optional.of("1"),
            Optional.of("runs differ in the time step alone and start from one state"),
            Optional.of("a quantity that is not conserved at all can converge to its error"),
            Countable.NO);
    if (of.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(of.get().columns());
    columns.add(step.get());
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            columns,
            List.of(step.get()),
            new Look(of.get(), step.get(), order, unit, statement.tolerance())));
  }
}
