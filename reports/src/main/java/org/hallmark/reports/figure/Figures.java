package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.facts.ReportInput;

/** Every figure of a report, in the order of the page. */
public final class Figures {
  private Figures() {}

  /** All of them. */
  public static List<Figure> of(ReportInput input) {
    List<Figure> figures = new ArrayList<>();
    input
        .privacy()
        .ifPresent(
            privacy -> {
              figures.add(SpendingFigure.of(privacy.statement()));
              if (!privacy.disclosure().accounting().curve().isEmpty()) {
                figures.add(CurveFigure.of(privacy.disclosure()));
              }
            });
    OverviewFigure.of(input, Scale.FINE).ifPresent(figures::add);
    OverviewFigure.of(input, Scale.COARSE).ifPresent(figures::add);
    IntStream.range(0, input.observables().size())
        .forEach(
            i ->
                ObservableFigure.of(input.observables().get(i), observable(i))
                    .ifPresent(figures::add));
    input.comparison().flatMap(PairsFigure::of).ifPresent(figures::add);
    IntStream.range(0, input.laws().size())
        .forEach(i -> ResidualFigure.of(input.laws().get(i), law(i)).ifPresent(figures::add));
    TrainingFigure.of(input.training()).ifPresent(figures::add);
    figures.add(TimelineFigure.of(input));
    figures.add(LineageFigure.of(input));
    return figures;
  }

  /** The id of the figure of an observable, by its place in the plan. */
  public static String observable(int place) {
    return "observable-" + (place + 1);
  }

  /** The id of the figure of a law, by its place in the plan. */
  public static String law(int place) {
    return "law-" + (place + 1);
  }
}
