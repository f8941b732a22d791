package org.hallmark.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.transcript.GradientNorms;
import org.hallmark.generators.transcript.TranscriptShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.reports.facts.TrainingFacts;
import org.hallmark.reports.facts.TrainingFacts.Gradient;

/** The training curve of a release, from its transcript alone. */
public final class TrainingCurves {
  /** More points than this are averaged. */
  private static final int MOST_POINTS = 60;

  private static final String NO_TRANSCRIPT =
      "The plan publishes no transcript of the sums of training, and nothing else of training is"
          + " published: losses and gradients of a confidential source stay private.";
  private static final String NO_PUBLIC_TRANSCRIPT =
      "The plan publishes no transcript of the sums of training. The source is public: whoever has"
          + " it can train again and watch.";
  private static final String NOT_WHOLE = "The transcript is not whole.";

  private TrainingCurves() {}

  /** Lets a reader read a file of the release. */
  @FunctionalInterface
  public interface Files {
    void stream(String path, ReleaseFolder.Reader reader)
        throws IOException, MalformedDocumentException;
  }

  /** The curve, or why there is none. */
  public static TrainingFacts of(ReleasePlan plan, Results results, Files files)
      throws IOException {
    Optional<TranscriptShape> shape = PlannedTranscript.of(plan).map(PlannedTranscript::shape);
    Optional<TrainingPlan> training = plan.generator().gradients();
    if (shape.isEmpty() || training.isEmpty()) {
      return TrainingFacts.silent(
          plan.privacy().isPresent() ? NO_TRANSCRIPT : NO_PUBLIC_TRANSCRIPT);
    }
    GradientNorms norms = new GradientNorms(shape.get(), training.get().scale());
    try {
      for (String path : shape.get().lengths().keySet()) {
        files.stream(path, norms::take);
      }
    } catch (MalformedDocumentException e) {
      return TrainingFacts.silent(NOT_WHOLE);
    }
    double noise = noise(results) * training.get().clip() / training.get().batch();
    return norms
        .squared()
        .map(squared -> new TrainingFacts(averages(squared, noise, shape.get().parameters()), ""))
        .orElseGet(() -> TrainingFacts.silent(NOT_WHOLE));
  }

  /** Standard deviation of the noise of a sum in units of the clipping norm; zero without noise. */
  private static double noise(Results results) {
    return results.statement().stream()
        .flatMap(said -> said.charges().stream())
        .filter(charge -> charge.id().equals(DpSgd.EVENT))
        .map(ChargedEvent::parameters)
        .map(parameters -> parameters.getOrDefault("noiseMultiplier", 0.0))
        .findFirst()
        .orElse(0.0);
  }

  private static List<Gradient> averages(double[] squared, double noise, long coordinates) {
    int width = (squared.length + MOST_POINTS - 1) / MOST_POINTS;
    double variance = noise * noise;
    List<Gradient> averages = new ArrayList<>();
    for (int from = 0; from < squared.length; from += width) {
      int to = Math.min(squared.length, from + width);
      double mean = IntStream.range(from, to).mapToDouble(i -> squared[i]).reduce(0, Double::sum);
      double signal = mean / (to - from) - coordinates * variance;
      double spread = 2 * coordinates * variance * variance + 4 * variance * Math.max(0, signal);
      averages.add(new Gradient(from + 1, to, signal, Math.sqrt(spread / (to - from))));
    }
    return averages;
  }
}
