package org.hallmark.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.provenance.catalogue.Catalogue;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.json.Words;

/** The catalogue for a person at a terminal. */
final class CatalogueText {
  private CatalogueText() {}

  /** One line for each check. */
  static List<String> list(Catalogue catalogue) {
    TextTable table = new TextTable("check", "tier", "question");
    catalogue
        .checks()
        .forEach(kind -> table.row(kind.id(), Words.kebab(kind.tier()), kind.question()));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        catalogue.checks().size()
            + " checks with "
            + catalogue.findings().size()
            + " findings; 'hallmark explain ID' tells more of a check or a finding");
    return lines;
  }

  /** All that is known of {@code id}. */
  static List<String> of(Catalogue found, String id, Optional<FindingKind> finding) {
    List<String> lines = new ArrayList<>();
    finding.ifPresent(
        kind -> {
          lines.add("finding " + kind.code() + ": " + kind.meaning());
          lines.add("");
        });
    for (CheckKind kind : found.checks()) {
      lines.addAll(of(kind));
    }
    lines.remove(lines.size() - 1);
    return lines;
  }

  private static List<String> of(CheckKind kind) {
    List<String> lines = new ArrayList<>();
    lines.add("check " + kind.id() + ": " + kind.question());
    lines.add("  tier:     " + Words.kebab(kind.tier()));
    lines.add("  rests on: " + kind.anchor().words());
    lines.add("  why:      " + kind.why());
    lines.add("  attack:   " + kind.attack());
    lines.add("  findings:");
    kind.findings().forEach(f -> lines.add("    " + f.code() + ": " + f.meaning()));
    lines.add("");
    return lines;
  }
}
