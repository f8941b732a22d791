package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/** A plan in YAML, with comments for its author, that can be released as it is. */
final class PlanText {
  /** Further columns are in the release, but their observables are left to the author. */
  private static final int MOST_OBSERVABLES = 24;

  private static final int CLAIMED = 6;

  private final Draft draft;
  private final List<ObservableDraft> observables;
  private final StringBuilder text = new StringBuilder();

  private PlanText(Draft draft) {
    this.draft = draft;
    this.observables = observables(draft);
  }

  static String of(Draft draft) {
    PlanText plan = new PlanText(draft);
    plan.frame();
    plan.source();
    plan.lines(PromiseText.of(draft));
    plan.generator();
    plan.measured();
    plan.laws();
    plan.claims();
    plan.end();
    return plan.text.toString();
  }

  private static List<ObservableDraft> observables(Draft draft) {
    List<ObservableDraft> all = new ArrayList<>();
    // The training's own id is taken.
    Set<String> ids = new HashSet<>(Set.of("training"));
    for (Column column : draft.modelled()) {
      if (column.kind() != Kind.CATEGORY && all.size() < MOST_OBSERVABLES) {
        String id = ObservableDraft.id(column.name());
        String free = id;
        for (int n = 2; !ids.add(free); n++) {
          free = id + "-" + n;
        }
        all.add(ObservableDraft.of(free, column, draft.rows()));
      }
    }
    return all;
  }

  private void lines(String block) {
    text.append(block);
  }

  private void frame() {
    Draft.Words words = draft.words();
    lines(
        """
        # A plan of `hallmark init`. Read it from top to bottom and change what is wrong: what you
        # measure and claim is sealed before anything is trained. Then
        #   hallmark plan check THIS-FILE
        #   hallmark release THIS-FILE --repo NEW-FOLDER
        version: 1
        name: %s
        title: %s
        question: %s
        licence: %s                # of the synthetic data, an SPDX id
        creators: [%s]

        # Where things are on this machine. Never sealed, never published.
        local:
          source: %s
        %s
        """
            .formatted(
                draft.name(),
                YamlText.quoted(words.title()),
                YamlText.quoted(words.question()),
                YamlText.of(words.licence()),
                YamlText.quoted(words.creator()),
                YamlText.quoted(draft.source()),
                draft.isPublic()
                    ? "  state: beside-repository        # the state folder is <repo>.state\n"
                    : ""));
  }

  private void source() {
    lines(
        "source:\n  title: "
            + YamlText.quoted(draft.words().title() + ", source")
            + "\n  format: "
            + Words.kebab(draft.format())
            + "\n  confidentiality: "
            + (draft.isPublic() ? "public" : "confidential")
            + "\n");
    lines(
        draft
            .privacy()
            .map(
                promise ->
                    "  rowCount: private\n  nominalSize: "
                        + promise.nominalSize()
                        + "               # public stand-in for the private number of rows\n")
            .orElseGet(() -> "  rowCount: public " + draft.size() + "\n"));
    lines(
        """
          # where: "column > 0"           # rows that belong to the source; then say why: whereReason
          # Bounds and words are public: they %s. Say the unit of every number.
          columns:
        """
            .formatted(
                draft.isPublic()
                    ? "are those of the table, rounded outward"
                    : "must come from what everybody knows, not from the cells"));
    draft.columns().forEach(column -> lines(line(column)));
    draft
        .leftOut()
        .forEach(
            (name, why) -> lines("    # left out: " + comment(name) + ": " + comment(why) + "\n"));
    lines(
        "  frame: "
            + YamlText.list(draft.keys())
            + "   # one synthetic row for every combination of these\n\n");
  }

  private String line(Column column) {
    String bounds =
        column.kind() == Kind.CATEGORY
            ? "values: " + YamlText.list(column.values())
            : (column.kind() == Kind.COUNT && column.minimum() == 0
                    ? ""
                    : "minimum: " + ColumnWords.number(column.minimum()) + ", ")
                + "maximum: "
                + ColumnWords.number(column.maximum())
                + ", unit: "
                + YamlText.of(column.unit());
    String missing = column.missing() == Missing.CATEGORY ? ", missing: category" : "";
    String note = draft.notes().getOrDefault(column.name(), "");
    return "    - {name: "
        + YamlText.of(column.name())
        + ", kind: "
        + Words.kebab(column.kind())
        + ", "
        + bounds
        + missing
        + ", title: "
        + YamlText.of(column.title())
        + "}"
        + (note.isEmpty() ? "" : "   # " + comment(note))
        + "\n";
  }

