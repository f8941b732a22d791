package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.plot.PairMap;

/** The divergence of every pair of fine observables, as a map. */
public final class PairsFigure {
  private static final String ID = "pairs";
  private static final String TITLE = "Divergence of pairs";

  /** Between the ids of the two observables of a pair. */
  private static final String BETWEEN = "--";

  private static final String NONE = "none";

  private PairsFigure() {}

  /** The figure; none where no pair was measured. */
  public static Optional<Figure> of(PublicComparison comparison) {
    List<MeasuredObservable> pairs = comparison.pairs();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    pairs.forEach(pair -> ends(pair).stream().filter(n -> !names.contains(n)).forEach(names::add));
    double darkest =
        pairs.stream().mapToDouble(PairsFigure::amount).filter(Double::isFinite).max().orElse(0);
    PairMap map =
        new PairMap(names, pairs.stream().map(pair -> cell(names, pair)).toList(), darkest);
    return Optional.of(
        new Figure(
            ID,
            TITLE,
            map.draw(ID, TITLE, "One square per pair; the table below has the numbers."),
            "Jensen–Shannon divergence in bit of two observables together: what is lost of their"
                + " dependence shows here, and in neither alone. The ink grows with the square root;"
                + " a dashed rim is a pair that cannot be estimated.",
            new NumberTable(
                "Pairs: divergence in bit",
                List.of(
                    NumberColumn.words("Pair"),
                    NumberColumn.numbers("Estimate"),
                    new NumberColumn("At least", Form.LOWER),
                    new NumberColumn("At most", Form.UPPER),
                    new NumberColumn("Real-vs-real floor, 95 % below", Form.UPPER)),
                pairs.stream().map(PairsFigure::row).toList())));
  }

  private static List<String> ends(MeasuredObservable pair) {
    return List.of(pair.id().split(BETWEEN, 2));
  }

  private static PairMap.Cell cell(List<String> names, MeasuredObservable pair) {
    List<String> ends = ends(pair);
    int first = names.indexOf(ends.get(0));
    int second = names.indexOf(ends.get(ends.size() - 1));
    return new PairMap.Cell(Math.max(first, second), Math.min(first, second), amount(pair));
  }

  private static double amount(MeasuredObservable pair) {
    return pair.divergence().orElse(Double.NaN);
  }

  private static List<Object> row(MeasuredObservable pair) {
    return List.of(
        pair.title(),
        pair.divergence().<Object>map(d -> d).orElse("not estimable"),
        pair.lower().<Object>map(d -> d).orElse(NONE),
        pair.upper().<Object>map(d -> d).orElse(NONE),
        pair.floor().<Object>map(Floor::upper).orElse(NONE));
  }
}
