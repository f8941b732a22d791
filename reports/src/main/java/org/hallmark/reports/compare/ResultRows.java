package org.hallmark.reports.compare;

import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.reports.compare.Comparison.Cell;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Divergences;

/** Rows of results: what was claimed, measured and checked. */
final class ResultRows {
  private ResultRows() {}

  static Row claim(Optional<ClaimVerdict> a, Optional<ClaimVerdict> b) {
    ClaimVerdict one = a.or(() -> b).orElseThrow();
    boolean same = a.map(ResultRows::asked).equals(b.map(ResultRows::asked));
    return Comparisons.row(
        one.id(),
        one.statement(),
        a.map(ResultRows::verdict),
        b.map(ResultRows::verdict),
        (x, y) -> same ? better(rank(b), rank(a)) : Change.DIFFERENT);
  }

  /** What a claim says, without what was found. */
  private static String asked(ClaimVerdict claim) {
    return claim.subject() + claim.quantity() + claim.threshold() + claim.above();
  }

  private static int rank(Optional<ClaimVerdict> claim) {
    return switch (claim.orElseThrow().judgement()) {
      case SUPPORTED -> 2;
      case INCONCLUSIVE -> 1;
      case NOT_SUPPORTED -> 0;
    };
  }

  private static Change better(int b, int a) {
    return b > a ? Change.BETTER : b < a ? Change.WORSE : Change.NOT_TOLD_APART;
  }

  private static Cell verdict(ClaimVerdict claim) {
    String found =
        claim
            .estimate()
            .map(e -> ", " + number(e, claim.lower(), claim.upper()))
            .orElse(", no estimate");
    String text = word(claim.judgement()) + found + "; threshold " + threshold(claim);
    return new Cell(text, claim.estimate(), claim.lower(), claim.upper());
  }

  private static String word(Judgement judgement) {
    return switch (judgement) {
      case SUPPORTED -> "supported";
      case NOT_SUPPORTED -> "not supported";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static String threshold(ClaimVerdict claim) {
    return Numbers.withUnit(Numbers.setting(claim.threshold()), claim.unit());
  }

  private static String number(double estimate, Optional<Double> lower, Optional<Double> upper) {
    return (Numbers.number(estimate) + " " + Divergences.interval(lower, upper)).strip();
  }

  static Row observable(Optional<MeasuredObservable> a, Optional<MeasuredObservable> b) {
    MeasuredObservable one = a.or(() -> b).orElseThrow();
    boolean same = a.map(MeasuredObservable::axes).equals(b.map(MeasuredObservable::axes));
    return Comparisons.row(
        one.id(),
        one.title() + (same || a.isEmpty() || b.isEmpty() ? "" : " (other cells)"),
        a.map(ResultRows::divergence),
        b.map(ResultRows::divergence),
        (x, y) -> same ? apart(x, y) : Change.DIFFERENT);
  }

  private static Cell divergence(MeasuredObservable o) {
    String found =
        o.divergence()
            .map(d -> number(d, o.lower(), o.upper()))
            .orElse("not estimable: " + o.notEstimable().orElse("no reason given"));
    String floor = o.floor().map(f -> "; floor " + Numbers.number(f.mean())).orElse("");
    return new Cell(found + floor, o.divergence(), o.lower(), o.upper());
  }

  /** Smaller is better where the intervals have nothing in common. */
  private static Change apart(Cell a, Cell b) {
    if (a.lower().isEmpty() || a.upper().isEmpty() || b.lower().isEmpty() || b.upper().isEmpty()) {
      return Change.DIFFERENT;
    }
    if (b.upper().get() < a.lower().get()) {
      return Change.BETTER;
    }
    return b.lower().get() > a.upper().get() ? Change.WORSE : Change.NOT_TOLD_APART;
  }

  static Row law(Optional<LawResult> a, Optional<LawResult> b) {
    LawResult one = a.or(() -> b).orElseThrow();
    boolean same = a.map(ResultRows::stated).equals(b.map(ResultRows::stated));
    return Comparisons.row(
        one.id(),
        one.title() + (same || a.isEmpty() || b.isEmpty() ? "" : " (stated otherwise)"),
        a.map(ResultRows::broken),
        b.map(ResultRows::broken),
        (x, y) -> same ? fewer(x, y) : Change.DIFFERENT);
  }

  private static String stated(LawResult law) {
    return law.formula() + "\n" + law.tolerance() + law.unit() + law.scale();
  }

  private static Cell broken(LawResult law) {
    String text =
        Numbers.count(law.violations())
            + " of "
            + Numbers.count(law.checked())
            + ", at most "
            + Numbers.percentUpper(law.upper());
    Optional<Double> rate =
        law.checked() == 0
            ? Optional.empty()
            : Optional.of((double) law.violations() / law.checked());
    return new Cell(text, rate, Optional.empty(), Optional.of(law.upper()));
  }

  /** Fewer is better where one's upper bound lies below what was found in the other. */
  private static Change fewer(Cell a, Cell b) {
    if (a.estimate().isEmpty() || b.estimate().isEmpty()) {
      return Change.DIFFERENT;
    }
    if (b.upper().orElseThrow() < a.estimate().get()) {
      return Change.BETTER;
    }
    return a.upper().orElseThrow() < b.estimate().get() ? Change.WORSE : Change.NOT_TOLD_APART;
  }
}
