package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.hallmark.privacy.probability.Normal;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * The mean of a quantity over each sample is a known value.
 *
 * <p>The standard error is σ √(g/n), with g the statistical inefficiency of the sample in its
 * order, or 1 where the plan names none: the rows are then independent. The residual of a sample is
 * the distance of its mean from the value in such errors. The value is an expression that must be
 * constant within a sample.
 */
final class EnsembleMean implements LawKind {
  private static final int LEAST = 10;

  private record Look(
      Expression of, Expression value, List<String> sample, List<String> order, Statement statement)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      double[][] values = {of.evaluate(data), value.evaluate(data)};
      Trajectories samples = Trajectories.of(data, sample, order, values, LEAST);
      if (samples.all().isEmpty()) {
        return Examination.notEstimable(
            "no sample of at least " + LEAST + " usable rows", samples.gaps());
      }
      double[] residuals = new double[samples.all().size()];
      List<Statistic> statistics = new ArrayList<>();
      int known = 0;
      for (int i = 0; i < residuals.length; i++) {
        Trajectory each = samples.all().get(i);
        double expected = each.values()[1][0];
        double[] sample = each.values()[0];
        double mean = Series.mean(sample);
        double g = order.isEmpty() ? 1 : Series.inefficiency(sample);
        double error = Series.deviation(sample) * StrictMath.sqrt(g / (sample.length - 1.0));
        boolean constant = Arrays.stream(each.values()[1]).allMatch(v -> v == expected);
        boolean told = constant && error > 0;
        residuals[i] = told ? Cells.residual((mean - expected) / error) : Table.MISSING;
        known += told ? 1 : 0;
        Statistic estimate = Statistic.estimate("mean", mean, error, statement.unit());
        statistics.add(
            (told
                    ? estimate.withP(2 * Normal.cumulative(-Math.abs(mean - expected) / error))
                    : estimate)
                .of(each.name()));
        statistics.add(Statistic.exact("expected", expected, statement.unit()).of(each.name()));
        statistics.add(Statistic.exact("statistical-inefficiency", g, "1").of(each.name()));
      }
      return new Examination(
          residuals,
          Sided.BOTH,
          i -> Labels.of("sample", samples.all().get(i).name()),
          statistics,
          Optional.of(judge(residuals, known)),
          samples.gaps());
    }

    private Judgement judge(double[] residuals, int known) {
      if (known == 0) {
        return Judgement.notEstimable("no sample varies about a value that is constant in it");
      }
      boolean all = Arrays.stream(residuals).allMatch(r -> !(Math.abs(r) > statement.tolerance()));
      return Judgement.of(
          all ? Optional.empty() : Optional.of("a mean is further from its value than allowed"),
          "every mean is as close to its value as allowed");
    }
  }

  /** What a look needs of the statement. */
  private record Statement(String unit, double tolerance) {}

  @Override
  public String id() {
    return "ensemble-mean";
  }

  @Override
  public String method() {
    return "ensemble-mean-v1";
  }

  @Override
  public String purpose() {
    return "The mean of a quantity over each sample is a known value, within errors that allow for"
        + " correlation.";
  }

  @Override
  public String example() {
    return "{kind: ensemble-mean, id: energy, title: Mean energy is exact, of: \"energy / 1024\","
        + " value: exact, sample: [T], order: k, tolerance: 4}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> of = entry.expression("of");
    Optional<Expression> value = entry.expression("value");
    List<String> sample = entry.columns("sample");
    List<String> order = entry.optionalColumn("order");
    String unit = entry.fields().optionalText("quantityUnit").orElse("1");
    LawStatement statement =
        entry.statement(
            "mean("
                + of.map(Expression::text).orElse("")
                + ") = "
                + value.map(Expression::text).orElse(""),
            Optional.of("1"),
            Optional.of("rows of a sample are in the order of time, or independent"),
            Optional.of("a wrong distribution with the right mean passes"),
            Countable.NO);
    if (of.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(Cells.columns(List.of(of.get(), value.get())));
    columns.addAll(order);
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            columns,
            sample,
            new Look(
                of.get(), value.get(), sample, order, new Statement(unit, statement.tolerance()))));
  }
}
