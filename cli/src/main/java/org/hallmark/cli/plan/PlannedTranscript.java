package org.hallmark.cli.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.transcript.TranscriptShape;
import org.hallmark.privacy.dpsgd.Transcript;

/**
 * What a transcript of the plan's training takes, known before the training.
 *
 * @param shape its records and files
 */
public record PlannedTranscript(TranscriptShape shape) {
  private static final int MIB_BITS = 20;

  /** The one that the plan asks for, if it asks for one. */
  public static Optional<PlannedTranscript> of(ReleasePlan plan) {
    return plan.generator().training().transcript() == Transcript.FULL
        ? possible(plan)
        : Optional.empty();
  }

  /** The one that the plan could ask for, if it trains by gradients. */
  static Optional<PlannedTranscript> possible(ReleasePlan plan) {
    return plan.generator()
        .gradients()
        .map(
            training ->
                new PlannedTranscript(
                    TranscriptShape.of(
                        plan.generator().network(plan.schema(), plan.source().keys()), training)));
  }

  /** Why this may not be written, if so. */
  Optional<String> problem(TrainingPlan training) {
    if (shape.size() <= (long) training.transcriptLimitMiB() << MIB_BITS) {
      return Optional.empty();
    }
    return Optional.of(
        "would take "
            + inWords()
            + ", more than transcriptLimitMiB: "
            + training.transcriptLimitMiB()
            + ". Raise transcriptLimitMiB to "
            + mebibytes(0)
            + (mebibytes(0).longValue() > TrainingPlan.MOST_TRANSCRIPT_MIB
                ? ", which is above the most, " + TrainingPlan.MOST_TRANSCRIPT_MIB
                : "")
            + ", take fewer steps or a smaller model, or say transcript: none");
  }

  /** The size and what it comes from. */
  public String inWords() {
    return mebibytes(1).toPlainString()
        + " MiB ("
        + shape.parameters()
        + " parameters x "
        + shape.width()
        + " bytes x "
        + shape.steps()
        + " steps)";
  }

  /** Rounded up. */
  private BigDecimal mebibytes(int places) {
    return BigDecimal.valueOf(shape.size())
        .divide(BigDecimal.valueOf(1L << MIB_BITS), places, RoundingMode.CEILING);
  }
}
