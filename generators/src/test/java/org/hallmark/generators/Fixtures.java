package org.hallmark.generators;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.generators.vae.ConditionalVaeArchitecture;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.provenance.seed.SeedContext;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A small shop: customers per hour on two sites, a stock in balance and a temperature that may
 * lack.
 */
public final class Fixtures {
  public static final List<String> KEYS = List.of("site", "hour");
  public static final int NOMINAL = 600;
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("site", "site", List.of("north", "south"), Missing.REFUSED),
              Column.number("hour", "hour", Kind.INTEGER, "h", 0, 49, Missing.REFUSED),
              Column.number("before", "before", Kind.COUNT, "1", 0, 20, Missing.REFUSED),
              Column.number("sold", "sold", Kind.COUNT, "1", 0, 20, Missing.REFUSED),
              Column.number("after", "after", Kind.COUNT, "1", 0, 20, Missing.REFUSED),
              Column.number("warmth", "warmth", Kind.REAL, "K", 0, 10, Missing.CATEGORY)));
  public static final Frame FRAME = Frame.of(SCHEMA, KEYS);
  public static final String PLAN =
      """
      id: conditional-vae
      hidden: [12, 10]
      latent: 3
      head: 8
      derive: {after: "before - sold"}
      training:
        {optimiser: adam, learningRate: 0.01, batch: 60, steps: 20, clip: 1.0, checkpointEvery: 7}
      numericMode: avx2
      """;

  private Fixtures() {}

  public static GeneratorPlan plan() {
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan = GeneratorPlan.read(Fields.of(node(PLAN), mistakes), SCHEMA, KEYS, NOMINAL);
    mistakes.throwIfAny();
    return plan;
  }

  public static Node node(String yaml) {
    return Documents.yaml("plan.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  public static ConditionalVaeArchitecture architecture() {
    return (ConditionalVaeArchitecture) plan().architecture(SCHEMA, KEYS);
  }

  /**
   * Public test rows: a fixed seed, with missing and bad cells and cells out of bounds among them.
   */
  public static Table rows(int count) {
    Random random = new Random(7);
    double[][] cells = new double[SCHEMA.columns().size()][count];
    for (int i = 0; i < count; i++) {
      cells[0][i] = random.nextInt(2);
      cells[1][i] = random.nextInt(50);
      cells[2][i] = random.nextInt(10) + 5 * cells[0][i];
      cells[3][i] = Math.min(cells[2][i], random.nextInt(6));
      cells[4][i] = cells[2][i] - cells[3][i];
      cells[5][i] = random.nextInt(5) == 0 ? Table.MISSING : random.nextDouble() * 10;
    }
    if (count > 2) {
      cells[2][0] = Table.BAD;
      cells[3][1] = 1e9;
      cells[0][2] = Table.BAD;
    }
    return Table.of(SCHEMA, cells);
  }

  public static PublicSeed seed(String label) {
    SeedContext context = new SeedContext(Digest.of(new byte[0]), commitment(), "none", 1);
    return PublicSeed.derive(context, label);
  }

  public static EntropyContext context() {
    return new EntropyContext(
        Digest.of(new byte[0]), commitment(), "none", 1, Digest.of(new byte[0]), "avx2");
  }

  public static PrivateEntropy entropy() {
    return PrivateEntropy.of(ReleaseSecret.of(new byte[ReleaseSecret.LENGTH]), context());
  }

  public static TrainingPlan training() {
    return plan().gradients().orElseThrow();
  }

  public static DpSgd dpSgd() {
    TrainingPlan training = training();
    double rate = training.batch() / (double) NOMINAL;
    return new DpSgd(rate, training.clip(), 1.2, training.steps(), training.batch(), Sums.EXACT);
  }

  /** Where natives are unpacked, shared by all tests of a build. */
  public static Path natives() {
    return Path.of(System.getProperty("java.io.tmpdir"), "hallmark-test-natives");
  }

  private static Commitment commitment() {
    return Commitment.to("data", new byte[Commitment.SALT_LENGTH], new byte[0]);
  }
}
