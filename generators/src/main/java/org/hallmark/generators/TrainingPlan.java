package org.hallmark.generators;

import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepScale;
import org.hallmark.privacy.dpsgd.SumGrid;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Words;

/**
 * How a model is trained by gradients of records.
 *
 * @param optimiser what turns noised gradients into steps
 * @param learningRate of the first step; it falls linearly to zero
 * @param batch expected number of records in a step, and the public divisor
 * @param steps how many
 * @param clip largest norm of one record's gradient
 * @param sums how gradients are added; exactly, where the plan does not say
 * @param checkpointEvery steps between two saved states
 * @param transcript whether noised sums are published; not, where the plan does not say
 * @param transcriptLimitMiB a transcript above so many times 2^20 octets is refused
 */
public record TrainingPlan(
    Optimiser optimiser,
    double learningRate,
    int batch,
    int steps,
    double clip,
    Sums sums,
    int checkpointEvery,
    Transcript transcript,
    int transcriptLimitMiB)
    implements PlannedTraining {
  /** What turns noised gradients into steps. */
  public enum Optimiser {
    /** {@link org.hallmark.generators.Adam}. */
    ADAM
  }

  /** More steps than this are refused. */
  public static final int MOST_STEPS = 1_000_000;

  /** What {@code transcriptLimitMiB} is where the plan does not say. */
  public static final int DEFAULT_TRANSCRIPT_MIB = 256;

  /** The most that {@code transcriptLimitMiB} may be: 64 GiB. */
  public static final int MOST_TRANSCRIPT_MIB = 1 << 16;

  /** Reads the plan's {@code training}; {@code nominalSize} is the most that a batch can expect. */
  public static TrainingPlan read(Fields fields, long nominalSize) {
    int largest = (int) Math.max(1, Math.min(Integer.MAX_VALUE, nominalSize));
    int steps = (int) fields.integer("steps", 1, MOST_STEPS);
    TrainingPlan plan =
        new TrainingPlan(
            fields.choice("optimiser", Optimiser.ADAM),
            fields.number("learningRate", Bounds.positive()),
            (int) fields.integer("batch", 1, largest),
            steps,
            fields.number("clip", Bounds.positive()),
            fields.choice("sums", Sums.EXACT),
            (int) fields.integer("checkpointEvery", 1, MOST_STEPS, steps),
            fields.choice("transcript", Transcript.NONE),
            (int)
                fields.integer(
                    "transcriptLimitMiB", 1, MOST_TRANSCRIPT_MIB, DEFAULT_TRANSCRIPT_MIB));
    boolean outside = plan.clip < SumGrid.LEAST_CLIP || plan.clip > SumGrid.LARGEST_CLIP;
    if (fields.has("clip") && plan.clip > 0 && plan.sums == Sums.EXACT && outside) {
      fields.mistake("clip", "must be from 2^-20 to 2^40 for exact sums");
    }
    BatchStatistics.refuse(fields);
    fields.done();
    return plan;
  }

  @Override
  public DpSgd calibrated(
      long nominalSize, double epsilon, double delta, Optional<Double> claimed) {
    return DpSgd.calibrated(
        batch, nominalSize, clip, steps, epsilon, delta, sums, claimed.orElse(DpSgd.NO_CLAIM));
  }

  @Override
  public DpSgd withoutNoise(long nominalSize) {
    return DpSgd.withoutNoise(batch, nominalSize, clip, steps, sums);
  }

  @Override
  public List<ModelPlan.Setting> settings() {
    return List.of(
        new ModelPlan.Setting("optimiser", Words.kebab(optimiser)),
        new ModelPlan.Setting("learning rate", learningRate),
        new ModelPlan.Setting("expected batch", batch),
        new ModelPlan.Setting("steps", steps),
        new ModelPlan.Setting("clipping norm", clip));
  }

  /** From a step's noised sum to its gradient. */
  public StepScale scale() {
    return StepScale.of(sums, clip, batch);
  }
}
