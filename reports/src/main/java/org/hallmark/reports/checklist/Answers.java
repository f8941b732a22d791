package org.hallmark.reports.checklist;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.privacy.disclosure.DisclosedField;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.reports.facts.ReportInput;

/** How questions find their answers in the input. */
final class Answers {
  static final String PLAN = "plan.json";

  private Answers() {}

  /** What the plan's datasheet tells. */
  static Function<ReportInput, Answer> told(DatasheetItem item) {
    return input ->
        input
            .datasheet()
            .entry(item)
            .map(Answers::told)
            .orElseGet(
                () ->
                    Answer.unknown(
                        "The plan does not tell: " + Datasheet.SECTION + "." + item.key() + "."));
  }

  private static Answer told(Datasheet.Entry entry) {
    return switch (entry.standing()) {
      case TOLD -> Answer.value(entry.text());
      case NOT_APPLICABLE -> Answer.notApplicable(entry.text());
      case WITHHELD -> Answer.withheld(entry.text());
    };
  }

  /** What the disclosure says in one of its fields. */
  static Function<ReportInput, Answer> disclosed(String group, String field) {
    return promised(
        privacy ->
            privacy.disclosure().fields().stream()
                .filter(found -> found.group().equals(group) && found.field().equals(field))
                .findFirst()
                .map(Answers::disclosed)
                .orElseGet(() -> Answer.unknown("The disclosure has no such field.")));
  }

  private static Answer disclosed(DisclosedField field) {
    return switch (field.status()) {
      case STATED -> Answer.value(field.text());
      case NOT_APPLICABLE -> Answer.notApplicable(field.text());
      case WITHHELD -> Answer.withheld(field.text());
      case UNKNOWN -> Answer.unknown(field.text());
    };
  }

  /** Of a promise; where there is none, there is nothing to ask. */
  static Function<ReportInput, Answer> promised(Function<PublishedPrivacy, Answer> answer) {
    return input ->
        input
            .privacy()
            .map(answer)
            .orElseGet(() -> Answer.notApplicable(NoPrivacyClaim.ONLY.inWords()));
  }

  /** Of a promise's statement. */
  static Function<ReportInput, Answer> stated(Function<PrivacyStatement, String> text) {
    return promised(privacy -> Answer.value(text.apply(privacy.statement())));
  }

  static boolean isPublic(ReportInput input) {
    return input.comparison().isPresent();
  }

  /** One part for each of several, none of which would be an empty answer. */
  static <T> Answer each(List<T> of, String none, Function<T, String> part) {
    return of.isEmpty()
        ? Answer.notApplicable(none)
        : Answer.value(of.stream().map(part).collect(Collectors.joining("; ")));
  }

  /** A file of the release with its digest. */
  static String file(ReportInput input, String path) {
    Optional<Artifact> found =
        input.manifest().artifacts().stream().filter(a -> a.path().equals(path)).findFirst();
    return path + found.map(a -> ", SHA-256 " + a.sha256().hex()).orElse(", which is not listed");
  }

  static boolean holds(ReportInput input, String path) {
    return input.manifest().artifacts().stream().anyMatch(a -> a.path().equals(path));
  }
}
