package org.hallmark.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.compare.Comparison.Cell;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Part;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.PrivacyWords;

/** Rows of what is promised to those in the sources. */
final class PrivacyRows {
  private PrivacyRows() {}

  static Part part(ReportInput a, ReportInput b) {
    Optional<PrivacyStatement> left = a.privacy().map(PublishedPrivacy::statement);
    Optional<PrivacyStatement> right = b.privacy().map(PublishedPrivacy::statement);
    List<Row> rows = new ArrayList<>();
    if (left.isPresent() && right.isPresent()) {
      rows.addAll(both(left.get(), right.get()));
    } else {
      rows.add(Comparisons.words("epsilon", "ε", claim(left), claim(right)));
    }
    return new Part(
        "privacy",
        "Privacy",
        "A smaller ε is better where δ, unit and neighbours are the same. Both releases add up for"
            + " whoever is in both sources.",
        rows);
  }

  private static String claim(Optional<PrivacyStatement> statement) {
    return statement
        .map(s -> "at most " + PrivacyWords.epsilon(s) + " at δ = " + PrivacyWords.delta(s))
        .orElse(NoPrivacyClaim.ONLY.inWords());
  }

  private static List<Row> both(PrivacyStatement a, PrivacyStatement b) {
    boolean alike =
        a.delta() == b.delta()
            && a.unit().equals(b.unit())
            && a.unitColumns().equals(b.unitColumns())
            && a.adjacency() == b.adjacency();
    List<Row> rows = new ArrayList<>();
    rows.add(
        Comparisons.row(
            "epsilon",
            "ε at most",
            Optional.of(Cell.number(PrivacyWords.epsilon(a), a.epsilonUpper())),
            Optional.of(Cell.number(PrivacyWords.epsilon(b), b.epsilonUpper())),
            (x, y) -> alike ? smaller(a.epsilonUpper(), b.epsilonUpper()) : Change.DIFFERENT));
    rows.add(Comparisons.words("delta", "δ", PrivacyWords.delta(a), PrivacyWords.delta(b)));
    rows.add(
        Comparisons.words(
            "budget",
            "Budget of all runs",
            Numbers.number(a.budget()),
            Numbers.number(b.budget())));
    rows.add(Comparisons.words("unit", "Unit", a.unitInWords(), b.unitInWords()));
    rows.add(
        Comparisons.words("not-protected", "Does not protect", a.notProtected(), b.notProtected()));
    rows.add(
        Comparisons.words(
            "adjacency", "Neighbours", PrivacyWords.adjacency(a), PrivacyWords.adjacency(b)));
    rows.add(Comparisons.words("accountant", "Accountant", a.accountant(), b.accountant()));
    rows.add(
        Comparisons.words(
            "looks", "Looks at the source", "" + a.charges().size(), "" + b.charges().size()));
    rows.add(
        Comparisons.words(
            "settings", "Settings chosen", PrivacyWords.settings(a), PrivacyWords.settings(b)));
    return rows;
  }

  private static Change smaller(double a, double b) {
    return b < a ? Change.BETTER : b > a ? Change.WORSE : Change.SAME;
  }
}
