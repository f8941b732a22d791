package org.hallmark.reports.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.compare.Comparison.Cell;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Part;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.compare.Comparison.Side;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.Setting;
import org.hallmark.reports.words.NotClaimed;

/** Sets releases side by side. */
public final class Comparisons {
  private static final String ANOTHER_SOURCE =
      " The two are about different sources, so a smaller number is no sign of a better generator.";

  private Comparisons() {}

  /**
   * Compares two releases.
   *
   * @param plans every place at which their sealed plans differ, with what stands there in each
   */
  public static Comparison of(ReportInput a, ReportInput b, List<PlanDifference> plans) {
    boolean sameSource = source(a).equals(source(b));
    String caution = sameSource ? "" : ANOTHER_SOURCE;
    List<Part> parts = new ArrayList<>();
    parts.add(release(a, b));
    parts.add(
        new Part(
            "claims",
            "Claims",
            "Judged by the intervals and thresholds that were registered before each run.",
            rows(a.claims(), b.claims(), c -> c.id(), ResultRows::claim)));
    parts.add(PrivacyRows.part(a, b));
    parts.add(
        new Part(
            "divergences",
            "Divergences from the source",
            "Jensen–Shannon divergence in bits, with its interval. One is better where the two"
                + " intervals have nothing in common."
                + caution,
            rows(a.observables(), b.observables(), o -> o.id(), ResultRows::observable)));
    parts.add(
        new Part(
            "laws",
            "Laws broken by the synthetic data",
            "How many rows or groups break a law, and the upper bound on their rate. One is better"
                + " where its bound lies below the rate found in the other."
                + caution,
            rows(a.laws(), b.laws(), l -> l.id(), ResultRows::law)));
    parts.add(generator(a, b));
    parts.add(checklist(a, b));
    parts.add(
        new Part(
            "plan",
            "Differences of the sealed plans",
            "By their place in plan.json, amendments included.",
            plans.stream().map(PlanDifference::row).toList()));
    return new Comparison(Comparison.SCHEMA, side(a), side(b), parts);
  }

  /** A commitment is of another source, of another salt or of other bytes: only a digest tells. */
  private static String source(ReportInput input) {
    return input.making().source().orElse(input.plan().sourceTitle());
  }

  private static Side side(ReportInput input) {
    return new Side(
        input.plan().title(),
        input.manifest().name(),
        input.manifest().run(),
        input.manifest().digest().toString(),
        input.manifest().versions().getOrDefault("renderer", "none"));
  }

  private static Part release(ReportInput a, ReportInput b) {
    List<Row> rows = new ArrayList<>();
    rows.add(words("name", "Name", a.manifest().name(), b.manifest().name()));
    rows.add(words("run", "Run", "" + a.manifest().run(), "" + b.manifest().run()));
    rows.add(words("question", "Question", a.plan().question(), b.plan().question()));
    rows.add(words("source", "Source", a.plan().sourceTitle(), b.plan().sourceTitle()));
    rows.add(words("open-to", "Source is", a.plan().confidentiality(), b.plan().confidentiality()));
    rows.add(words("rows", "Synthetic rows", "" + a.source().rows(), "" + b.source().rows()));
    rows.add(words("licence", "Licence", a.plan().licence(), b.plan().licence()));
    rows.add(words("reproduction", "Reproduction", a.run().reproduction(), b.run().reproduction()));
    rows.add(words("freshness", "Outside freshness", a.run().freshness(), b.run().freshness()));
    rows.add(
        words(
            "not-claimed",
            "Not claimed",
            String.join(" ", NotClaimed.sentences(a)),
            String.join(" ", NotClaimed.sentences(b))));
    return new Part("release", "The releases", "What they are.", rows);
  }

  private static Part generator(ReportInput a, ReportInput b) {
    List<Row> rows = new ArrayList<>();
    rows.add(words("generator", "Generator", a.plan().generator(), b.plan().generator()));
    rows.addAll(
        rows(
            a.plan().hyperParameters(),
            b.plan().hyperParameters(),
            Setting::name,
            (left, right) ->
                row(
                    left.or(() -> right).orElseThrow().name(),
                    left.or(() -> right).orElseThrow().name(),
                    left.map(setting -> Cell.words(setting.value())),
                    right.map(setting -> Cell.words(setting.value())),
                    (x, y) -> Change.DIFFERENT)));
    return new Part("generator", "Generator", "Its settings, as sealed.", rows);
  }

  private static Part checklist(ReportInput a, ReportInput b) {
    Checklist left = Checklist.of(a);
    Checklist right = Checklist.of(b);
    List<Row> rows = new ArrayList<>();
    rows.add(words("tally", "All fields", left.tally(), right.tally()));
    rows.addAll(
        rows(
            left.fields(),
            right.fields(),
            field -> field.question().id(),
            (x, y) ->
                row(
                    x.or(() -> y).orElseThrow().code(),
                    x.or(() -> y).orElseThrow().question().question(),
                    x.map(Comparisons::answer),
                    y.map(Comparisons::answer),
                    (c, d) -> Change.DIFFERENT)));
    return new Part(
        "checklist", "Checklist", "Fields that are answered otherwise.", differing(rows));
  }

  private static Cell answer(Checklist.Field field) {
    return Cell.words(field.answer().status().word() + ": " + field.answer().text());
  }

  private static List<Row> differing(List<Row> rows) {
    return rows.stream().filter(row -> row.change() != Change.SAME).toList();
  }

  /** How two things of one id, of which one may be missing, become a row. */
  interface Joined<T> {
    Row of(Optional<T> a, Optional<T> b);
  }

  /** Rows for all ids: in the order of A, then those that only B has. */
  static <T> List<Row> rows(List<T> a, List<T> b, Function<T, String> id, Joined<T> joined) {
    Map<String, T> left = byId(a, id);
    Map<String, T> right = byId(b, id);
    Set<String> ids = new LinkedHashSet<>();
    a.forEach(one -> ids.add(id.apply(one)));
    b.forEach(one -> ids.add(id.apply(one)));
    return ids.stream()
        .map(
            one ->
                joined.of(Optional.ofNullable(left.get(one)), Optional.ofNullable(right.get(one))))
        .toList();
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, one -> one, (first, second) -> first));
  }

  /** How two cells that differ compare. */
  interface Judged {
    Change of(Cell a, Cell b);
  }

  static Row words(String id, String title, String a, String b) {
    return row(
        id,
        title,
        Optional.of(Cell.words(a)),
        Optional.of(Cell.words(b)),
        (left, right) -> Change.DIFFERENT);
  }

  static Row row(String id, String title, Optional<Cell> a, Optional<Cell> b, Judged judged) {
    Change change =
        a.isEmpty()
            ? Change.ONLY_B
            : b.isEmpty() ? Change.ONLY_A : a.equals(b) ? Change.SAME : judged.of(a.get(), b.get());
    return new Row(id, title, a.orElse(Cell.NONE), b.orElse(Cell.NONE), change);
  }
}
