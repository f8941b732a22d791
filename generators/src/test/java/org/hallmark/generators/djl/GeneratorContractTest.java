package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Generator;
import org.hallmark.generators.Network;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.RowMatrix;
import org.hallmark.generators.Safetensors;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.generators.marginal.Measured;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every entry of the catalogue must do, on the small shop of the fixtures. */
class GeneratorContractTest {
  /** What a plan says of the model, by id; a generator without a line here fails. */
  private static final Map<String, String> PLANS =
      Map.ofEntries(
          Map.entry("conditional-vae-v1", "{hidden: [8], latent: 2, head: 6"),
          Map.entry("mixed-vae-v1", "{hidden: [8], latent: 2, head: 6, atMost: {sold: 'before'}"),
          Map.entry("coupling-flow-v1", "{hidden: [8], couplings: 2, bins: 4"),
          Map.entry(
              "coupling-flow-v2", "{hidden: [8], couplings: 2, bins: 4, normalisation: layer"),
          Map.entry("autoregressive-flow-v1", "{hidden: [8], couplings: 2, bins: 4, embedding: 5"),
          Map.entry("vae-v1", "{hidden: [8], latent: 2"),
          Map.entry("vae-v2", "{hidden: [8], latent: 2, normalisation: layer, embedding: 3"),
          Map.entry("hierarchical-vae-v1", "{hidden: [8], latent: [3, 2]"),
          Map.entry("hierarchical-vae-v2", "{hidden: [8], latent: [3, 2], normalisation: layer"),
          Map.entry("wasserstein-gan-v1", "{hidden: [8], latent: 3"),
          Map.entry("wasserstein-gan-v2", "{hidden: [8], latent: 4, constraints: []"),
          Map.entry("marginal-tree-v1", "{conditions: [site, hour]"));

  private static final String GRADIENTS =
      ", training: {learningRate: 0.01, batch: 60, steps: 4, clip: 1.0}}";

  private static final Map<String, TrainedGenerator> TRAINED = new HashMap<>();

  @TempDir Path folder;

  static Stream<String> ids() {
    return Generators.ids().stream();
  }

  /** Those that are trained by gradients. */
  static Stream<String> networks() {
    return ids().filter(id -> plan(id).gradients().isPresent());
  }

  static GeneratorPlan plan(String id) {
    return plan(id, "[8]");
  }

  /** Of a model with these hidden layers, where it has some. */
  static GeneratorPlan plan(String id, String hidden) {
    Generator generator = Generators.byId(id).orElseThrow();
    String yaml =
        PLANS.get(id).replace("[8]", hidden)
            + ", id: "
            + generator.family()
            + ", derive: {after: 'before - sold'}"
            + (PLANS.get(id).contains("hidden") ? GRADIENTS : ", training: {}}");
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan =
        GeneratorPlan.read(
            Fields.of(Fixtures.node(yaml), mistakes),
            Fixtures.SCHEMA,
            Fixtures.KEYS,
            Fixtures.NOMINAL);
    mistakes.throwIfAny();
    return plan;
  }

  private static NetworkArchitecture architecture(String id) {
    return plan(id).network(Fixtures.SCHEMA, Fixtures.KEYS);
  }

  private static TrainedGenerator train(String id, Sums sums) {
    Optional<CountedArchitecture> counts = plan(id).counted(Fixtures.SCHEMA, Fixtures.KEYS);
    if (counts.isPresent()) {
      TrainingMechanism mechanism =
          plan(id).training().calibrated(Fixtures.NOMINAL, 5, 1e-6, Optional.empty());
      return Measured.privately(counts.get(), mechanism, Fixtures.rows(300));
    }
    return new GeneratorTraining(
            Trainings.ENGINE,
            architecture(id),
            Fixtures.plan().gradients().orElseThrow(),
            new DpSgd(0.1, 1, 1, 4, 60, sums),
            Fixtures.entropy(),
            Fixtures.seed("weights"),
            new DpTraining.Surroundings(Checkpoints.NONE, Progress.SILENT))
        .train(UnitRows.ofRecords(Fixtures.rows(300)));
  }

