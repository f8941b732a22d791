package org.hallmark.generators.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.vae.ConditionalVaePlan;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorPlanTest {
  @Test
  void read_goodSection_givesThePlan() {
    GeneratorPlan plan = Fixtures.plan();
    assertEquals(List.of(12, 10), ((ConditionalVaePlan) plan.model()).hidden());
    assertEquals("before - sold", plan.model().derive().get("after"));
    assertEquals(60, plan.gradients().orElseThrow().batch());
    assertEquals(NumericMode.AVX2, plan.numericMode());
    assertEquals(Transcript.NONE, plan.gradients().orElseThrow().transcript());
    assertEquals(Fixtures.dpSgd().scale(), plan.gradients().orElseThrow().scale());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conditional-vae | conditional-vea | did you mean conditional-vae",
        "[12, 10] | [0] | in [1, 4096]",
        "[12, 10] | [] | 1 to 8 widths",
        "latent: 3 | latent: 0 | in [1, 4096]",
        "latent: 3 | latnet: 3 | did you mean",
        "after: | aftr: | did you mean after",
        "after: | hour: | key of the frame",
        "before - sold | before - | ",
        "before - sold | before - nobody | nobody",
        "before - sold | after + 1 | itself derived",
        "learningRate: 0.01 | learningRate: 0 | above 0",
        "learningRate: 0.01 | learningRate: -1 | above 0",
        "batch: 60 | batch: 601 | in [1, 600]",
        "steps: 20 | steps: 0 | in [1, 1000000]",
        "clip: 1.0 | clip: 0 | above 0",
        "clip: 1.0 | clip: 1.0e-9 | 2^-20",
        "clip: 1.0 | 'clip: 1.0, sums: double' | exact",
        "checkpointEvery: 7 | checkpointEvery: 0 | in [1, 1000000]",
        "checkpointEvery: 7 | 'checkpointEvery: 7, transcript: some' | full",
        "checkpointEvery: 7 | 'checkpointEvery: 7, transcriptLimitMiB: 0' | in [1, 65536]",
        "optimiser: adam | optimiser: sgd | adam",
        "numericMode: avx2 | numericMode: avx | avx2",
        "head: 8 | 'batchNorm: true' | clipping does not bound",
        "head: 8 | 'normalisation: batch' | clipping does not bound",
        "head: 8 | 'normalization: {kind: layer}' | normalization",
        "[12, 10] | '[12, batch-norm, 10]' | clipping does not bound",
        "clip: 1.0 | 'clip: 1.0, minibatchDiscrimination: 3' | clipping does not bound",
        "head: 8 | 'constraints: []' | needs id: vae",
        "head: 8 | 'cells: {warmth: [1, 2]}' | must increase from 0",
        "head: 8 | 'cells: {sold: [0, 1.5]}' | whole numbers",
        "head: 8 | 'cells: {site: [0]}' | key of the frame",
        "head: 8 | 'cells: {sold: few}' | list of numbers",
      })
  void read_oneMistake_isNamedWithItsPlace(String good, String bad, String message) {
    assertTrue(Fixtures.PLAN.contains(good), good);
    List<Mistake> found = mistakes(Fixtures.PLAN.replace(good, bad));
    assertTrue(!found.isEmpty(), "a mistake must be found");
    String all = found.toString();
    assertTrue(message == null || all.contains(message), all);
    assertTrue(all.contains("plan.yaml:"), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: coupling-flow, periodic: [warmth] | never missing",
        "id: coupling-flow, periodic: [warmt] | did you mean warmth",
        "id: coupling-flow, periodic: [site] | key of the frame",
        "id: coupling-flow, conditions: [warmth] | must be a key of the frame",
        "id: coupling-flow, transform: cubic | unknown word",
        "id: coupling-flow, bins: 1 | in [2, 128]",
        "id: coupling-flow, couplings: 99 | in [1, 32]",
        "id: coupling-flow, latent: 3 | unknown field",
        "id: autoregressive-flow, normalisation: layer | unknown field",
        "id: vae, latent: 2, embedding: -1 | in [0, 4096]",
        "id: coupling-flow, embedding: 4, conditions: [] | needs conditions",
        "id: vae, latent: 2, normalisation: both | unknown word",
        "id: vae, latent: 0 | in [1, 4096]",
        "id: vae, latent: 2, periodic: [before] | must be real",
        "id: wasserstein-gan, latent: 2, penalty: gradient | must be spectral",
        "id: wasserstein-gan, latent: 2, penalty: none | unknown word",
        "'id: mixed-vae, heads: [{of: warmth, kind: negative-binomial}]' | is for whole numbers",
        "'id: mixed-vae, heads: [{of: sold, kind: mixture}]' | is for real columns",
        "'id: mixed-vae, heads: [{of: sold, kind: poison}]' | unknown word",
        "'id: mixed-vae, heads: [{of: sole, kind: categorical}]' | did you mean sold",
        "'id: mixed-vae, heads: [{of: warmth, kind: real, components: 2}]' | has one component",
        "'id: mixed-vae, heads: [{of: warmth, kind: mixture, parts: 2}]' | unknown field",
        "'id: mixed-vae, heads: [{of: site, kind: categorical}]' | key of the frame",
        "id: mixed-vae, atMost: {before: sold} | see order",
        "id: mixed-vae, atMost: {sold: before > 1} | not a condition",
        "id: mixed-vae, atMost: {sold: befour} | befour",
        "id: mixed-vae, atMost: {sold: 3} | as text",
        "'id: mixed-vae, atMost: {warmth: before}, heads: [{of: warmth, kind: periodic}]' | on a line",
        "'id: mixed-vae, order: [sold, sold]' | named once",
        "'id: mixed-vae, simplex: [{columns: [warmth]}]' | at least two",
        "id: mixed-vae, constraints: [] | has derive",
        "id: hierarchical-vae, latent: [2] | 2 to 8 widths",
        "id: hierarchical-vae, latent: [2, x] | must be an integer",
      })
  void read_mistakeInAnotherModel_isNamedWithItsPlace(String model, String message) {
    String plan =
        "{hidden: [8], training: {learningRate: 0.01, batch: 60, steps: 20, clip: 1.0}, "
            + model
            + "}";
    List<Mistake> found = mistakes(plan);
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).toString().contains(message), found.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: mixed-vae | mixed-vae-v1",
        "id: vae, latent: 2 | vae-v1",
        "id: vae, latent: 2, constraints: [] | vae-v2",
        "id: coupling-flow | coupling-flow-v1",
        "id: coupling-flow, constraints: [] | coupling-flow-v2",
        "id: coupling-flow, normalisation: layer | coupling-flow-v2",
        "id: vae, latent: 2, normalisation: none | vae-v1",
        "id: autoregressive-flow | autoregressive-flow-v1",
        "id: hierarchical-vae, latent: [2, 2], embedding: 4 | hierarchical-vae-v2",
        "id: wasserstein-gan, latent: 2 | wasserstein-gan-v1",
        "id: hierarchical-vae, latent: [2, 2] | hierarchical-vae-v1",
      })
  void version_ofAPlan_isTheFirstThatCanDoWhatItSays(String model, String version) {
    Mistakes mistakes = new Mistakes();
    String yaml =
        "{hidden: [8], training: {learningRate: 0.01, batch: 60, steps: 20, clip: 1.0}, "
            + model
            + "}";
    GeneratorPlan plan =
        GeneratorPlan.read(
            Fields.of(Fixtures.node(yaml), mistakes), Fixtures.SCHEMA, Fixtures.KEYS, 600);
    mistakes.throwIfAny();
    assertEquals(version, plan.version());
    assertEquals(version, plan.architecture(Fixtures.SCHEMA, Fixtures.KEYS).id());
  }

  @Test
  void read_severalMistakes_namesAllAtOnce() {
    String plan = Fixtures.PLAN.replace("latent: 3", "latent: 0").replace("batch: 60", "batch: 0");
    assertEquals(2, mistakes(plan).size());
  }

  private static List<Mistake> mistakes(String yaml) {
    Mistakes mistakes = new Mistakes();
    GeneratorPlan.read(
        Fields.of(Fixtures.node(yaml), mistakes), Fixtures.SCHEMA, Fixtures.KEYS, Fixtures.NOMINAL);
    return mistakes.all();
  }
}
