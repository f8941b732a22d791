package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.fact;
import static org.hallmark.reports.html.Tags.facts;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.ledger.BudgetRaise;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.ledger.LedgerExtract;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/** What all releases from these data may tell together, and where this one stands among them. */
record LedgerCard(PublishedLedger ledger, PrivacyStatement privacy) {

  Element render() {
    DatasetExtract dataset = ledger.dataset();
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "All releases from these data"));
    parts.add(p(text("Of the dataset "), code(dataset.dataset()), text(", " + before(dataset))));
    parts.add(
        p(
            text("What can be learnt of one "),
            outside(privacy.unit()),
            text(
                " from all of them together, this one with all that its plan may still spend, is"
                    + " bounded by "
                    + bound(dataset.epsilon(), dataset.delta())
                    + ". The owner registered a budget of "
                    + bound(dataset.budgetEpsilon(), dataset.budgetDelta())
                    + ". Whoever is in several datasets of this ledger is bounded by "
                    + bound(dataset.ledgerEpsilon(), dataset.ledgerDelta())
                    + " over all of them. That the owner keeps one ledger is taken on trust.")));
    dataset.raises().forEach(raise -> parts.add(raised(raise)));
    parts.add(
        facts(
            List.of(
                fact("Line of this plan in the ledger", code(dataset.head().toString())),
                fact("The line before it", code(dataset.previousHead().toString())),
                fact("Last look of this plan", code(looks().head().toString())),
                fact("The line before its first look", code(looks().previousHead().toString())),
                fact("All looks up to it", text(bound(looks().epsilonUpper(), looks().delta()))))));
    parts.add(
        p(
            "Every plan has one line in its owner's ledger, and the line before it is that of the plan"
                + " admitted before, about whatever data. Where that plan's release is nowhere to be"
                + " found, it was not published; what it may spend is in the sums all the same."));
    return div("card", parts);
  }

  private static Element raised(BudgetRaise raise) {
    return p(
        text(
            "That budget was raised on "
                + raise.raisedAt()
                + " to "
                + bound(raise.epsilon(), raise.delta())
                + ". The owner's reason: "),
        outside(raise.reason()));
  }

  private LedgerExtract looks() {
    return ledger.looks();
  }

  private static String before(DatasetExtract dataset) {
    return dataset.plansBefore() == 0
        ? "this is the first plan in its owner's ledger."
        : "this is plan number "
            + Numbers.count(dataset.plansBefore() + 1L)
            + " in its owner's ledger.";
  }

  private static String bound(double epsilon, double delta) {
    return "ε = " + Numbers.upper(epsilon) + " at δ = " + Numbers.upper(delta);
  }
}
