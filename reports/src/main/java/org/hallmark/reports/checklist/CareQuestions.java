package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;

import java.util.List;
import org.hallmark.preregistration.plan.DatasheetItem;

/** P and Q: how it is kept, and whom it touches. */
final class CareQuestions {
  private CareQuestions() {}

  static List<Question> all() {
    return List.of(
        care("access", DatasheetItem.ACCESS)
            .answers(
                DATASHEETS, "distribution: to whom", "distribution: how", "distribution: when"),
        care("restrictions", DatasheetItem.RESTRICTIONS)
            .answers(DATASHEETS, "distribution: rights of others", "distribution: export controls"),
        care("updates", DatasheetItem.UPDATES)
            .answers(DATASHEETS, "maintenance: erratum", "maintenance: updates")
            .answers(CROISSANT, "rai:dataReleaseMaintenancePlan"),
        care("deprecation", DatasheetItem.DEPRECATION)
            .answers(DATASHEETS, "maintenance: retention", "maintenance: older versions"),
        care("contributions", DatasheetItem.CONTRIBUTIONS)
            .answers(DATASHEETS, "maintenance: contributions"),
        ethics("ethics-review", DatasheetItem.ETHICS_REVIEW)
            .answers(DATASHEETS, "collection: ethical review"),
        ethics("social-impact", DatasheetItem.SOCIAL_IMPACT)
            .answers(CROISSANT, "rai:dataSocialImpact")
            .answers(DATASHEETS, "collection: impact analysis"));
  }

  private static Question care(String id, DatasheetItem item) {
    return Question.of(Heading.DISTRIBUTION, id, item.question(), told(item));
  }

  private static Question ethics(String id, DatasheetItem item) {
    return Question.of(Heading.ETHICS, id, item.question(), told(item));
  }
}
