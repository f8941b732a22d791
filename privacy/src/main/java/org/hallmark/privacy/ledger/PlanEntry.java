package org.hallmark.privacy.ledger;

import java.util.Optional;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.Digest;

/**
 * One line of a dataset ledger: a plan that was admitted, with all that it may ever spend. The
 * first line of a dataset registers it.
 *
 * @param schema {@value #SCHEMA}
 * @param sequence from 1, without gaps
 * @param previous digest of the line before, or of the schema id for the first
 * @param account what the plan is called in the ledger
 * @param dataset kebab-case id of the dataset
 * @param name the plan's name
 * @param plan digest of the sealed plan
 * @param unit what is protected, where that is more than a record
 * @param adjacency the neighbouring relation
 * @param epsilon ε that all runs of the plan may spend
 * @param delta δ that all runs of the plan may spend
 * @param datasetEpsilon ε that all plans of the dataset may spend, as registered
 * @param datasetDelta δ that all plans of the dataset may spend, as registered
 * @param admittedAt the time, for the owner
 */
public record PlanEntry(
    String schema,
    long sequence,
    Digest previous,
    Digest account,
    String dataset,
    String name,
    Digest plan,
    Optional<String> unit,
    Adjacency adjacency,
    double epsilon,
    double delta,
    double datasetEpsilon,
    double datasetDelta,
    String admittedAt)
    implements ChainLine {
  static final String SCHEMA = "hallmark-dataset-ledger-entry-v1";
  static final ChainFile.Form<PlanEntry> FORM =
      new ChainFile.Form<>(PlanEntry.class, SCHEMA, PlanEntry::requireSound);

  static PlanEntry of(long sequence, Digest previous, AdmissionRequest request, Budget registered) {
    return new PlanEntry(
        SCHEMA,
        sequence,
        previous,
        request.account(),
        request.dataset(),
        request.name(),
        request.plan(),
        request.unit(),
        request.spends().adjacency(),
        request.spends().epsilon(),
        request.spends().delta(),
        registered.epsilon(),
        registered.delta(),
        request.admittedAt());
  }

  /** What all runs of the plan may spend. */
  public Budget spends() {
    return new Budget(adjacency, epsilon, delta);
  }

  /** What all plans of the dataset may spend. */
  public Budget registered() {
    return new Budget(adjacency, datasetEpsilon, datasetDelta);
  }

  private void requireSound() {
    spends();
    registered();
    if (!dataset.matches(ContentIndex.ID)) {
      throw new IllegalArgumentException(
          "dataset must be in kebab-case. Provided value: " + dataset);
    }
  }
}
