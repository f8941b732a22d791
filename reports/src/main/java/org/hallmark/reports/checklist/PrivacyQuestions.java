package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answers.disclosed;
import static org.hallmark.reports.checklist.Answers.promised;
import static org.hallmark.reports.checklist.Answers.stated;
import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.NIST;
import static org.hallmark.reports.checklist.Standard.OPENDP;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.PrivacyWords;

/** F: what is promised of whom the source is about. */
final class PrivacyQuestions {
  private PrivacyQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("unit", "Whose presence is hidden?", stated(PrivacyStatement::unit))
            .answers(NIST, "unit of privacy")
            .answers(OPENDP, "privacy unit"),
        ask("unit-in-words", "What is that?", disclosed("loss", "privacy-unit-details"))
            .answers(OPENDP, "privacy unit details"),
        ask("not-protected", "What is not hidden?", stated(PrivacyStatement::notProtected))
            .answers(DATASHEETS, "composition: identifiable persons"),
        ask("neighbours", "Which sources are neighbours?", stated(PrivacyWords::adjacency))
            .answers(OPENDP, "privacy unit details"),
        ask("variant", "Which kind of privacy is it?", disclosed("variant", "variant-name"))
            .answers(OPENDP, "variant"),
        ask(
                "unprotected-quantities",
                "Which facts are published exactly?",
                disclosed("variant", "unprotected-quantities"))
            .answers(OPENDP, "unprotected quantities"),
        ask("epsilon", "ε?", stated(said -> "at most " + PrivacyWords.epsilon(said)))
            .answers(NIST, "privacy parameters")
            .answers(OPENDP, "epsilon"),
        ask("delta", "δ?", stated(PrivacyWords::delta))
            .answers(NIST, "privacy parameters")
            .answers(OPENDP, "delta"),
        ask("rho", "ρ?", disclosed("loss", "rho")).answers(OPENDP, "rho"),
        ask("budget", "What was spent on which look?", stated(PrivacyQuestions::charges))
            .answers(OPENDP, "budget breakdown"),
        ask("budget-reason", DatasheetItem.BUDGET_REASON).answers(OPENDP, "justification"),
        ask("mechanisms", "By which mechanisms?", disclosed("implementation", "mechanisms"))
            .answers(NIST, "algorithms and correctness")
            .answers(OPENDP, "mechanisms"),
        ask(
            "accountant",
            "By which accountant, in which version?",
            stated(PrivacyStatement::accountant)),
        ask(
                "composition",
                "How were looks, tuning and evaluation added up?",
                disclosed("accounting", "composition"))
            .answers(OPENDP, "composition"),
        ask(
                "post-processing",
                "What follows from noised values alone?",
                disclosed("accounting", "post-processing"))
            .answers(OPENDP, "post-processing"),
        ask(
                "tuning",
                "On which data were settings tuned?",
                disclosed("implementation", "hyper-parameter-tuning"))
            .answers(OPENDP, "hyper-parameter tuning"),
        ask(
            "evaluation",
            "Did measuring cost privacy?",
            promised(privacy -> Answer.value(evaluation(privacy.statement())))),
        ask("ledger", "Which other releases are there from these data?", promised(p -> ledger(p))),
        ask("library", "Which library?", disclosed("implementation", "library"))
            .answers(OPENDP, "library"),
        ask("validation", "How was it validated?", disclosed("implementation", "validation"))
            .answers(NIST, "algorithms and correctness")
            .answers(OPENDP, "validation"),
        ask("trust-model", "Who is trusted?", disclosed("model", "trust-model"))
            .answers(NIST, "trust model")
            .answers(OPENDP, "trust model"),
        ask("actors", "Against whom does it hold?", disclosed("model", "actors"))
            .answers(OPENDP, "actors"),
        ask("releases", "How often is something released?", disclosed("model", "releases"))
            .answers(OPENDP, "releases"),
        ask("dynamics", "Does the source change?", disclosed("model", "source-dynamics"))
            .answers(OPENDP, "source dynamics"),
        ask("interaction", "Can readers ask more?", disclosed("model", "interaction"))
            .answers(OPENDP, "interaction"),
        ask(
                "side-channels",
                "Which side channels are left?",
                disclosed("implementation", "side-channels"))
            .answers(NIST, "side channels")
            .answers(OPENDP, "side channels"),
        ask(
                "access-control",
                "Who can reach the source?",
                disclosed("implementation", "access-control"))
            .answers(NIST, "access control")
            .answers(OPENDP, "access control"),
        ask("randomness", "Where does the noise come from?", disclosed("randomness", "generator")));
  }

  private static String charges(PrivacyStatement said) {
    return said.charges().stream()
        .map(charge -> charge.id() + " " + Numbers.upper(charge.epsilonAlone()))
        .collect(Collectors.joining("; ", "ε of each look alone: ", ""));
  }

  private static String evaluation(PrivacyStatement said) {
    long looks = said.charges().stream().filter(c -> !c.id().equals("training")).count();
    return looks == 0
        ? "No: nothing was measured on the source."
        : "Yes: "
            + Numbers.counted(looks, "look")
            + " beside training, each charged and part of ε.";
  }

  private static Answer ledger(org.hallmark.privacy.disclosure.PublishedPrivacy privacy) {
    var dataset = privacy.ledger().dataset();
    return Answer.value(
        "Plan number "
            + Numbers.count(dataset.plansBefore() + 1L)
            + " of its owner's ledger; of the dataset "
            + dataset.dataset()
            + " all plans together may tell ε = "
            + Numbers.upper(dataset.epsilon())
            + " at δ = "
            + Numbers.upper(dataset.delta()));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.PRIVACY, id, question, answer);
  }

  private static Question ask(String id, DatasheetItem item) {
    Function<ReportInput, Answer> told = told(item);
    return ask(
        id,
        item.question(),
        input -> input.privacy().isPresent() ? told.apply(input) : none().apply(input));
  }

  private static Function<ReportInput, Answer> none() {
    return promised(privacy -> Answer.unknown("never asked of a promise"));
  }
}
