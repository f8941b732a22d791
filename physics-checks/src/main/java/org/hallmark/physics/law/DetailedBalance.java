package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.metrics.statistics.Gamma;
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
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * As many transitions go from one state to another as come back: N(i→j) = N(j→i) but for chance.
 *
 * <p>The residual of a pair is z = (N(i→j) − N(j→i))/√(N(i→j) + N(j→i)). Net flows must run in
 * circles, since what enters a state leaves it, so that Σ z² has the χ² law with as many degrees of
 * freedom as the graph of transitions has independent circles: pairs − states + components. A graph
 * without a circle, two states for instance, is balanced whatever the dynamics, and cannot be
 * tested.
 */
final class DetailedBalance implements LawKind {
  private static final int MOST_STATES = 1000;

  private record Pair(double from, double to) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int order = Double.compare(from, other.from);
      return order != 0 ? order : Double.compare(to, other.to);
    }
  }

  private record Look(
      Expression state, String time, List<String> keys, int lag, double significance)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      double[][] values = {state.evaluate(data)};
      Trajectories all = Trajectories.of(data, keys, List.of(time), values, lag + 1);
      SortedMap<Pair, long[]> flows = new TreeMap<>();
      SortedMap<Double, Double> components = new TreeMap<>();
      long transitions = 0;
      for (Trajectory trajectory : all.all()) {
        double[] states = trajectory.values()[0];
        for (int i = 0; i + lag < states.length; i++) {
          transitions++;
          count(flows, components, states[i] + 0.0, states[i + lag] + 0.0);
          if (components.size() > MOST_STATES) {
            return Examination.notEstimable(
                "more than " + MOST_STATES + " states; divide the quantity coarser", all.gaps());
          }
        }
      }
      return examined(flows, components, transitions, all);
    }

    private static void count(
        SortedMap<Pair, long[]> flows, SortedMap<Double, Double> components, double a, double b) {
      components.putIfAbsent(a, a);
      components.putIfAbsent(b, b);
      if (a != b) {
        Pair pair = new Pair(Math.min(a, b), Math.max(a, b));
        flows.computeIfAbsent(pair, p -> new long[2])[a < b ? 0 : 1]++;
        components.put(root(components, a), root(components, b));
      }
    }

    private static double root(SortedMap<Double, Double> components, double state) {
      double at = state;
      while (components.get(at) != at) {
        at = components.get(at);
      }
      return at;
    }

    private Examination examined(
        SortedMap<Pair, long[]> flows,
        SortedMap<Double, Double> components,
        long transitions,
        Trajectories all) {
      List<Pair> pairs = List.copyOf(flows.keySet());
      double[] residuals = new double[pairs.size()];
      double square = 0;
      for (int i = 0; i < residuals.length; i++) {
        long[] flow = flows.get(pairs.get(i));
        residuals[i] = (flow[0] - flow[1]) / StrictMath.sqrt((double) flow[0] + flow[1]);
        square += residuals[i] * residuals[i];
      }
      long roots = components.keySet().stream().filter(s -> components.get(s).equals(s)).count();
      long circles = pairs.size() - components.size() + roots;
      List<Statistic> statistics = new ArrayList<>();
      statistics.add(Statistic.exact("transitions", transitions, "1"));
      statistics.add(Statistic.exact("states", components.size(), "1"));
      statistics.add(Statistic.exact("independent-circles", circles, "1"));
      if (circles > 0) {
        double p = Gamma.chiSquareUpper(circles, square);
        statistics.add(Statistic.exact("chi-square", square, "1").withP(p));
      }
      return new Examination(
          residuals,
          Sided.BOTH,
          i -> label(pairs.get(i)),
          statistics,
          Optional.of(judge(statistics, circles)),
          all.gaps());
    }

    private Judgement judge(List<Statistic> statistics, long circles) {
      if (circles <= 0) {
        return Judgement.notEstimable(
            "the transitions make no circle, so that every dynamics would be balanced");
      }
      double p = statistics.get(statistics.size() - 1).p().orElseThrow();
      return Judgement.of(
          p < significance
              ? Optional.of("net flows run in circles beyond chance")
              : Optional.empty(),
          "no net flow is seen beyond chance");
    }

    private static SortedMap<String, String> label(Pair pair) {
      SortedMap<String, String> label = new TreeMap<>();
      label.put("from", Numbers.text(pair.from));
      label.put("to", Numbers.text(pair.to));
      return label;
    }
  }

  private static final long LONGEST_LAG = 1_000_000;

  @Override
  public String id() {
    return "detailed-balance";
  }

  @Override
  public String method() {
    return "detailed-balance-v1";
  }

  @Override
  public String purpose() {
    return "As many transitions go from one state to another as come back.";
  }

  @Override
  public String example() {
    return "{kind: detailed-balance, id: balance, title: Dynamics is reversible, state: \"floor(phi"
        + " / 60)\", time: time, trajectory: [run], tolerance: 4}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> state = entry.expression("state");
    Optional<String> time = entry.column("time");
    List<String> keys = entry.columns("trajectory");
    int lag = (int) entry.fields().integer("lag", 1, LONGEST_LAG, 1);
    double significance = entry.fields().number("significance", Bounds.open(0, 1), 0.05);
    LawStatement statement =
        entry.statement(
            "N(i -> j) = N(j -> i), i, j of " + state.map(Expression::text).orElse(""),
            Optional.of("1"),
            Optional.of("jumps between states are as good as Markov's at this lag, and stationary"),
            Optional.of(
                "circles within a state are not seen; jumps with a memory make p too small"),
            Countable.NO);
    if (state.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(state.get().columns());
    columns.add(time.get());
    return Optional.of(
        TableLaw.ofSamples(
            statement, columns, keys, new Look(state.get(), time.get(), keys, lag, significance)));
  }
}