  private static TrainedGenerator trained(String id) {
    return TRAINED.computeIfAbsent(id, i -> train(i, Sums.EXACT));
  }

  private static Table draw(TrainedGenerator generator, int threads) {
    return generator.sample(Fixtures.SCHEMA, Fixtures.FRAME, Fixtures.seed("rows"), threads);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void id_endsInAVersionAndNamesOneGenerator(String id) {
    assertTrue(id.matches("[a-z]+(-[a-z]+)*-v[1-9][0-9]*"), id);
    assertEquals(1, Generators.ids().stream().filter(id::equals).count());
    assertEquals(id, trained(id).architecture().id());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void write_rowsFromAMatrix_givesTheBitsOfRowsInMemory(String id) {
    NetworkArchitecture architecture = architecture(id);
    Table rows = Fixtures.rows(50);
    EncodedRows memory = architecture.encode(rows);
    try (RowMatrix matrix = RowMatrix.of(rows, architecture, folder)) {
      assertEquals(50, matrix.rows().size());
      for (int row = 0; row < 50; row++) {
        assertEquals(written(architecture, memory, row), written(architecture, matrix.rows(), row));
      }
    }
    assertEquals(0, folder.toFile().list().length, "the file is gone");
  }

  private static FloatBuffer written(NetworkArchitecture architecture, EncodedRows rows, int row) {
    List<Integer> widths = architecture.network().parts();
    int[] places = new int[widths.size()];
    for (int i = 1; i < places.length; i++) {
      places[i] = places[i - 1] + widths.get(i - 1);
    }
    float[] noise = new float[architecture.network().noise() + 1];
    Arrays.fill(noise, 0.3f);
    FloatBuffer to = FloatBuffer.allocate(widths.stream().mapToInt(w -> w).sum());
    rows.write(row, noise, 1, to, places);
    return to;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void sum_stepAfterStep_leavesNoArrayBehind(String id) {
    NetworkArchitecture architecture = architecture(id);
    Network network = architecture.network();
    float[] weights = PublicWeights.initial(network, Fixtures.seed("weights"));
    DpSgd dpSgd = new DpSgd(1, 1, 1, 1, 32, Sums.EXACT);
    StepVector sum = dpSgd.zeros(weights.length);
    int[] drawn = IntStream.range(0, 20).toArray();
    float[] noise = new float[drawn.length * network.noise()];
    try (ProbedModel model =
        new ProbedModel(Trainings.ENGINE, network, architecture.encode(Fixtures.rows(20)), dpSgd)) {
      model.sum(weights, drawn, noise, sum);
      int before = arrays(model);
      for (int i = 0; i < 10; i++) {
        model.sum(weights, drawn, noise, sum);
      }
      assertEquals(before, arrays(model));
    }
  }

  private static int arrays(ProbedModel model) {
    try (NDManager step = model.newStep()) {
      return step.getParentManager().getManagedArrays().size();
    }
  }

  /** Whole numbers, words and missing cells: no density of these rows can be exact. */
  @ParameterizedTest
  @MethodSource("networks")
  void capabilities_ofATableWithWholeNumbers_neverSayExact(String id) {
    TrainedGenerator generator = trained(id);
    assertTrue(generator.capability(ExactDensity.class).isEmpty());
    double[] given =
        new double
            [architecture(id).network().parts().get(architecture(id).network().parts().size() - 1)];
    double[] values = {7, 2, Table.MISSING};
    generator
        .capability(ConditionalDraws.class)
        .ifPresent(model -> assertEquals(3, model.draw(given, Fixtures.seed("d").draws(0)).length));
    generator
        .capability(DensityBound.class)
        .ifPresent(
            model -> {
              LogDensity bound =
                  model.logDensityBound(values, given, Fixtures.seed("d").draws(0), 50);
              assertEquals(LogDensity.Certainty.LOWER_BOUND, bound.certainty());
              assertTrue(bound.nats() < 0, "a probability's logarithm: " + bound.nats());
            });
  }

  @ParameterizedTest
  @MethodSource("networks")
  void train_sumsInFloats_givesTheSameTensors(String id) {
    List<Tensor> exact = trained(id).weights();
    List<Tensor> floats = train(id, Sums.FLOAT32).weights();
    assertEquals(
        exact.stream().map(Tensor::name).toList(), floats.stream().map(Tensor::name).toList());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void sample_anyThreadsAndRange_givesTheRowsOfTheWhole(String id) {
    Table whole = draw(trained(id), 2);
    assertEquals(whole, draw(trained(id), 1));
    Table part = trained(id).sample(Fixtures.SCHEMA, Fixtures.FRAME, Fixtures.seed("rows"), 17, 60);
    assertEquals(whole.rows(IntStream.range(17, 60).toArray()), part);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void sample_everyRow_keepsKeysBoundsAndDerivedColumns(String id) {
    Table rows = draw(trained(id), 1);
    assertEquals(Fixtures.FRAME.table(), rows.select(Fixtures.KEYS));
    for (String name : List.of("before", "sold")) {
      assertTrue(Arrays.stream(rows.column(name)).allMatch(v -> v >= 0 && v <= 20 && v % 1 == 0));
    }
    assertTrue(
        Arrays.stream(rows.column("warmth"))
            .allMatch(v -> Table.isMissing(v) || v >= 0 && v <= 10));
    for (int i = 0; i < rows.rows(); i++) {
      assertEquals(rows.column("before")[i] - rows.column("sold")[i], rows.column("after")[i], 0);
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void read_files_givesTheSameGenerator(String id) throws MalformedDocumentException {
    var files = trained(id).files();
    TrainedGenerator read =
        Generators.read(
            Fixtures.SCHEMA,
            files.get(TrainedGenerator.ARCHITECTURE),
            files.get(TrainedGenerator.WEIGHTS));
    assertEquals(trained(id).architecture(), read.architecture());
    assertEquals(draw(trained(id), 1), draw(read, 1));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void read_weightsCutShortOrOfAnother_areRefused(String id) {
    byte[] whole = trained(id).files().get(TrainedGenerator.WEIGHTS);
    assertRefused(id, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(id, Arrays.copyOf(whole, whole.length - 4));
    assertRefused(id, new byte[0]);
    List<Tensor> fewer = new ArrayList<>(trained(id).weights());
    fewer.remove(0);
    assertRefused(id, Safetensors.write(fewer));
    ids()
        .filter(other -> !other.equals(id))
        .forEach(other -> assertRefused(id, trained(other).files().get(TrainedGenerator.WEIGHTS)));
  }

  private static void assertRefused(String id, byte[] weights) {
    byte[] architecture = trained(id).files().get(TrainedGenerator.ARCHITECTURE);
    assertThrows(
        MalformedDocumentException.class,
        () -> Generators.read(Fixtures.SCHEMA, architecture, weights));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void architecture_unknownIdOrMember_isRefusedWithTheKnownIds(String id) {
    String json = new String(trained(id).architecture().bytes(), StandardCharsets.UTF_8);
    MalformedDocumentException unknown = refusal(json.replace(id, "oracle-v1"));
    assertTrue(unknown.getMessage().contains(id), unknown.getMessage());
    assertTrue(unknown.getMessage().contains("oracle-v1"), unknown.getMessage());
    refusal(json.replaceFirst("\\{", "{\"also\":1,"));
    refusal(json.replaceFirst("\"hidden\":\\[8", "\"hidden\":[2000000000"));
    refusal(json.replace("\"sold\"", "\"stolen\""));
  }

  private static MalformedDocumentException refusal(String json) {
    byte[] weights = new byte[0];
    return assertThrows(
        MalformedDocumentException.class,
        () -> Generators.read(Fixtures.SCHEMA, json.getBytes(StandardCharsets.UTF_8), weights),
        json);
  }

  @Test
  void byName_ofEveryGenerator_isItsLatestVersion() {
    for (String name : Generators.names()) {
      assertEquals(name, Generators.byName(name).orElseThrow().family());
    }
    assertTrue(Generators.byName("oracle").isEmpty());
  }
}
