package org.hallmark.cli.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.preregistration.plan.AnalysisPlan;
import org.hallmark.preregistration.plan.Claim;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.preregistration.seal.SealedPlan;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.DatasetPlan;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.provenance.Digest;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/**
 * A whole evaluation plan: each section as its module reads it.
 *
 * @param sealed the bytes that are sealed
 * @param frame the members that belong to no single module
 * @param source section {@code source}
 * @param keys the public frame of keys
 * @param privacy section {@code privacy}; none where the source is public and nothing is promised
 * @param dataset section {@code dataset}
 * @param generator section {@code generator}
 * @param observables section {@code observables}
 * @param laws section {@code laws}
 * @param claims section {@code claims}
 * @param analysis section {@code analysis}
 * @param codecheck section {@code codecheck}, where a CODECHECK is wanted
 * @param datasheet section {@code datasheet}
 * @param local section {@code local}, which a sealed plan does not have
 */
public record ReleasePlan(
    SealedPlan sealed,
    PlanFrame frame,
    SourcePlan source,
    Frame keys,
    Optional<PrivacyPlan> privacy,
    DatasetPlan dataset,
    GeneratorPlan generator,
    List<Observable> observables,
    List<Law> laws,
    List<Claim> claims,
    AnalysisPlan analysis,
    Optional<CodecheckPlan> codecheck,
    Datasheet datasheet,
    Optional<LocalSettings> local) {

  public ReleasePlan {
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
    claims = List.copyOf(claims);
  }

  /** May everybody see the source, so that numbers about it are exact? */
  public boolean isPublic() {
    return source.confidentiality() == Confidentiality.PUBLIC;
  }

  /** The columns of source and synthetic data. */
  public Schema schema() {
    return source.schema();
  }

  /** Digests of the sealed cells of every observable, by id. */
  public SortedMap<String, Digest> cells() {
    return cells(observables);
  }

  static SortedMap<String, Digest> cells(List<Observable> observables) {
    SortedMap<String, Digest> cells = new TreeMap<>();
    observables.forEach(observable -> cells.put(observable.id(), observable.cellsDigest()));
    return cells;
  }
}
