package org.hallmark.reports.figure;

import java.util.List;
import java.util.Optional;
import org.hallmark.reports.facts.TrainingFacts;
import org.hallmark.reports.facts.TrainingFacts.Gradient;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.plot.SeriesPlot;

/** The length of the gradient along training, with the noise taken off. */
public final class TrainingFigure {
  private static final String ID = "training-curve";
  private static final String TITLE = "Length of the gradient";

  /** So many standard deviations to either side. */
  private static final double BAND = 2;

  private TrainingFigure() {}

  /** The figure; none where nothing may be told. */
  public static Optional<Figure> of(TrainingFacts training) {
    return training.gradients().isEmpty()
        ? Optional.empty()
        : Optional.of(figure(training.gradients()));
  }

  private static Figure figure(List<Gradient> gradients) {
    SeriesPlot plot =
        new SeriesPlot(
            gradients.stream().map(TrainingFigure::point).toList(),
            "step",
            "length of the gradient");
    return new Figure(
        ID,
        TITLE,
        plot.draw(ID, TITLE, "Dots from the first step to the last; the table has the numbers."),
        "The average clipped gradient of a step, from the published sums, with the expected length of"
            + " the noise taken off: post-processing of what is published, so that it costs no privacy."
            + " Strokes: what the noise leaves open, two standard deviations to either side.",
        new NumberTable(
            "Gradients, averaged over steps that follow each other",
            List.of(
                new NumberColumn("From step", Form.COUNT),
                new NumberColumn("To step", Form.COUNT),
                NumberColumn.numbers("Length"),
                NumberColumn.numbers("Squared length"),
                NumberColumn.numbers("its standard deviation")),
            gradients.stream().map(TrainingFigure::row).toList()));
  }

  private static SeriesPlot.Point point(Gradient gradient) {
    double open = BAND * gradient.deviation();
    return new SeriesPlot.Point(
        (gradient.first() + gradient.last()) / 2.0,
        length(gradient.squaredNorm()),
        length(gradient.squaredNorm() - open),
        length(gradient.squaredNorm() + open));
  }

  private static double length(double squared) {
    return Math.sqrt(Math.max(0, squared));
  }

  private static List<Object> row(Gradient gradient) {
    return List.of(
        gradient.first(),
        gradient.last(),
        length(gradient.squaredNorm()),
        gradient.squaredNorm(),
        gradient.deviation());
  }
}
