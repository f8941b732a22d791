package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.hallmark.metrics.MeasuredAxis;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.HeatMap;
import org.hallmark.reports.plot.HistogramPlot;
import org.hallmark.reports.words.Divergences;
import org.hallmark.reports.words.NoiseBand;

/**
 * One observable: its divergence with all that qualifies it, both histograms drawn, and their
 * numbers.
 *
 * @param observable the measurement
 * @param id unique in the page
 */
record ObservableCard(MeasuredObservable observable, String id) {

  Element render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", outside(observable.title()), text(" "), span("scale", scale())));
    parts.add(divergence());
    parts.add(floor());
    parts.addAll(Histogram.fits(observable) ? drawn(Histogram.of(observable)) : notDrawn());
    return div(observable.axes().size() == 2 ? "card wide" : "card", parts);
  }

  private String scale() {
    return observable.scale() == Scale.FINE ? "per record" : "per group";
  }

  private Element divergence() {
    if (observable.divergence().isEmpty()) {
      String reason = observable.notEstimable().orElse("no reason is given");
      return p(Element.of("strong", "Not estimable: "), outside(reason)).in("found not-estimable");
    }
    String level = Numbers.percent(observable.level());
    String interval = Divergences.interval(observable.lower(), observable.upper());
    return p(
            Element.of("strong", Divergences.estimate(observable) + "\u00A0bit"),
            text(interval.isEmpty() ? " (no interval)" : " " + interval + " at " + level))
        .in("found");
  }

  private Element floor() {
    Element line = Element.of("p").in("soft");
    return observable
        .floor()
        .map(
            floor ->
                line.and(
                    outside(floor.kind()),
                    text(
                        " floor: mean "
                            + Numbers.number(floor.mean())
                            + ", 95 % below "
                            + Numbers.upper(floor.upper())
                            + " bit. Estimator "),
                    code(observable.estimator())))
        .orElseGet(() -> line.and(text("No floor. Estimator "), code(observable.estimator())));
  }

  private List<Markup> drawn(Histogram histogram) {
    List<Markup> parts = new ArrayList<>();
    parts.add(observable.axes().size() == 2 ? maps(histogram) : bars(histogram));
    parts.add(details("Numbers", table(histogram)));
    return parts;
  }

  private List<Markup> notDrawn() {
    return observable.route() == Route.WITHHELD
        ? List.of(p("The source is confidential, and its counts are withheld; nothing is drawn."))
        : List.of(p("The published counts do not fit the published cells; nothing is drawn."));
  }

  private Element bars(Histogram histogram) {
    Element plot =
        new HistogramPlot(
                histogram.cells(),
                source(),
                histogram.source(),
                histogram.drawnBand(),
                histogram.synthetic(),
                histogram.unit())
            .draw(id, observable.title(), described(histogram));
    return Element.of("figure", plot, Element.of("figcaption", caption(histogram)));
  }

  private Element maps(Histogram histogram) {
    double darkest =
        DoubleStream.concat(
                histogram.source().stream().mapToDouble(v -> v),
                histogram.synthetic().stream().mapToDouble(v -> v))
            .reduce(0, Math::max);
    Element source = map(histogram.source(), darkest, "-source", source());
    Element synthetic = map(histogram.synthetic(), darkest, "-synthetic", "synthetic");
    return Element.of(
        "figure", div("maps", source, synthetic), Element.of("figcaption", caption(histogram)));
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

  private String described(Histogram histogram) {
    return "Bars of the source beside bars of the synthetic data over "
        + Numbers.count(histogram.cells().size())
        + " cells; below, their difference. "
        + caption(histogram);
  }

  private String caption(Histogram histogram) {
    List<String> sentences = new ArrayList<>();
    if (observable.axes().size() != 2) {
      String axes =
          observable.axes().stream().map(ObservableCard::titled).collect(Collectors.joining(" × "));
      sentences.add("Along: " + axes + ".");
    }
    sentences.add(noise(histogram));
    if (histogram.negative() > 0) {
      sentences.add(Numbers.counted(histogram.negative(), "cell") + " below zero by noise alone.");
    }
    if (observable.axes().size() == 2) {
      sentences.add("Percentages; the ink grows with their square root.");
    }
    return String.join(" ", sentences);
  }

  private String noise(Histogram histogram) {
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

  private Element table(Histogram histogram) {
    List<List<Markup>> rows = new ArrayList<>();
    for (int i = 0; i < histogram.cells().size(); i++) {
      double source = histogram.source().get(i);
      double synthetic = histogram.synthetic().get(i);
      rows.add(
          List.of(
              outside(histogram.cells().get(i)),
              text(Numbers.count(observable.real().get(i))),
              text(Numbers.count(observable.synthetic().get(i))),
              text(Numbers.number(source)),
              text(Numbers.number(synthetic)),
              text(Numbers.signed(synthetic - source))));
    }
    String unit = histogram.unit();
    return new DataTable(
            observable.title() + ": counts and shares",
            List.of(
                Column.words("Cell"),
                Column.numbers(source() + ", n"),
                Column.numbers("synthetic, n"),
                Column.numbers("source, " + unit),
                Column.numbers("synthetic, " + unit),
                Column.numbers("difference, " + unit)),
            rows)
        .element();
  }
}
