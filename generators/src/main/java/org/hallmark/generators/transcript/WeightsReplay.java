package org.hallmark.generators.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.Adam;
import org.hallmark.generators.Postprocessing;
import org.hallmark.privacy.dpsgd.StepScale;
import org.hallmark.provenance.Finding;

/**
 * The steps of a training taken again from its transcript, in plain Java arithmetic and without any
 * secret. Scale and optimiser are those of the training itself.
 *
 * <p>It holds the weights, the optimiser's moments and one record, however long the transcript is.
 * The transcript may come from anybody: what is wrong with it becomes a finding, after which
 * nothing more is read.
 */
public final class WeightsReplay {
  private final TranscriptShape shape;
  private final StepScale scale;
  private final Iterator<String> paths;
  private final float[] weights;
  private final float[] gradient;
  private final Adam adam;
  private final Postprocessing postprocessing;
  private final StepRecords records;
  private final List<Finding> findings = new ArrayList<>();
  private int step;

  /**
   * Before the first step.
   *
   * @param initial the weights, as many as the shape has parameters
   * @param postprocessing what the network added to every step
   */
  public WeightsReplay(
      TranscriptShape shape,
      StepScale scale,
      double learningRate,
      float[] initial,
      Postprocessing postprocessing) {
    if (initial.length != shape.parameters()) {
      throw new IllegalArgumentException(
          "initial must have "
              + shape.parameters()
              + " weights. Provided value: "
              + initial.length);
    }
    this.shape = shape;
    this.postprocessing = postprocessing;
    this.scale = scale;
    this.paths = shape.lengths().keySet().iterator();
    this.weights = initial.clone();
    this.gradient = new float[weights.length];
    this.adam =
        new Adam(learningRate, shape.steps(), new float[weights.length], new float[weights.length]);
    this.records = new StepRecords(shape);
  }

  /** Takes the steps of the next file; files come in the order of their paths. */
  public void take(InputStream file) throws IOException {
    String path = paths.next();
    int end = Math.min(step + shape.recordsInFile(), shape.steps());
    while (step < end && findings.isEmpty()) {
      if (read(path, file)) {
        scale.gradient(records.record(), gradient);
        postprocessing.gradient(step, weights, gradient);
        adam.update(step, weights, gradient);
        postprocessing.weights(weights);
        step++;
      }
    }
    if (findings.isEmpty() && file.read() >= 0) {
      find("transcript-length", path, "no octets after the last record", "more");
    }
  }

  /** The weights after the last step, or nothing where the transcript is not as it must be. */
  public Optional<float[]> weights() {
    return findings.isEmpty() && step == shape.steps() ? Optional.of(weights) : Optional.empty();
  }

  /** What is wrong with the transcript. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Reads the record of the next step; false with a finding where there is none. */
  private boolean read(String path, InputStream file) throws IOException {
    Optional<Finding> problem = records.read(step, path, file);
    problem.ifPresent(findings::add);
    return problem.isEmpty();
  }

  private void find(String code, String path, String expected, String found) {
    findings.add(new Finding(code, path, expected, found));
  }
}
