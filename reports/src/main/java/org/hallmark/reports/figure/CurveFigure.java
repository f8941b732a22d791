package org.hallmark.reports.figure;

import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.privacy.disclosure.CurvePoint;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.CurvePlot;

/** How ε and δ trade against each other: every point of the curve is a promise. */
public final class CurveFigure {
  private static final String ID = "privacy-curve";
  private static final String TITLE = "ε for every δ";

  private CurveFigure() {}

  /** The figure of a disclosure. */
  public static Figure of(Disclosure disclosure) {
    List<CurvePoint> curve = disclosure.accounting().curve();
    CurvePlot plot =
        new CurvePlot(
            curve.stream().map(p -> new CurvePlot.Point(p.epsilon(), p.delta())).toList());
    return new Figure(
        ID,
        TITLE,
        plot.draw(ID, TITLE, described(curve)),
        "Every dot was computed and is a promise: the release is (ε, δ)-private for all of them."
            + " Above the stepped line it is so too; below it nothing is promised.",
        new NumberTable(
            "Points of the privacy curve",
            List.of(new NumberColumn("δ", Form.UPPER), new NumberColumn("ε at most", Form.UPPER)),
            curve.stream().map(p -> List.<Object>of(p.delta(), p.epsilon())).toList()));
  }

  private static String described(List<CurvePoint> curve) {
    return curve.stream()
        .map(p -> "ε ≤ " + Numbers.upper(p.epsilon()) + " at δ = " + Numbers.upper(p.delta()))
        .collect(Collectors.joining("; ", "A falling curve. ", "."));
  }
}
