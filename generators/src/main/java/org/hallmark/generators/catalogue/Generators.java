package org.hallmark.generators.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.generators.Architecture;
import org.hallmark.generators.BatchStatistics;
import org.hallmark.generators.Generator;
import org.hallmark.generators.Safetensors;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.flow.CouplingFlow;
import org.hallmark.generators.gan.WassersteinGan;
import org.hallmark.generators.marginal.MarginalTree;
import org.hallmark.generators.mixed.MixedVae;
import org.hallmark.generators.vae.ConditionalVae;
import org.hallmark.generators.vae.GaussianVae;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Schema;

/**
 * The catalogue of generators. An entry stays for ever: whoever changes a byte that a generator
 * makes adds one with the next version, and releases of the former are replayed by the former. A
 * plan is read by the latest version of its generator's name, and asks for the first one that can
 * do what it says ({@link org.hallmark.generators.ModelPlan#id}).
 *
 * <pre>{@code
 * Path release = Path.of("build/tiny-release");
 * ReleasePlan plan = ReleasePlans.readSealed("plan.json", Files.readAllBytes(release.resolve("plan.json")));
 * TrainedGenerator generator =
 *     Generators.read(
 *         plan.schema(),
 *         Files.readAllBytes(release.resolve("generator/architecture.json")),
 *         Files.readAllBytes(release.resolve("generator/weights.safetensors")));
 * PublicSeed seed = PublicSeed.derive(plan.sealed().digest(), "more rows of my own");
 * Table rows = generator.sample(plan.schema(), plan.keys(), seed, 2);
 * }</pre>
 */
public final class Generators {
  /** All, the latest version of a name last. */
  public static final List<Generator> ALL =
      List.of(
          new ConditionalVae(),
          new MixedVae(),
          CouplingFlow.V1,
          CouplingFlow.V2,
          CouplingFlow.AUTOREGRESSIVE,
          GaussianVae.PLAIN,
          GaussianVae.PLAIN_V2,
          GaussianVae.HIERARCHICAL,
          GaussianVae.HIERARCHICAL_V2,
          WassersteinGan.V1,
          WassersteinGan.V2,
          new MarginalTree());

  private Generators() {}

  /** The generator with this id. */
  public static Optional<Generator> byId(String id) {
    return ALL.stream().filter(g -> g.id().equals(id)).findFirst();
  }

  /** The latest version of the generator that plans call so. */
  public static Optional<Generator> byName(String name) {
    return ALL.stream().filter(g -> g.family().equals(name)).reduce((a, b) -> b);
  }

  /** Their ids. */
  public static List<String> ids() {
    return ALL.stream().map(Generator::id).toList();
  }

  /** What plans may call a generator. */
  public static List<String> names() {
    return ALL.stream().map(Generator::family).distinct().toList();
  }

  /**
   * Reads what {@link TrainedGenerator#files} gives; the bytes may come from anybody.
   *
   * @param schema of the tables that the generator is to draw
   */
  public static TrainedGenerator read(Schema schema, byte[] architecture, byte[] weights)
      throws MalformedDocumentException {
    Architecture read = architecture(architecture);
    if (!fits(read, schema)) {
      throw new MalformedDocumentException(
          TrainedGenerator.ARCHITECTURE,
          "",
          "an architecture for the columns of the plan",
          "one for others");
    }
    SortedMap<String, Tensor> tensors = Safetensors.read(TrainedGenerator.WEIGHTS, weights);
    Optional<String> problem = read.problem(tensors);
    if (problem.isPresent()) {
      throw new MalformedDocumentException(
          TrainedGenerator.WEIGHTS, "", problem.get(), "others, as of another model");
    }
    return new TrainedGenerator(read, tensors.values());
  }

  private static boolean fits(Architecture architecture, Schema schema) {
    try {
      return architecture.fits(schema);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads an architecture by the id that it names. */
  public static Architecture architecture(byte[] bytes) throws MalformedDocumentException {
    String document = TrainedGenerator.ARCHITECTURE;
    Node node = Documents.json(document, bytes);
    Optional<String> mixing = BatchStatistics.first(node);
    if (mixing.isPresent()) {
      throw new MalformedDocumentException(
          document, "/" + mixing.get(), "a model that " + BatchStatistics.WHY, mixing.get());
    }
    String id =
        Optional.of(node)
            .filter(n -> n.kind() == Node.Kind.OBJECT)
            .flatMap(n -> n.member("id"))
            .filter(n -> n.kind() == Node.Kind.STRING)
            .map(Node::text)
            .orElse("none");
    Optional<Generator> generator = byId(id);
    if (generator.isEmpty()) {
      throw new MalformedDocumentException(
          document,
          "/id",
          "a generator that this program knows: " + String.join(", ", ids()),
          id.length() > 64 ? "another" : id);
    }
    return generator.get().read(document, node);
  }
}
