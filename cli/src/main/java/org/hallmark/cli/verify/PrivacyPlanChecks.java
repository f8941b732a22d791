package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.ledger.LedgerChecks;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.statement.LookChecks;
import org.hallmark.privacy.statement.PrivacyChecks;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Uncovered;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;

/**
 * The privacy claim: accounted for again, and held against the sealed plan, from which every look
 * at the source follows with all its numbers.
 */
record PrivacyPlanChecks(ReleasePlan plan, PrivacyPlan promised, PrivacyStatement said, int runs) {
  private static final String PLACE = ReleaseFiles.PRIVACY + "#/";

  List<Check> all(PublishedLedger ledger, String words) {
    List<Check> checks = new ArrayList<>(PrivacyChecks.reaccount(said, ReleaseFiles.PRIVACY));
    checks.add(PrivacyChecks.words(said, words, ReleaseFiles.PRIVACY));
    checks.add(looks(words));
    checks.add(terms(ledger));
    checks.add(ledger(ledger));
    return checks;
  }

  private Check looks(String words) {
    try {
      return LookChecks.check(
          said,
          PlannedLooks.of(plan, PlannedLooks.training(plan, said)),
          runs,
          words,
          ReleaseFiles.PRIVACY);
    } catch (BudgetTooSmallException e) {
      return Check.of(
          "privacy-looks",
          "Can the plan's budget pay for the looks that it calls for?",
          List.of(
              new Finding(
                  "privacy-plan-unpayable",
                  ReleaseFiles.PLAN + "#/privacy",
                  "a budget that some noise keeps",
                  e.getMessage())));
    }
  }

  private Check terms(PublishedLedger ledger) {
    List<Finding> findings = new ArrayList<>();
    var planned = promised;
    same("budget", planned.total().epsilon(), said.budget(), findings);
    same("delta", planned.total().delta(), said.delta(), findings);
    same("adjacency", planned.adjacency(), said.adjacency(), findings);
    same("unit", planned.unit().name(), said.unit(), findings);
    same("unitColumns", planned.unit().columns(), said.unitColumns(), findings);
    same("unitRecords", planned.unit().records(), said.unitRecords(), findings);
    same("noise", planned.noise(), said.noise(), findings);
    same("replay", planned.noise().replay(), said.replay(), findings);
    same("unitInWords", planned.unitInWords(), said.unitInWords(), findings);
    same("notProtected", planned.notProtected(), said.notProtected(), findings);
    same("settingsChosenOn", planned.settingsChosenOn(), said.settingsChosenOn(), findings);
    same("settingsInWords", planned.settingsInWords(), said.settingsInWords(), findings);
    same(
        "uncovered/dataSeen",
        ledger.dataset().dataSeen().orElse(0L),
        said.uncovered().map(Uncovered::dataSeen).orElse(0L),
        findings);
    same(
        "uncovered/source",
        Uncovered.of(plan.source(), 0).flatMap(Uncovered::source),
        said.uncovered().flatMap(Uncovered::source),
        findings);
    same("nominalSize", plan.source().nominalSize(), said.nominalSize(), findings);
    return Check.of("privacy-plan", "Is the privacy claim that of the plan?", findings);
  }

  private static void same(String member, Object expected, Object found, List<Finding> findings) {
    Expectations.same("privacy-plan", PLACE + member, expected, found, findings);
  }

  private Check ledger(PublishedLedger ledger) {
    return LedgerChecks.check(
        ledger,
        new LedgerChecks.Terms(
            plan.dataset().id(), plan.dataset().budget(), promised.budget(), said.epsilonUpper()),
        ReleaseFiles.LEDGER);
  }
}
