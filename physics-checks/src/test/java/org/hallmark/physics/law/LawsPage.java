package org.hallmark.physics.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.tables.Schema;

/** The page docs/laws.md, as the catalogue has it. */
final class LawsPage {
  static final Path FILE = Path.of("..", "docs", "laws.md");

  private static final String HEAD =
      """
      # Laws

      A plan's `laws` are a list. Each entry has an `id`, a `title`, a `kind` (left out: `expression`), a `tolerance` in the unit of its residual, and
      the members of its kind; columns, units and constants are the plan's. Expressions are those of a closed subset of Spark SQL. `assumes` and
      `weakness` may be said better than the kind says them. A confidential source is charged `epsilon` for a law about rows or groups; a public one
      has none. `filtered: {rows, of, reason}` declares what was removed or repaired before.

      A result counts the violations k of n with the one-sided Clopper–Pearson bound, gives quantiles of the residual with intervals and the worst
      rows, and, for laws about samples, statistics with a judgement: consistent, not consistent, or not estimable and why.

      """;

  private LawsPage() {}

  static String text(Schema schema) {
    return HEAD
        + Laws.kinds().stream()
            .map(kind -> section(kind, Data.law(schema, kind.example()), members(schema, kind)))
            .collect(Collectors.joining("\n"));
  }

  private static String section(LawKind kind, Law law, String members) {
    return String.join(
        "\n",
        List.of(
            "## " + kind.id(),
            "",
            kind.purpose() + " Check `" + kind.method() + "`.",
            "",
            "- Members: " + members,
            "- Assumes: " + law.statement().assumes() + ".",
            "- Weakness: " + law.statement().weakness() + ".",
            "- Charged on a confidential source: "
                + (law.counter().isPresent() ? "yes" : "no")
                + ".",
            "",
            "```yaml",
            "- " + kind.example(),
            "```",
            ""));
  }

  /**
   * Those that the kind asks for beside an example, as the mistake about another one lists them.
   */
  private static String members(Schema schema, LawKind kind) {
    String wrong = kind.example().replaceFirst("tolerance:", "nonsense: 1, tolerance:");
    String mistake = Data.mistakes(schema, wrong).get(0);
    return mistake.substring(mistake.indexOf("Allowed: ") + "Allowed: ".length());
  }

  /** Writes the page; to be run in the folder of a module. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(FILE, text(LawKindContractTest.SCHEMA));
  }
}
