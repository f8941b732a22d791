package org.hallmark.reports.figure;

import static org.hallmark.reports.html.Tags.div;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.hallmark.metrics.MeasuredAxis;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.Route;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.HeatMap;
import org.hallmark.reports.plot.HistogramPlot;
import org.hallmark.reports.words.NoiseBand;

/** Both histograms of an observable over its sealed cells: as bars, or as two maps. */
public final class ObservableFigure {
  private final MeasuredObservable observable;
  private final Histogram histogram;
  private final String id;

  private ObservableFigure(MeasuredObservable observable, String id) {
    this.observable = observable;
    this.histogram = Histogram.of(observable);
    this.id = id;
  }

  /** The figure; none where the published counts do not fit the published cells. */
  public static Optional<Figure> of(MeasuredObservable observable, String id) {
    return Histogram.fits(observable)
        ? Optional.of(new ObservableFigure(observable, id).figure())
        : Optional.empty();
  }

  private boolean mapped() {
    return observable.axes().size() == 2;
  }

  private Figure figure() {
    return new Figure(id, observable.title(), mapped() ? maps() : bars(), caption(), numbers());
  }

  private Element bars() {
    return new HistogramPlot(
            histogram.cells(),
            source(),
            histogram.source(),
            histogram.drawnBand(),
            histogram.synthetic(),
            histogram.unit())
        .draw(id, observable.title(), described());
  }

  private Element maps() {
    double darkest =
        DoubleStream.concat(
                histogram.source().stream().mapToDouble(v -> v),
                histogram.synthetic().stream().mapToDouble(v -> v))
            .reduce(0, Math::max);
    return div(
        "maps",
        map(histogram.source(), darkest, "-source", source()),
        map(histogram.synthetic(), darkest, "-synthetic", "synthetic"));
  }

  private Element map(List<Double> shares, double darkest, String suffix, String name) {
    MeasuredAxis rows = observable.axes().get(0);
    MeasuredAxis columns = observable.axes().get(1);
    Element map =
        new HeatMap(rows.cells(), columns.cells(), shares, darkest, titled(rows), titled(columns))
            .draw(
                id + suffix,
                observable.title() + ": " + name,
                "Shares of the cells of two axes, in per cent; the table has them all.");
    return div("map", Element.of("h4", name), map);
  }

  private static String titled(MeasuredAxis axis) {
    return axis.unit().equals("1") ? axis.label() : axis.label() + " (" + axis.unit() + ")";
  }

  private String source() {
    return observable.route() == Route.EXACT ? "source, exact" : "source, noised";
  }

  private String described() {
    return "Bars of the source beside bars of the synthetic data over "
        + Numbers.count(histogram.cells().size())
        + " cells; below, their difference. "
        + caption();
  }

  private String caption() {
    List<String> sentences = new ArrayList<>();
    if (!mapped()) {
      String axes =
          observable.axes().stream()
              .map(ObservableFigure::titled)
              .collect(Collectors.joining(" × "));
      sentences.add("Along: " + axes + ".");
    }
    sentences.add(noise());
    if (histogram.negative() > 0) {
      sentences.add(Numbers.counted(histogram.negative(), "cell") + " below zero by noise alone.");
    }
    if (mapped()) {
      sentences.add("Percentages; the ink grows with their square root.");
    }
    return String.join(" ", sentences);
  }

  private String noise() {
    if (observable.noise().isEmpty()) {
      return "Source counts are exact.";
    }
    Noise noise = observable.noise().get();
    String law = "Source counts carry " + noise.mechanism() + " noise";
    if (Double.isNaN(histogram.band())) {
      return law + " of a law that has no band here.";
    }
    return law
        + ": two standard deviations are "
        + Numbers.number(NoiseBand.of(observable.noise()))
        + " counts ("
        + Numbers.withUnit(
            Numbers.number(histogram.band()), histogram.unit().equals("%") ? "%" : "1")
        + "), and "
        + Numbers.count(histogram.beyondBand())
        + " of "
        + Numbers.count(histogram.cells().size())
        + " cells differ by more.";
  }

  private NumberTable numbers() {
    String unit = histogram.unit();
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < histogram.cells().size(); i++) {
      double source = histogram.source().get(i);
      double synthetic = histogram.synthetic().get(i);
      rows.add(
          List.of(
              histogram.cells().get(i),
              observable.real().get(i),
              observable.synthetic().get(i),
              source,
              synthetic,
              synthetic - source));
    }
    return new NumberTable(
        observable.title() + ": counts and shares",
        List.of(
            NumberColumn.words("Cell"),
            new NumberColumn(source() + ", n", Form.COUNT),
            new NumberColumn("synthetic, n", Form.COUNT),
            NumberColumn.numbers("source, " + unit),
            NumberColumn.numbers("synthetic, " + unit),
            new NumberColumn("difference, " + unit, Form.SIGNED)),
        rows);
  }
}
