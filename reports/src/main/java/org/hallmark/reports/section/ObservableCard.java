package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.ObservableFigure;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Divergences;

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
    parts.addAll(
        ObservableFigure.of(observable, id).map(Figure::elements).orElseGet(this::notDrawn));
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

  private List<Markup> notDrawn() {
    return observable.route() == Route.WITHHELD
        ? List.of(p("The source is confidential, and its counts are withheld; nothing is drawn."))
        : List.of(p("The published counts do not fit the published cells; nothing is drawn."));
  }
}