  /** Nothing of a table's text ends a comment. */
  static String comment(String text) {
    return text.codePoints()
        .map(c -> Column.printable(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The same for every observable; together at most what evaluation allows. */
  private Optional<String> share() {
    return draft
        .privacy()
        .map(
            promise ->
                PromiseText.evaluation(promise)
                    .divide(BigDecimal.valueOf(observables.size() + 1L), PromiseText.DIGITS)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  /** Angles are told, for the flow of the catalogue knows that their ends meet. */
  private String angles() {
    List<String> circles =
        draft.modelled().stream().filter(ColumnGuess::isCircle).map(Column::name).toList();
    return circles.isEmpty()
        ? ""
        : "# Angles: the generator coupling-flow takes periodic: " + YamlText.list(circles) + "\n";
  }

  private void generator() {
    lines(angles());
    long size = draft.size();
    long batch = draft.isPublic() ? clamp(size / 16, 8, 512) : clamp(size * 6 / 100, 8, 4096);
    lines(
        """
        # What makes the rows: see docs/generators.md for the others, and `hallmark rehearse` to try
        # one out on public rows. `derive` computes a column from others, so that a law holds by
        # construction:   derive: {total: "first + second"}
        generator:
          id: conditional-vae
          hidden: [64]
          latent: 4
          head: 32
          training: {optimiser: adam, learningRate: %s, batch: %d, steps: %d, clip: %s}
          numericMode: avx2             # portable: any x86-64, three times slower

        """
            .formatted(
                draft.isPublic() ? "0.005" : "0.02",
                Math.min(batch, size),
                draft.isPublic() ? clamp(size / 4, 100, 400) : 150,
                draft.isPublic() ? "1.0" : "0.2"));
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }

  private void measured() {
    lines(
        """
        # What is measured of source and synthetic data, on bins that are sealed: of each row at the
        # fine scale, of groups of rows at the coarse one.
        """);
    if (observables.isEmpty()) {
      lines("observables: []\n\n");
      return;
    }
    lines("observables:\n");
    observables.forEach(observable -> lines(observable.line(share()) + "\n"));
    mean().ifPresent(of -> lines(of.meanLine(groups(), share()) + "\n"));
    lines("\n");
  }

  /** What a mean is proposed of, where rows have groups. */
  private Optional<ObservableDraft> mean() {
    List<String> ids = observables.stream().map(ObservableDraft::id).toList();
    return draft.keys().size() < 2
        ? Optional.empty()
        : observables.stream()
            .filter(o -> o.column().kind() == Kind.REAL && !ids.contains(o.meanId()))
            .findFirst();
  }

  /** All keys but the last, which is most often time. */
  private List<String> groups() {
    return draft.keys().subList(0, draft.keys().size() - 1);
  }

  private void laws() {
    String column =
        observables.isEmpty()
            ? "column"
            : ObservableDraft.expression(observables.get(0).column()).replace("\"", "");
    lines(
        """
        # What your subject forbids; violations are counted%s. Take the # away and write your own;
        # docs/laws.md has all kinds.
        laws: []
        #   - id: not-negative
        #     title: It is not negative
        #     scale: fine
        #     residual: "greatest(0, -%s)"
        #     unit: %s
        #     tolerance: 0
        %s#     assumes: nothing
        #     weakness: says nothing about how large it may be

        """
            .formatted(
                draft.isPublic() ? "" : ", at a price of epsilon",
                column,
                observables.isEmpty() ? "\"1\"" : YamlText.of(observables.get(0).column().unit()),
                draft.isPublic() ? "" : "#     epsilon: 0.02\n"));
  }

  private void claims() {
    lines(
        """
        # What you claim before you know it. A claim that turns out not to hold stays in the release.
        """);
    if (observables.isEmpty()) {
      lines("claims: []\n\n");
      return;
    }
    lines(
        observables.stream()
            .limit(CLAIMED)
            .map(
                observable ->
                    "  - {id: "
                        + observable.id()
                        + "-close, statement: "
                        + YamlText.quoted(
                            "The distribution of "
                                + observable.column().title()
                                + " is within 0.1 bit of the source")
                        + ", of: "
                        + observable.id()
                        + ", quantity: divergence, below: 0.1}\n")
            .collect(Collectors.joining("", "claims:\n", "\n")));
  }

  private void end() {
    lines(
        """
        runs: {budget: 1}               # how often you may train; every run is published and charged
        freshness: none                 # or an outside value that proves that no run was tried before
        reproduction: {class: bitwise}
        """);
  }

  /** Names of the numbers that have no unit yet. */
  static List<String> withoutUnit(Draft draft) {
    return draft.modelled().stream()
        .filter(column -> column.kind() != Kind.CATEGORY && column.unit().equals("1"))
        .map(Column::name)
        .toList();
  }
}
