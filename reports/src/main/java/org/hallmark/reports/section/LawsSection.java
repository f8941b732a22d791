package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.reports.figure.Figures;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.NoiseBand;

/** The physical laws that the synthetic data were held against. */
public record LawsSection(List<LawResult> laws) {

  public Element render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(
        p(
            "A row or group breaks a law where its residual is beyond the tolerance. The upper"
                + " bound is that of Clopper and Pearson, one-sided. Rows named below are"
                + " synthetic."));
    if (!laws.isEmpty()) {
      parts.add(table());
      parts.addAll(cards());
    }
    return section("laws", "Laws", parts);
  }

  private Element table() {
    return new DataTable(
            "Every law, its violations and their upper bound",
            List.of(
                Column.words("Law"),
                Column.words("Scale"),
                Column.words("Residual"),
                Column.words("Unit"),
                Column.numbers("Tolerance"),
                Column.numbers("Broken by"),
                Column.numbers("Rate at most"),
                Column.numbers("Broken in the source")),
            laws.stream().map(LawsSection::row).toList())
        .element();
  }

  private static List<Markup> row(LawResult law) {
    return List.of(
        outside(law.title()),
        text(law.scale() == Scale.FINE ? "per record" : "per group"),
        code(law.formula()),
        outside(law.unit()),
        text(Numbers.setting(law.tolerance())),
        text(broken(law)),
        text(bound(law)),
        text(reference(law)));
  }

  static String broken(LawResult law) {
    return Numbers.count(law.violations()) + " of " + Numbers.count(law.checked());
  }

  static String bound(LawResult law) {
    return Numbers.percentUpper(law.upper()) + " (" + Numbers.percent(law.level()) + ")";
  }

  /** The count in the source, with two standard deviations of its noise where it has any. */
  static String reference(LawResult law) {
    if (law.reference().isEmpty()) {
      return "not published";
    }
    LawResult.Reference reference = law.reference().get();
    String count = Numbers.count(reference.violations());
    double band = NoiseBand.of(reference.noise());
    if (reference.noise().isEmpty()) {
      return count
          + reference
              .measured()
              .map(
                  found ->
                      " of "
                          + Numbers.count(found.checked())
                          + ", "
                          + Numbers.percentUpper(found.upper())
                          + " at most")
              .orElse("");
    }
    return count + (Double.isNaN(band) ? ", noised" : " ± " + Numbers.number(band) + ", noised");
  }

  /** A fine law and the coarse laws over the same columns stand in one row. */
  private List<Markup> cards() {
    List<Markup> rows = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    for (int i = 0; i < laws.size(); i++) {
      int fine = i;
      List<Integer> coarse =
          IntStream.range(0, laws.size())
              .filter(c -> !done.contains(c) && Columns.isCoarseOf(laws.get(c), laws.get(fine)))
              .boxed()
              .toList();
      if (!coarse.isEmpty()) {
        List<Element> row = new ArrayList<>(List.of(card(fine)));
        coarse.forEach(c -> row.add(card(c)));
        rows.add(div("pair", row));
        done.add(fine);
        done.addAll(coarse);
      }
    }
    List<Element> alone =
        IntStream.range(0, laws.size())
            .filter(i -> !done.contains(i))
            .mapToObj(this::card)
            .toList();
    rows.add(div("pair", alone));
    return rows;
  }

  private Element card(int index) {
    return new LawCard(laws.get(index), Figures.law(index)).render();
  }
}
