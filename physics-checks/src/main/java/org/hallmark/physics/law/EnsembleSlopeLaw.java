package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.hallmark.physics.statistics.EnsembleSlope;
import org.hallmark.physics.statistics.PreparedSample;
import org.hallmark.physics.statistics.PreparedSample.Correlation;
import org.hallmark.physics.statistics.Series;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Table;

/**
 * Two simulations at different temperatures, pressures or chemical potentials sample the right
 * ensembles: ln P₂(x)/P₁(x) is a line in the energy, or in the extensive quantity, or a plane in
 * both, with slopes 1/(kB T₁) − 1/(kB T₂) and c (f₁/(kB T₁) − f₂/(kB T₂)). For pressures, x is the
 * volume and c turns pressure times volume into energy; for chemical potentials x is the number of
 * molecules and c is −1.
 *
 * <p>The residual is the distance of each slope from the true one in standard errors.
 */
final class EnsembleSlopeLaw implements LawKind {
  private static final int LEAST = 20;

  private record State(double is, double temperature, double field) {}

  /**
   * What to look at.
   *
   * @param variables one or two
   * @param energies how many of them, the first, are energies
   */
  private record Look(
      List<Expression> variables,
      int energies,
      double boltzmann,
      double factor,
      List<String> names,
      String state,
      State first,
      State second,
      double[] slopes,
      List<String> time,
      double cut,
      Correlation correlation,
      double tolerance)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      double[][] read = Cells.evaluate(variables, data);
      double[][] values = Arrays.copyOf(read, read.length + 1);
      values[read.length] = data.column(state);
      Trajectories all = Trajectories.of(data, List.of(state), time, values, LEAST);
      Optional<PreparedSample> one = sample(all, first);
      Optional<PreparedSample> two = sample(all, second);
      if (one.isEmpty() || two.isEmpty()) {
        return Examination.notEstimable(
            "one of the states has fewer than " + LEAST + " usable rows", all.gaps());
      }
      List<Statistic> kept = new ArrayList<>();
      kept.add(Statistic.exact("values-kept", one.get().size(), "1").of("first"));
      kept.add(Statistic.exact("values-kept", two.get().size(), "1").of("second"));
      kept.addAll(steps(one.get(), first, "first"));
      kept.addAll(steps(two.get(), second, "second"));
      Optional<EnsembleSlope> fit =
          one.get().size() < 2 || two.get().size() < 2
              ? Optional.empty()
              : EnsembleSlope.of(one.get(), two.get());
      if (fit.isEmpty() || !usable(fit.get())) {
        Examination none =
            Examination.notEstimable("the distributions overlap too little", all.gaps());
        return new Examination(
            none.residuals(), none.sided(), none.subject(), kept, none.judgement(), none.gaps());
      }
      return examined(fit.get(), kept, all);
    }

    /** How far apart two states should be: by two standard deviations of their distributions. */
    private List<Statistic> steps(PreparedSample sample, State state, String name) {
      List<Statistic> steps = new ArrayList<>();
      for (int i = 0; i < variables.size(); i++) {
        double deviation = Series.deviation(sample.values()[i]);
        double step = 2 * boltzmann * state.temperature / deviation;
        boolean energy = i < energies;
        step = energy ? step * state.temperature : step / Math.abs(factor);
        if (Double.isFinite(step)) {
          String what = energy ? "good-temperature-step" : "good-field-step";
          steps.add(Statistic.exact(what, step, energy ? "K" : "1").of(name));
        }
      }
      return steps;
    }

    private static boolean usable(EnsembleSlope fit) {
      return Double.isFinite(fit.free())
          && IntStream.range(0, fit.slopes().length)
              .allMatch(
                  i ->
                      Double.isFinite(fit.slopes()[i])
                          && fit.errors()[i] > 0
                          && Double.isFinite(fit.errors()[i]));
    }

    private Examination examined(EnsembleSlope fit, List<Statistic> kept, Trajectories all) {
      List<Statistic> statistics = new ArrayList<>(kept);
      statistics.add(Statistic.exact("share-in-overlap", fit.shareFirst(), "1").of("first"));
      statistics.add(Statistic.exact("share-in-overlap", fit.shareSecond(), "1").of("second"));
      double[] residuals = new double[slopes.length];
      for (int i = 0; i < slopes.length; i++) {
        double slope = fit.slopes()[i];
        residuals[i] = Cells.residual((slope - slopes[i]) / fit.errors()[i]);
        String unit = names.get(i);
        statistics.add(Statistic.estimate("slope", slope, fit.errors()[i], unit).of(name(i)));
        statistics.add(Statistic.exact("standard-error", fit.errors()[i], unit).of(name(i)));
        statistics.add(Statistic.exact("true-slope", slopes[i], unit).of(name(i)));
        statistics.add(Statistic.exact("quantiles", Math.abs(residuals[i]), "1").of(name(i)));
      }
      fit.histograms()
          .ifPresent(
              other ->
                  statistics.add(
                      Statistic.estimate(
                              "slope-by-histograms", other.slope(), other.error(), names.get(0))
                          .of(name(0))));
      boolean close = Arrays.stream(residuals).allMatch(r -> Math.abs(r) <= tolerance);
      return new Examination(
          residuals,
          Sided.BOTH,
          i -> Labels.of("slope in", name(i)),
          statistics,
          Optional.of(
              Judgement.of(
                  close
                      ? Optional.empty()
                      : Optional.of("a slope is further from the true one than allowed"),
                  "every slope is as close to the true one as allowed")),
          all.gaps());
    }

    private String name(int variable) {
      return variables.get(variable).text();
    }

    private Optional<PreparedSample> sample(Trajectories all, State state) {
      return all.all().stream()
          .filter(each -> each.values()[variables.size()][0] == state.is)
          .findFirst()
          .map(this::prepared);
    }

    private PreparedSample prepared(Trajectory trajectory) {
      double[][] series = Arrays.copyOf(trajectory.values(), variables.size());
      return PreparedSample.of(series, cut, correlation);
    }
  }

  @Override
  public String id() {
    return "ensemble-slope";
  }

  @Override
  public String method() {
    return "ensemble-slope-v1";
  }

  @Override
  public String purpose() {
    return "Two simulations at different temperatures, pressures or chemical potentials have"
        + " distributions whose log-ratio has the right slope.";
  }

  @Override
  public String example() {
    return "{kind: ensemble-slope, id: ensemble, title: The ensemble is canonical, energy: total,"
        + " state: run, first: {is: 1, temperature: 298.15}, second: {is: 2, temperature: 308.15},"
        + " boltzmann: 0.0083144626, energyUnit: kJ/mol, time: time, tolerance: 3}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Fields fields = entry.fields();
    Optional<Expression> energy = entry.optionalExpression("energy");
    Optional<Expression> extensive = entry.optionalExpression("extensive");
    Optional<String> state = entry.column("state");
    State first = state(entry, "first", state);
    State second = state(entry, "second", state);
    double boltzmann = fields.number("boltzmann", Bounds.positive());
    double factor = fields.number("factor", Bounds.finite(), 1);
    String energyUnit = fields.optionalText("energyUnit").orElse("1");
    String extensiveUnit = fields.optionalText("extensiveUnit").orElse("1");
    List<String> time = entry.optionalColumn("time");
    double cut = fields.number("cutTails", Bounds.closed(0, 0.25), 0.001);
    Correlation correlation = Correlations.read(entry, time);
    List<Expression> variables = new ArrayList<>(energy.stream().toList());
    variables.addAll(extensive.stream().toList());
    if (!fields.has("energy") && !fields.has("extensive")) {
      fields.mistake("energy", "energy, extensive or both must be given");
    }
    double beta1 = 1 / (boltzmann * first.temperature);
    double beta2 = 1 / (boltzmann * second.temperature);
    if (energy.isPresent() && beta1 == beta2) {
      fields.mistake("energy", "must be left out where the temperatures are the same");
    }
    if (energy.isEmpty() && extensive.isPresent() && beta1 != beta2) {
      fields.mistake("extensive", "needs energy beside it where the temperatures differ");
    }
    LawStatement statement =
        entry.statement(
            "ln P2/P1 is linear in " + String.join(", ", texts(variables)),
            Optional.of("1"),
            Optional.of("both simulations are in equilibrium and otherwise alike"),
            Optional.of("two simulations with the same fault agree with each other"),
            Countable.NO);
    if (variables.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    List<Double> slopes = new ArrayList<>();
    List<String> units = new ArrayList<>();
    if (energy.isPresent()) {
      slopes.add(beta1 - beta2);
      units.add(Units.per("1", energyUnit));
    }
    if (extensive.isPresent()) {
      slopes.add(factor * (first.field * beta1 - second.field * beta2));
      units.add(Units.per("1", extensiveUnit));
    }
    List<String> columns = new ArrayList<>(Cells.columns(variables));
    columns.addAll(time);
    Look look =
        new Look(
            variables,
            energy.isPresent() ? 1 : 0,
            boltzmann,
            factor,
            units,
            state.get(),
            first,
            second,
            slopes.stream().mapToDouble(s -> s).toArray(),
            time,
            cut,
            correlation,
            statement.tolerance());
    columns.add(state.get());
    return Optional.of(TableLaw.ofSamples(statement, columns, List.of(), look));
  }

  private static List<String> texts(List<Expression> expressions) {
    return expressions.stream().map(Expression::text).toList();
  }

  private static State state(LawReading entry, String name, Optional<String> column) {
    Fields state = entry.fields().object(name);
    double temperature = state.number("temperature", Bounds.positive());
    double field = state.number("field", Bounds.finite(), 0);
    double is = is(entry, state, column);
    state.done();
    return new State(is, temperature, field);
  }

  /** A word of the column, or a number. */
  private static double is(LawReading entry, Fields state, Optional<String> column) {
    boolean word =
        column.isPresent() && entry.schema().column(column.get()).kind() == Kind.CATEGORY;
    if (!word) {
      return state.number("is", Bounds.finite());
    }
    String text = state.text("is");
    int index = entry.schema().column(column.get()).values().indexOf(text);
    if (index < 0 && state.raw("is").filter(n -> n.kind() == Node.Kind.STRING).isPresent()) {
      state.mistake("is", "must be one of " + entry.schema().column(column.get()).values());
    }
    return index;
  }
}
