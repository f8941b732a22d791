package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.DisclosedFacts;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.disclosure.DisclosedField;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;

/** The disclosure, made again from claim, plan, seal and run. */
record DisclosureChecks(ReleasePlan plan, Seal seal, RunOpen open, Versions versions) {
  private static final String ID = "privacy-disclosure";
  private static final String QUESTION =
      "Does the disclosure follow from the privacy claim, the plan, the seal and the run?";
  private static final String PLACE = ReleaseFiles.DISCLOSURE + "#/";

  Check check(PublishedPrivacy published) {
    for (String role : List.of(Versions.PRIVACY_STATEMENT, Versions.ACCOUNTANT)) {
      if (!versions.same(role)) {
        return versions.unknown(role, ID, QUESTION);
      }
    }
    List<Finding> findings = new ArrayList<>();
    try {
      TrainingMechanism training = PlannedLooks.training(plan, published.statement());
      var facts = DisclosedFacts.of(plan, training, seal, open, versions.named());
      compare(Disclosure.of(published.statement(), facts), published.disclosure(), findings);
    } catch (BudgetTooSmallException | UnsupportedEventException | IllegalArgumentException e) {
      findings.add(
          new Finding(
              "disclosure-impossible",
              ReleaseFiles.DISCLOSURE,
              "a claim that can be accounted for",
              String.valueOf(e.getMessage())));
    }
    return Check.of(ID, QUESTION, findings);
  }

  private static void compare(Disclosure expected, Disclosure found, List<Finding> findings) {
    same("accounting", expected.accounting(), found.accounting(), findings);
    same("inPlainWords", expected.inPlainWords(), found.inPlainWords(), findings);
    Map<String, String> wanted = byPlace(expected);
    Map<String, String> given = byPlace(found);
    TreeSet<String> places = new TreeSet<>(wanted.keySet());
    places.addAll(given.keySet());
    for (String place : places) {
      Expectations.same(
          "disclosure-differs",
          PLACE + "fields: " + place,
          wanted.getOrDefault(place, "no field"),
          given.getOrDefault(place, "no field"),
          findings);
    }
    if (findings.isEmpty()) {
      same("fields", expected.fields(), found.fields(), findings);
    }
  }

  private static Map<String, String> byPlace(Disclosure disclosure) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (DisclosedField field : disclosure.fields()) {
      fields.put(field.group() + "/" + field.field(), field.status() + ": " + field.text());
    }
    return fields;
  }

  private static void same(String member, Object expected, Object found, List<Finding> findings) {
    Expectations.same(
        "disclosure-differs",
        PLACE + member,
        CanonicalJson.text(expected),
        CanonicalJson.text(found),
        findings);
  }
}
