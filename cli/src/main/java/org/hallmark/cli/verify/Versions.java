package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Origins;
import org.hallmark.cli.release.PublicWork;
import org.hallmark.cli.release.Results;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.generators.djl.PublicTraining;
import org.hallmark.metrics.Route;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.manifest.Manifest;

/**
 * The version ids of a manifest beside those of this program. Same id: every byte must be the same.
 * Another id: what only that version can make again is not checked, and the verdict says so.
 */
record Versions(SortedMap<String, String> named) {
  static final String ACCOUNTANT = "accountant";
  static final String DIVERGENCE = "divergence";
  static final String GENERATOR = "generator";
  static final String HALLMARK = "hallmark";
  static final String LAW_CHECK = "law-check";
  static final String PACKAGING = "packaging";
  static final String PRIVACY_STATEMENT = "privacy-statement";
  static final String RENDERER = "renderer";
  static final String TABLE_WRITER = "table-writer";

  private static final SortedMap<String, String> OWN =
      Origins.versions(String.join(", ", Generators.ids()));

  /** What only releases about a public source name. */
  private static final Map<String, String> SOMETIMES =
      Map.of(Origins.EXACT_DIVERGENCE, Origins.EXACT_ID, PublicWork.ROLE, PublicTraining.VERSION);

  /** Is the id of {@code role} that of this program, or one of them? */
  boolean same(String role) {
    if (role.equals(GENERATOR)) {
      return Generators.byId(of(role)).isPresent();
    }
    return own(role).equals(named.get(role));
  }

  private static String own(String role) {
    return SOMETIMES.getOrDefault(role, OWN.getOrDefault(role, "none"));
  }

  /** Does the manifest name an id for {@code role}? */
  boolean names(String role) {
    return named.containsKey(role);
  }

  /** What stands in the manifest for {@code role}. */
  String of(String role) {
    return named.getOrDefault(role, "none");
  }

  /** Does the manifest name every id, and do the results name the same ones? */
  Check check(ReleasePlan plan, Results results) {
    List<Finding> findings = new ArrayList<>();
    for (String role : OWN.keySet()) {
      if (!named.containsKey(role)) {
        findings.add(new Finding("version-missing", place(role), "an id", "none"));
      }
    }
    results
        .measurements()
        .forEach(m -> used(divergence(m.route()), m.id(), m.estimator(), findings));
    results.laws().forEach(law -> used(LAW_CHECK, law.id(), law.estimator(), findings));
    if (same(GENERATOR)) {
      used(GENERATOR, "generator", plan.generator().version(), findings);
    }
    results.statement().ifPresent(said -> used(ACCOUNTANT, "privacy", said.accountant(), findings));
    return Check.of(
        "versions", "Does the manifest name the version of everything that was used?", findings);
  }

  private static String divergence(Route route) {
    return route == Route.EXACT ? Origins.EXACT_DIVERGENCE : DIVERGENCE;
  }

  private void used(String role, String user, String id, List<Finding> findings) {
    if (!id.equals(of(role))) {
      findings.add(new Finding("version-differs", place(role), id + " of " + user, of(role)));
    }
  }

  /** The answer to a question that only another version can answer. */
  Check unknown(String role, String id, String question) {
    return Check.incomplete(
        id, question, new Finding("version-unknown", place(role), own(role), of(role)));
  }

  private static String place(String role) {
    return Manifest.PATH + "#/versions/" + role;
  }
}
