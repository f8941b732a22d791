package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Answer.withheld;
import static org.hallmark.reports.checklist.Standard.NIST;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.metrics.MeasuredAxis;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.preregistration.Estimand;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Divergences;

/** H and I: how far the synthetic data are from the source, at one of two scales. */
final class FidelityQuestions {
  private static final String NO_RECORDS =
      "Only noised histograms of the source are published, and it takes its records.";

  private final Heading heading;
  private final Scale scale;

  private FidelityQuestions(Heading heading, Scale scale) {
    this.heading = heading;
    this.scale = scale;
  }

  static List<Question> fine() {
    return new FidelityQuestions(Heading.FINE, Scale.FINE).all();
  }

  static List<Question> coarse() {
    return new FidelityQuestions(Heading.COARSE, Scale.COARSE).all();
  }

  private List<Question> all() {
    return List.of(
        ask("definition", "Of which quantities?", (in, o) -> axes(o)),
        ask("estimand", "What is estimated?", in -> value(ESTIMAND)).answers(REFORMS, "5c"),
        ask("bins", "In which cells?", (in, o) -> cells(in, o)),
        ask("estimator", "By which estimator?", (in, o) -> o.estimator()).answers(REFORMS, "7a"),
        ask("size", "From how many rows or groups?", this::sizes),
        ask("effective-size", "How many independent ones are they worth?", compared(this::worth)),
        ask("value", "How far, in bit?", (in, o) -> Divergences.estimate(o))
            .answers(NIST, "utility"),
        ask("interval", "Between which bounds?", (in, o) -> interval(o)).answers(REFORMS, "7b"),
        ask("floor", "How far would a perfect generator be?", (in, o) -> floor(o)),
        ask(
            "permutation",
            "How likely were such a distance by chance?",
            compared(c -> c.permutationP().map(Numbers::number).orElse("none"))),
        ask(
            "equivalent-size",
            "As good as how many real rows?",
            compared(c -> c.equivalentSize().map(s -> Numbers.count(s.value())).orElse("none"))));
  }

  private static final String ESTIMAND =
      "The Jensen–Shannon divergence in bit, with equal weights, between the laws of source and"
          + " synthetic data over the sealed cells";

  private static String axes(MeasuredObservable observable) {
    return observable.axes().stream()
        .map(FidelityQuestions::axis)
        .collect(Collectors.joining(" × "));
  }

  private static String axis(MeasuredAxis axis) {
    return axis.unit().equals("1") ? axis.label() : axis.label() + " (" + axis.unit() + ")";
  }

  private static String cells(ReportInput input, MeasuredObservable observable) {
    int cells =
        observable.axes().stream().mapToInt(a -> a.cells().size()).reduce(1, (a, b) -> a * b);
    return Numbers.counted(cells, "cell")
        + input.registration().estimands().stream()
            .filter(estimand -> estimand.of().equals(observable.id()))
            .map(Estimand::bins)
            .flatMap(Optional::stream)
            .findFirst()
            .map(digest -> " with digest " + digest)
            .orElse(" of the sealed plan");
  }

  private Answer sizes(ReportInput input) {
    String synthetic = "Synthetic: " + perObservable(input, o -> count(o.synthetic()));
    if (of(input).stream().allMatch(o -> o.route() == Route.EXACT)) {
      return value("Source: " + perObservable(input, o -> count(o.real())) + ". " + synthetic);
    }
    return withheld("The number of the source's is private. " + synthetic);
  }

  private static String count(List<Long> counts) {
    return Numbers.count(counts.stream().mapToLong(n -> n).sum());
  }

  private String perObservable(ReportInput input, Function<MeasuredObservable, String> part) {
    return of(input).stream()
        .map(o -> o.id() + " " + part.apply(o))
        .collect(Collectors.joining("; "));
  }

  private String worth(Comparison comparison) {
    return "source "
        + Numbers.number(comparison.effectiveReal())
        + ", synthetic "
        + Numbers.number(comparison.effectiveSynthetic());
  }

  private static String interval(MeasuredObservable observable) {
    String found = Divergences.interval(observable.lower(), observable.upper());
    return found.isEmpty() ? "none" : found + " at " + Numbers.percent(observable.level());
  }

  private static String floor(MeasuredObservable observable) {
    return observable
        .floor()
        .map(
            floor ->
                floor.kind()
                    + ", mean "
                    + Numbers.number(floor.mean())
                    + ", 95 % below "
                    + Numbers.upper(floor.upper()))
        .orElse("none");
  }

  private Function<ReportInput, Answer> compared(Function<Comparison, String> part) {
    return input ->
        of(input).stream().noneMatch(o -> o.comparison().isPresent())
            ? notApplicable(NO_RECORDS)
            : value(perObservable(input, o -> o.comparison().map(part).orElse("none")));
  }

  private List<MeasuredObservable> of(ReportInput input) {
    return Divergences.of(input.observables(), scale);
  }

  private Question ask(
      String id, String question, BiFunction<ReportInput, MeasuredObservable, String> part) {
    return ask(id, question, in -> value(perObservable(in, o -> part.apply(in, o))));
  }

  private Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    String prefix = scale == Scale.FINE ? "fine-" : "coarse-";
    return Question.of(
        heading,
        prefix + id,
        question,
        input ->
            of(input).isEmpty()
                ? notApplicable("No observable of this scale is registered.")
                : answer.apply(input));
  }
}
