package org.hallmark.cli.explain;

import org.hallmark.provenance.catalogue.Catalogue;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.Words;

/** The catalogue as the page {@code docs/checks.md}. */
public final class CataloguePage {
  private static final String HEAD =
      """
      # Every check

      This page is what `hallmark explain --markdown` prints; a test compares them. Ids and codes are
      permanent: none is ever given to something else. A check answers *ok*, *REFUTED* with findings
      that say what was expected and what was found, or *INCOMPLETE* where the verifier lacks what it
      needs. Each tier asks its own checks and those of the tiers before it.
      """;

  private CataloguePage() {}

  /** The page's text. */
  public static String of(Catalogue catalogue) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Tier tier : Tier.values()) {
      page.append("\n## Tier ").append(Words.kebab(tier)).append('\n');
      catalogue.checks().stream()
          .filter(kind -> kind.tier() == tier)
          .forEach(kind -> append(kind, page));
    }
    page.append("\n## Findings about tables\n\nThese belong to no check of a release; ");
    page.append("`hallmark measure` and `hallmark check` give them, and so may a law.\n\n");
    catalogue.notes().forEach(note -> append(note, page));
    return page.toString();
  }

  private static void append(CheckKind kind, StringBuilder page) {
    page.append("\n### ").append(escaped(kind.id())).append("\n\n").append(kind.question());
    page.append("\n\n- *Why*: ").append(escaped(kind.why()));
    page.append("\n- *Attack*: ").append(escaped(kind.attack()));
    page.append("\n- *Rests on*: ").append(kind.anchor().words()).append("\n\n");
    kind.findings().forEach(finding -> append(finding, page));
  }

  private static void append(FindingKind finding, StringBuilder page) {
    page.append("- `").append(finding.code()).append("`: ");
    page.append(escaped(finding.meaning())).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("<", "&lt;");
  }
}
