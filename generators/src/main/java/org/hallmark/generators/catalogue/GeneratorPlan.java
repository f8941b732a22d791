package org.hallmark.generators.catalogue;

import java.util.List;
import java.util.Optional;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.BatchStatistics;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.Generator;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.PlannedTraining;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;

/**
 * The plan's section {@code generator}.
 *
 * @param id the generator's name, without version
 * @param model what the plan says of it
 * @param training how it is trained
 * @param numericMode how the arithmetic of the training is pinned
 */
public record GeneratorPlan(
    String id, ModelPlan model, PlannedTraining training, NumericMode numericMode) {

  /**
   * Reads the section.
   *
   * @param keys the columns of the public frame
   * @param nominalSize public stand-in for the number of records
   */
  public static GeneratorPlan read(
      Fields fields, Schema schema, List<String> keys, long nominalSize) {
    String id = fields.text("id");
    Optional<Generator> named = Generators.byName(id);
    if (fields.has("id") && named.isEmpty()) {
      fields.mistake("id", unknown(id));
    }
    Generator generator = named.orElse(nearest(id));
    ModelPlan model = generator.plan(fields, schema, keys);
    GeneratorPlan plan =
        new GeneratorPlan(
            id,
            model,
            generator.training(fields.object("training"), model, nominalSize),
            fields.choice("numericMode", NumericMode.AVX2));
    BatchStatistics.refuse(fields);
    if (named.isPresent()) {
      fields.done();
    }
    return plan;
  }

  /** Whose words are read where no generator is named so. */
  private static Generator nearest(String id) {
    return Words.nearest(id, Generators.names())
        .flatMap(Generators::byName)
        .orElse(Generators.ALL.get(0));
  }

  private static String unknown(String id) {
    return "must be one of "
        + String.join(", ", Generators.names())
        + ". Found: "
        + id
        + Words.nearest(id, Generators.names()).map(w -> "; did you mean " + w + "?").orElse("");
  }

  /** The generator's id with its version. */
  public String version() {
    return model.id();
  }

  /** How it is trained by gradients, if it is. */
  public Optional<TrainingPlan> gradients() {
    return training instanceof TrainingPlan plan ? Optional.of(plan) : Optional.empty();
  }

  /**
   * What is trained by gradients.
   *
   * @throws IllegalStateException if the model is not trained so
   */
  public NetworkArchitecture network(Schema schema, List<String> keys) {
    if (architecture(schema, keys) instanceof NetworkArchitecture network) {
      return network;
    }
    throw new IllegalStateException(id + " is not trained by gradients");
  }

  /** What is counted, if the model is one of counts. */
  public Optional<CountedArchitecture> counted(Schema schema, List<String> keys) {
    return architecture(schema, keys) instanceof CountedArchitecture counts
        ? Optional.of(counts)
        : Optional.empty();
  }

  /** The architecture that the plan asks for. */
  public Architecture architecture(Schema schema, List<String> keys) {
    return model.architecture(schema, keys);
  }
}
