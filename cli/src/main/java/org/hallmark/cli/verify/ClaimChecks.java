package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Judged;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;

/** What became of what the plan registered, judged and listed again. */
record ClaimChecks(
    ReleasePlan plan,
    Registration registration,
    Results results,
    RunLedger runs,
    Versions versions) {
  private static final String CLAIMS = "Are the registered claims judged as the results say?";
  private static final String ESTIMANDS =
      "Is every registered quantity listed, and every other one called exploratory?";
  private static final String DEVIATIONS = "Is every difference between plan and run listed?";

  List<Check> all() throws MalformedDocumentException {
    Judged expected =
        Judged.of(
            plan, registration, results.measurements(), results.laws(), results.privacy(), runs);
    Judged found = results.judged();
    return List.of(
        claims(expected, found),
        same("estimands", ESTIMANDS, "estimands-differ", expected.estimands(), found.estimands()),
        same(
            "deviations",
            DEVIATIONS,
            "deviations-differ",
            expected.deviations(),
            found.deviations()));
  }

  /** Tests at a registered level need the estimator; published intervals do not. */
  private Check claims(Judged expected, Judged found) {
    if (plan.analysis().alpha().isPresent() && !versions.same(Versions.DIVERGENCE)) {
      return versions.unknown(Versions.DIVERGENCE, "claims", CLAIMS);
    }
    return same("claims", CLAIMS, "claims-differ", expected.claims(), found.claims());
  }

  private static Check same(
      String id, String question, String code, List<?> expected, List<?> found) {
    List<Finding> findings = new ArrayList<>();
    if (expected.size() != found.size()) {
      findings.add(
          new Finding(
              code,
              ReleaseFiles.CLAIMS + "#/" + id,
              expected.size() + " items: " + CanonicalJson.text(expected),
              found.size() + " items: " + CanonicalJson.text(found)));
      return Check.of(id, question, findings);
    }
    for (int i = 0; i < expected.size(); i++) {
      Expectations.same(
          code,
          ReleaseFiles.CLAIMS + "#/" + id + "/" + i,
          CanonicalJson.text(expected.get(i)),
          CanonicalJson.text(found.get(i)),
          findings);
    }
    return Check.of(id, question, findings);
  }
}
