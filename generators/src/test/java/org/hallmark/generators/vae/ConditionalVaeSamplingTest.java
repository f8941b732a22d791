package org.hallmark.generators.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Safetensors;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class ConditionalVaeSamplingTest {
  private static final TrainedGenerator GENERATOR = untrained();

  /** Weights of the first step, made larger so that no distribution is flat. */
  static TrainedGenerator untrained() {
    ConditionalVaeArchitecture architecture = Fixtures.architecture();
    ParameterLayout layout = ParameterLayout.of(architecture.shape().layers());
    float[] weights = PublicWeights.initial(architecture.shape(), Fixtures.seed("weights"));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 3;
    }
    return new TrainedGenerator(architecture, layout.tensors("", weights));
  }

  private static Table sample(int threads) {
    return GENERATOR.sample(Fixtures.SCHEMA, Fixtures.FRAME, Fixtures.seed("rows"), threads);
  }

  @Test
  void sample_anyThreads_givesTheSameBits() {
    assertEquals(sample(1), sample(3));
  }

  @Test
  void sample_anyRange_givesTheRowsOfTheWhole() {
    Table whole = sample(2);
    for (int[] range : new int[][] {{0, 1}, {17, 60}, {99, 100}, {40, 40}}) {
      Table part =
          GENERATOR.sample(
              Fixtures.SCHEMA, Fixtures.FRAME, Fixtures.seed("rows"), range[0], range[1]);
      assertEquals(whole.rows(IntStream.range(range[0], range[1]).toArray()), part);
    }
  }

  @Test
  void sample_keysAndBounds_areTheSchemas() {
    Table rows = sample(1);
    assertEquals(Fixtures.FRAME.table(), rows.select(Fixtures.KEYS));
    for (String name : List.of("before", "sold")) {
      assertTrue(Arrays.stream(rows.column(name)).allMatch(v -> v >= 0 && v <= 20 && v % 1 == 0));
    }
    assertTrue(
        Arrays.stream(rows.column("warmth"))
            .allMatch(v -> Table.isMissing(v) || v >= 0 && v <= 10));
  }

  @Test
  void sample_derivedColumn_holdsExactlyInEveryRow() {
    Table rows = sample(1);
    for (int i = 0; i < rows.rows(); i++) {
      assertEquals(rows.column("before")[i] - rows.column("sold")[i], rows.column("after")[i], 0);
    }
  }

  @Test
  void read_files_givesTheSameGenerator() throws MalformedDocumentException {
    var files = GENERATOR.files();
    TrainedGenerator read =
        Generators.read(
            Fixtures.SCHEMA,
            files.get(TrainedGenerator.ARCHITECTURE),
            files.get(TrainedGenerator.WEIGHTS));
    assertEquals(GENERATOR.architecture(), read.architecture());
    assertEquals(GENERATOR.weights(), read.weights());
  }

  @Test
  void read_weightsOfAnotherModelOrNotFinite_isRefused() {
    List<Tensor> tensors = new ArrayList<>(GENERATOR.weights());
    Tensor first = tensors.remove(0);
    assertRefused(tensors);
    float[] values = first.values().clone();
    values[0] = Float.NaN;
    tensors.add(new Tensor(first.name(), first.shape(), values));
    assertRefused(tensors);
  }

  @Test
  void read_hostileArchitecture_isRefused() {
    String good =
        new String(GENERATOR.files().get(TrainedGenerator.ARCHITECTURE), StandardCharsets.UTF_8);
    byte[] weights = GENERATOR.files().get(TrainedGenerator.WEIGHTS);
    String[][] changes = {
      {"\"hidden\":[12,10]", "\"hidden\":[2000000000,2000000000]"},
      {"\"latent\":3", "\"latent\":0"},
      {"\"size\":", "\"size\":9"},
      {"\"column\":\"sold\"", "\"column\":\"stolen\""},
      {"\"column\":\"sold\"", "\"column\":\"before\""},
      {"before - sold", "before -"},
      {"before - sold", "before - nobody"},
      {"conditional-vae-v1", "conditional-vae-v2"},
      {"\"maximum\":49", "\"maximum\":1e300"},
      {"\"head\":8", "\"head\":8,\"more\":1"},
    };
    for (String[] change : changes) {
      assertTrue(good.contains(change[0]), change[0]);
      byte[] bad = good.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8);
      assertThrows(
          MalformedDocumentException.class,
          () -> Generators.read(Fixtures.SCHEMA, bad, weights),
          change[1]);
    }
  }

  private static void assertRefused(List<Tensor> tensors) {
    byte[] architecture = GENERATOR.files().get(TrainedGenerator.ARCHITECTURE);
    assertThrows(
        MalformedDocumentException.class,
        () -> Generators.read(Fixtures.SCHEMA, architecture, Safetensors.write(tensors)));
  }

  @Test
  void inverse_uniform_picksTheFirstCodeWhoseShareIsReached() {
    // Softmax shares 1/6, 2/6, 3/6.
    float[] scores = {0, (float) Math.log(2), (float) Math.log(3)};
    assertEquals(0, RowSampler.inverse(scores, 0.16));
    assertEquals(1, RowSampler.inverse(scores, 0.17));
    assertEquals(1, RowSampler.inverse(scores, 0.49));
    assertEquals(2, RowSampler.inverse(scores, 0.51));
    assertEquals(2, RowSampler.inverse(scores, Math.nextDown(1.0)));
  }
}
