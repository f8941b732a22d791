package org.hallmark.reports.checklist;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of all questions, in the order of the headings. */
public final class Questions {
  private static final List<Question> ALL =
      Stream.of(
              IdentityQuestions.all(),
              PurposeQuestions.all(),
              SourceQuestions.all(),
              PreprocessingQuestions.all(),
              GeneratorQuestions.all(),
              PrivacyQuestions.all(),
              EvidenceQuestions.all(),
              FidelityQuestions.fine(),
              FidelityQuestions.coarse(),
              LawQuestions.all(),
              UtilityQuestions.all(),
              RegistrationQuestions.all(),
              ReproductionQuestions.all(),
              ProvenanceQuestions.all(),
              CareQuestions.all())
          .flatMap(List::stream)
          .toList();

  private Questions() {}

  /** Every question. */
  public static List<Question> all() {
    return ALL;
  }
}
