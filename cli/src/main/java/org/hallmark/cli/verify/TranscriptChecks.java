package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.PublicWork;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.RunStages;
import org.hallmark.generators.Network;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Safetensors;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.transcript.TranscriptShape;
import org.hallmark.generators.transcript.WeightsReplay;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;

/** The transcript that a plan asks for: its length, and the weights that follow from it. */
record TranscriptChecks(
    ReleasePlan plan, TranscriptShape shape, Contents contents, Versions versions) {
  /** What is not proven below the tier that takes the steps of training again. */
  static final String NOT_REACHED =
      "At this tier, the weights, computed again from the transcript of noised sums.";

  private static final String LENGTH = "transcript-length";
  private static final String REPLAY = "training-replay";
  private static final String QUESTION =
      "Do the transcript's noised sums lead from the public first weights to the published ones, bit"
          + " for bit?";

  /** The checks of this plan, if it asks for a transcript. */
  static Optional<TranscriptChecks> of(ReleasePlan plan, Contents contents, Versions versions) {
    return PlannedTranscript.of(plan)
        .map(planned -> new TranscriptChecks(plan, planned.shape(), contents, versions));
  }

  /** The question of tier seal. */
  Check length() {
    return Check.of(
        LENGTH,
        "Has the transcript one record for each step of the plan, and nothing else?",
        lengths());
  }

  private List<Finding> lengths() {
    List<Finding> findings = new ArrayList<>();
    shape
        .lengths()
        .forEach(
            (path, length) ->
                Expectations.same(
                    LENGTH,
                    path,
                    length + " octets",
                    contents.entry(path).map(file -> file.size() + " octets").orElse("absent"),
                    findings));
    return findings;
  }

  /** The question of tier replay. */
  Check replay(Context context) throws IOException, MalformedDocumentException {
    if (!versions.same(Versions.GENERATOR)) {
      return versions.unknown(Versions.GENERATOR, REPLAY, QUESTION);
    }
    if (versions.names(PublicWork.ROLE) && !versions.same(PublicWork.ROLE)) {
      return versions.unknown(PublicWork.ROLE, REPLAY, QUESTION);
    }
    Optional<Finding> obstacle = contents.beyondMemory(List.of(ReleaseFiles.WEIGHTS));
    if (obstacle.isPresent()) {
      return Check.incomplete(REPLAY, QUESTION, obstacle.get());
    }
    List<Finding> findings = new ArrayList<>(lengths());
    if (findings.isEmpty()) {
      WeightsReplay replay = replayed(context);
      findings.addAll(replay.findings());
      if (replay.weights().isPresent()) {
        compare(replay.weights().get(), findings);
      }
    }
    return Check.of(REPLAY, QUESTION, findings);
  }

  private WeightsReplay replayed(Context context) throws IOException, MalformedDocumentException {
    PublicSeed seed = PublicSeed.derive(context.seeds(), RunStages.INITIALISE);
    WeightsReplay replay =
        new WeightsReplay(
            shape,
            training().scale(),
            training().learningRate(),
            PublicWeights.initial(architecture().network(), seed),
            postprocessing(context, seed));
    for (String path : shape.lengths().keySet()) {
      contents.stream(path, replay::take);
    }
    return replay;
  }

  /** Without privacy it is another one, but in releases from before that version. */
  private Postprocessing postprocessing(Context context, PublicSeed seed) {
    Network network = architecture().network();
    return PublicWork.isAsked(plan) && versions.names(PublicWork.ROLE)
        ? new PublicWork(plan, context).postprocessing(network)
        : network.postprocessing(seed, training().batch(), training().clip());
  }

  private TrainingPlan training() {
    return plan.generator().gradients().orElseThrow();
  }

  private NetworkArchitecture architecture() {
    return plan.generator().network(plan.schema(), plan.source().keys());
  }

  private void compare(float[] replayed, List<Finding> findings)
      throws IOException, MalformedDocumentException {
    SortedMap<String, Tensor> published =
        Safetensors.read(ReleaseFiles.WEIGHTS, contents.of(ReleaseFiles.WEIGHTS));
    List<Tensor> expected =
        ParameterLayout.of(architecture().network().layers()).tensors("", replayed);
    if (published.size() != expected.size()) {
      differ("", expected.size() + " tensors", published.size() + " tensors", findings);
    }
    for (Tensor tensor : expected) {
      Optional<Tensor> found = Optional.ofNullable(published.get(tensor.name()));
      if (found.isEmpty() || !found.get().shape().equals(tensor.shape())) {
        differ("#" + tensor.name(), tensor.shape().toString(), "another shape", findings);
      } else if (!Arrays.equals(bits(tensor), bits(found.get()))) {
        differ("#" + tensor.name(), "what the transcript gives", "other numbers", findings);
      }
    }
  }

  private static void differ(String place, String expected, String found, List<Finding> findings) {
    findings.add(new Finding("weights-differ", ReleaseFiles.WEIGHTS + place, expected, found));
  }

  private static int[] bits(Tensor tensor) {
    int[] bits = new int[tensor.values().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(tensor.values()[i]);
    }
    return bits;
  }
}
