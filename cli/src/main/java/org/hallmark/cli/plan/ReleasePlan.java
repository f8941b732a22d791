package org.hallmark.cli.plan;

import java.util.List;
import java.util.Optional;
import org.hallmark.generators.GeneratorPlan;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.preregistration.plan.Claim;
import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.preregistration.seal.SealedPlan;
import org.hallmark.privacy.plan.DatasetPlan;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/**
 * A whole evaluation plan: each section as its module reads it.
 *
 * @param sealed the bytes that are sealed
 * @param frame the members that belong to no single module
 * @param source section {@code source}
 * @param keys the public frame of keys
 * @param privacy section {@code privacy}
 * @param dataset section {@code dataset}
 * @param generator section {@code generator}
 * @param observables section {@code observables}
 * @param laws section {@code laws}
 * @param claims section {@code claims}
 * @param local section {@code local}, which a sealed plan does not have
 */
public record ReleasePlan(
    SealedPlan sealed,
    PlanFrame frame,
    SourcePlan source,
    Frame keys,
    PrivacyPlan privacy,
    DatasetPlan dataset,
    GeneratorPlan generator,
    List<Observable> observables,
    List<Law> laws,
    List<Claim> claims,
    Optional<LocalSettings> local) {

  public ReleasePlan {
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
    claims = List.copyOf(claims);
  }

  /** The columns of source and synthetic data. */
  public Schema schema() {
    return source.schema();
  }
}
