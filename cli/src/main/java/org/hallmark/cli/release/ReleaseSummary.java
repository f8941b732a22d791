package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * What a finished release tells its owner.
 *
 * @param plan the plan
 * @param repo the repository
 * @param trust the trust file beside it
 * @param stateFolder the owner's state
 * @param ledger the owner's privacy ledger
 * @param dataset what the plans about these data may spend, up to this one; none where nothing is
 *     promised
 * @param results what the run found out
 * @param state whether there was anything left to do
 */
public record ReleaseSummary(
    ReleasePlan plan,
    Path repo,
    Path trust,
    Path stateFolder,
    Path ledger,
    Optional<DatasetExtract> dataset,
    Results results,
    State state) {

  /** Whether there was anything left to do. */
  public enum State {
    DONE,
    WAS_COMPLETE
  }

  static ReleaseSummary of(
      ReleasePlan plan, Workplace place, SortedMap<String, byte[]> files, State state)
      throws MalformedDocumentException {
    Results results = Results.read(plan, files);
    return new ReleaseSummary(
        plan,
        place.repo(),
        place.trust(),
        place.state(),
        place.ledger(),
        results.privacy().map(promised -> promised.ledger().dataset()),
        results,
        state);
  }
}
