package org.hallmark.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.Differences;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.LawResult.Measured;
import org.hallmark.physics.LawResult.Reference;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.tables.Table;

/**
 * Recomputes published law checks from the plan and the synthetic data. Only the noisy count of the
 * source is taken as published; whether it is the source's is for the escrow tier.
 */
public final class LawChecks {
  /** Where law checks are published. */
  public static final String FILE = "results/laws.json";

  private LawChecks() {}

  /**
   * One check of each law that plan and release have in common.
   *
   * @param laws of the sealed plan
   * @param synthetic the published data
   * @param published what the release says
   * @param noise what draws the noise of counts, by the sealed plan
   */
  public static List<Check> recompute(
      List<Law> laws, Table synthetic, List<LawResult> published, NoiseBackend noise) {
    List<Check> checks = new ArrayList<>();
    for (Law law : laws) {
      published.stream()
          .filter(result -> result.id().equals(law.id()))
          .findFirst()
          .ifPresent(result -> checks.add(check(law, synthetic, result, noise)));
    }
    return checks;
  }

  /**
   * The same where the source is public: what the laws find in it is taken as published, but for
   * the bound that follows from its own counts.
   */
  public static List<Check> beside(List<Law> laws, Table synthetic, List<LawResult> published) {
    List<Check> checks = new ArrayList<>();
    for (Law law : laws) {
      published.stream()
          .filter(result -> result.id().equals(law.id()))
          .findFirst()
          .ifPresent(result -> checks.add(beside(law, synthetic, result)));
    }
    return checks;
  }

  private static Check beside(Law law, Table synthetic, LawResult published) {
    String id = "law-" + law.id();
    String question =
        "Does the check of '" + law.title() + "' follow from the plan and the synthetic data?";
    String place = FILE + "#/" + law.id();
    if (!published.estimator().equals(LawCheck.ID)) {
      return unknown(id, question, place, published);
    }
    List<Finding> findings = new ArrayList<>();
    Optional<Measured> measured = published.reference().flatMap(Reference::measured);
    if (measured.isEmpty() || published.reference().get().noise().isPresent()) {
      findings.add(
          new Finding("law-differs", place + "/reference", "what the source gives", "none"));
    } else if (measured.get().upper() != bound(published.reference().get(), measured.get())) {
      findings.add(
          new Finding(
              "law-differs",
              place + "/reference/measured/upper",
              "" + bound(published.reference().get(), measured.get()),
              "" + measured.get().upper()));
    }
    LawResult expected = LawCheck.of(law, synthetic).beside(published.reference());
    findings.addAll(Differences.of("law-differs", place, expected, published));
    return Check.of(id, question, findings);
  }

  private static double bound(Reference reference, Measured measured) {
    boolean possible = reference.violations() >= 0 && reference.violations() <= measured.checked();
    return possible
        ? Intervals.clopperPearsonUpper(reference.violations(), measured.checked(), Intervals.LEVEL)
        : Double.NaN;
  }

  private static Check unknown(String id, String question, String place, LawResult published) {
    return Check.incomplete(
        id,
        question,
        new Finding("unknown-estimator", place + "/estimator", LawCheck.ID, published.estimator()));
  }

  /** Is there a check of every law of the sealed plan? It needs results alone. */
  public static Check complete(List<Law> laws, List<LawResult> published) {
    List<String> planned = laws.stream().map(Law::id).toList();
    List<String> found = published.stream().map(LawResult::id).toList();
    return Check.of(
        "laws-complete",
        "Is every law of the sealed plan checked, and no other?",
        planned.equals(found)
            ? List.of()
            : List.of(new Finding("laws-incomplete", FILE, planned.toString(), found.toString())));
  }

  private static Check check(Law law, Table synthetic, LawResult published, NoiseBackend noise) {
    String id = "law-" + law.id();
    String question =
        "Does the check of '" + law.title() + "' follow from the plan and the synthetic data?";
    String place = FILE + "#/" + law.id();
    boolean charged = law.statement().epsilon().isPresent();
    Optional<Reference> reference =
        published.reference().filter(r -> charged && r.noise().isPresent());
    if (charged && reference.isEmpty()) {
      return Check.of(
          id,
          question,
          List.of(
              new Finding("law-differs", place + "/reference", "a count with its noise", "none")));
    }
    if (!published.estimator().equals(LawCheck.ID)) {
      return unknown(id, question, place, published);
    }
    LawResult expected =
        reference
            .map(noisy -> LawCheck.charged(law, synthetic, asPlanned(law, noisy, noise)))
            .orElseGet(() -> LawCheck.of(law, synthetic));
    return Check.of(id, question, Differences.of("law-differs", place, expected, published));
  }

  /** The published count with the noise that the plan calls for. */
  private static NoisyCounts asPlanned(Law law, Reference reference, NoiseBackend noise) {
    int sensitivity = law.counter().orElseThrow().sensitivity();
    return new NoisyCounts(
        List.of(reference.violations()),
        MeasuredObservables.noiseScale(law.statement().epsilon().orElseThrow(), sensitivity),
        sensitivity,
        noise.countNoise(),
        law.id());
  }
}
