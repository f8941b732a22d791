package org.hallmark.generators.djl;

import java.util.List;
import org.hallmark.generators.CanaryTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.audit.OneRun;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.source.UnitRows;

/** A small training that claims some ε, audited at a significance that its tests state. */
final class AuditedTraining {
  static final double SIGNIFICANCE = 1e-6;

  /** So small that 2mδ, which the audit in one run pays, is below the significance. */
  static final double DELTA = 1e-10;

  static final double NOISE = 2;
  static final int CANARIES = 2000;

  private AuditedTraining() {}

  /** The training that is claimed, but for its noise. */
  static DpSgd withNoise(double noiseMultiplier) {
    return new DpSgd(0.1, 1, noiseMultiplier, 20, 60, Sums.EXACT);
  }

  static double claimed() {
    return Accounting.epsilonUpper(
        List.of(withNoise(NOISE).event()), Adjacency.ADD_OR_REMOVE, DELTA);
  }

  static CanaryScores attacked(DpSgd dpSgd) {
    return audit(dpSgd)
        .run(
            UnitRows.ofRecords(Fixtures.rows(300)),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            Progress.SILENT);
  }

  /** The training whose gradients, and only these, are clipped as {@code clipping} has it. */
  static CanaryScores attacked(DpSgd dpSgd, DpSgd clipping) {
    return audit(dpSgd)
        .run(
            UnitRows.ofRecords(Fixtures.rows(300)),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            Progress.SILENT,
            (rows, in) -> Planted.onGridOf(dpSgd, canaries(rows, in, clipping), clipping));
  }

  static ProbedCanaries canaries(EncodedUnits rows, int[] in, DpSgd dpSgd) {
    return new ProbedCanaries(
        Trainings.ENGINE,
        Fixtures.architecture().shape(),
        rows,
        CanaryTraining.layer(CANARIES),
        in,
        dpSgd);
  }

  private static CanaryAudit audit(DpSgd dpSgd) {
    return new CanaryAudit(
        Trainings.ENGINE, Fixtures.architecture(), Fixtures.training(), dpSgd, CANARIES);
  }

  static double epsilonLower(CanaryScores scores) {
    return new OneRun().epsilonLower(scores.guesses(), SIGNIFICANCE, DELTA);
  }

  static List<AuditBound> bounds(DpSgd dpSgd) {
    return AuditBound.all(attacked(dpSgd).guesses(), SIGNIFICANCE, DELTA);
  }
}
