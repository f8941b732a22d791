package org.hallmark.audit.hostile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.Words;

/** The page {@code docs/attacks.md}: every attack of the catalogue, and what comes of it. */
final class AttackPage {
  private static final String HEAD =
      """
      # Attacks on a release

      Every row is carried out by a test on a small release, each time the whole test suite runs, and must come to exactly this
      end: this finding, at this tier and not below it. A *stranger* has the release and no trusted key; the *owner* has the
      keys, and signs everything again after the change; a *messenger* hands over a wrong release or a wrong trust file. What
      the answer rests on stands in the last column. `docs/checks.md` has all checks and findings; references are advisories,
      issues of other tools, and numbers of the project's own list (A for attacks, L for experiments).

      Beside them `audit-tests/mutate 10000` turns bits, cuts and swaps files, and edits numbers of a valid release: none may be
      verified, and none may crash the verifier.

      | attack | by | what is done | reference | found as | first at | rests on |
      |---|---|---|---|---|---|---|
      """;

  private AttackPage() {}

  static String of(List<Attack> attacks) {
    return HEAD + attacks.stream().map(AttackPage::row).collect(Collectors.joining());
  }

  private static String row(Attack attack) {
    String what = attack.what().replace("|", "\\|");
    return "| `"
        + attack.id()
        + "` | "
        + attack.hand().name().toLowerCase(Locale.ROOT)
        + " | "
        + what
        + " | "
        + attack.reference()
        + " | "
        + fate(attack.fate())
        + " |\n";
  }

  private static String fate(Attack.Fate fate) {
    if (fate instanceof Attack.Refuted refuted) {
      String also =
          refuted.also().isEmpty()
              ? ""
              : refuted.also().stream().collect(Collectors.joining("`, `", " (with `", "`)"));
      return "`"
          + refuted.code()
          + "`"
          + also
          + " | "
          + Words.kebab(refuted.tier())
          + " | "
          + refuted.anchor().words();
    }
    if (fate instanceof Attack.Refused) {
      return "a mistake in the trust file | before any | the trust file";
    }
    if (fate instanceof Attack.Elsewhere elsewhere) {
      return "see `" + elsewhere.test() + "` | " + elsewhere.tier() + " | " + elsewhere.needs();
    }
    return "*not checked*: \u201c"
        + ((Attack.Unseen) fate).sentence()
        + " \u2026\u201d | none | nothing";
  }
}
