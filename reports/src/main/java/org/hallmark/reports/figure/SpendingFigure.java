package org.hallmark.reports.figure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.BarList;
import org.hallmark.reports.words.PrivacyWords;

/** What every look at the source would have cost alone. */
public final class SpendingFigure {
  private static final String ID = "spending";
  private static final String TITLE = "ε spent per event";

  private SpendingFigure() {}

  /** The figure of a statement. */
  public static Figure of(PrivacyStatement privacy) {
    BarList bars =
        new BarList(
            privacy.charges().stream().map(SpendingFigure::bar).toList(),
            OptionalDouble.of(privacy.epsilonUpper()),
            "all together ≤ " + PrivacyWords.epsilon(privacy),
            "ε of the event alone, at the same δ");
    return new Figure(
        ID,
        TITLE,
        bars.draw(ID, TITLE, described(privacy)),
        "Each bar is the bound for one look at the source on its own; bounds of looks together"
            + " need not be their sum.",
        new NumberTable(
            "ε of every look alone",
            List.of(
                new NumberColumn("Event", Form.CODE), new NumberColumn("ε at most", Form.UPPER)),
            privacy.charges().stream()
                .map(charge -> List.<Object>of(charge.id(), charge.epsilonAlone()))
                .toList()));
  }

  private static String described(PrivacyStatement privacy) {
    return privacy.charges().stream()
        .map(charge -> charge.id() + ": " + Numbers.upper(charge.epsilonAlone()))
        .collect(Collectors.joining("; ", "Bars, one per charged event. ", "."));
  }

  private static BarList.Bar bar(ChargedEvent charge) {
    return new BarList.Bar(
        charge.id(), charge.epsilonAlone(), Numbers.upper(charge.epsilonAlone()));
  }
}
