package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.physics.LawResult.Quantile;
import org.hallmark.physics.LawResult.QuantileInterval;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.QuantilePlot;

/** How far rows or groups are from obeying a law: quantiles of the residual, and the tolerance. */
public final class ResidualFigure {
  private static final String NONE = "none";

  /** Residuals below this are zero. */
  private static final double LEAST = 1e-300;

  private final LawResult law;
  private final String id;

  private ResidualFigure(LawResult law, String id) {
    this.law = law;
    this.id = id;
  }

  /** The figure; none where no residual is published, or every one is zero. */
  public static Optional<Figure> of(LawResult law, String id) {
    return law.residuals().stream().allMatch(quantile -> quantile.value() == 0)
        ? Optional.empty()
        : Optional.of(new ResidualFigure(law, id).figure());
  }

  private Figure figure() {
    QuantilePlot plot =
        new QuantilePlot(
            law.residuals().stream().map(this::row).toList(),
            law.tolerance(),
            "tolerance " + Numbers.withUnit(Numbers.setting(law.tolerance()), law.unit()),
            "absolute residual" + (law.unit().equals("1") ? "" : " in " + law.unit()));
    return new Figure(
        id,
        law.title(),
        plot.draw(id, "Residuals: " + law.title(), described()),
        caption(),
        numbers());
  }

  private QuantilePlot.Row row(Quantile quantile) {
    return new QuantilePlot.Row(
        label(quantile),
        quantile.value(),
        interval(quantile).map(QuantileInterval::lower),
        interval(quantile).map(ResidualFigure::upper),
        source(quantile));
  }

  private static String label(Quantile quantile) {
    if (quantile.probability() == 0.5) {
      return "median";
    }
    return quantile.probability() == 1
        ? "largest"
        : Numbers.withUnit(Numbers.setting(100 * quantile.probability()), "%") + " at most";
  }

  private Optional<QuantileInterval> interval(Quantile quantile) {
    return law.evidence().map(Evidence::intervals).orElse(List.of()).stream()
        .filter(interval -> interval.probability() == quantile.probability())
        .findFirst();
  }

  /** The cell of residuals that are zero ends at the least double that is not. */
  private static double upper(QuantileInterval interval) {
    return interval.upper() < LEAST ? 0 : interval.upper();
  }

  private Optional<LawResult.Measured> measured() {
    return law.reference().flatMap(LawResult.Reference::measured);
  }

  private Optional<Double> source(Quantile quantile) {
    return measured().map(LawResult.Measured::residuals).orElse(List.of()).stream()
        .filter(found -> found.probability() == quantile.probability())
        .findFirst()
        .map(Quantile::value);
  }

  private String described() {
    return law.residuals().stream()
        .map(q -> label(q) + ": " + Numbers.number(q.value()))
        .collect(Collectors.joining("; ", "Dots, one per quantile. ", "."));
  }

  private String caption() {
    boolean intervals = law.residuals().stream().anyMatch(q -> interval(q).isPresent());
    return "Dots: quantiles of the absolute residual of the synthetic data"
        + (intervals ? ", with 95 % intervals for subjects independent of each other" : "")
        + ". "
        + (measured().isPresent()
            ? "Rings: the same of the source. "
            : "Those of the source are not published. ")
        + "Beyond the upright stroke the law is broken. Spaced by the square root.";
  }

  private NumberTable numbers() {
    List<NumberColumn> columns = new ArrayList<>();
    columns.add(NumberColumn.words("Quantile"));
    columns.add(NumberColumn.numbers("Residual"));
    columns.add(NumberColumn.numbers("At least"));
    columns.add(NumberColumn.numbers("At most"));
    columns.add(NumberColumn.numbers("In the source"));
    return new NumberTable(
        law.title() + ": quantiles of the absolute residual",
        columns,
        law.residuals().stream().map(this::cells).toList());
  }

  private List<Object> cells(Quantile quantile) {
    return List.of(
        label(quantile),
        quantile.value(),
        interval(quantile).<Object>map(QuantileInterval::lower).orElse(NONE),
        interval(quantile).<Object>map(ResidualFigure::upper).orElse(NONE),
        source(quantile).<Object>map(value -> value).orElse(NONE));
  }
}
