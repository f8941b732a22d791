package org.hallmark.generators.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

/** Draws of weights that nobody trained: what holds by construction. */
class MixedVaeTest {
  private static final List<String> SHARES = List.of("sand", "silt", "clay");
  private static final Schema SOIL =
      new Schema(
          List.of(
              Column.number("site", "site", Kind.INTEGER, "1", 0, 999, Missing.REFUSED),
              share("sand"),
              share("silt"),
              share("clay"),
              Column.number("stock", "stock", Kind.COUNT, "1", 0, 20, Missing.REFUSED),
              Column.number("sold", "sold", Kind.COUNT, "1", 0, 90, Missing.CATEGORY),
              Column.number("left", "left", Kind.COUNT, "1", 0, 20, Missing.CATEGORY)));

  private static Column share(String name) {
    return Column.number(name, name, Kind.REAL, "1", 0, 1, Missing.REFUSED);
  }

  private static MixedVaeArchitecture architecture(String more) {
    Mistakes mistakes = new Mistakes();
    String yaml =
        "{id: mixed-vae, hidden: [8], simplex: [{columns: [sand, silt, clay]}], "
            + more
            + ", training: {learningRate: 0.01, batch: 60, steps: 4, clip: 1.0}}";
    GeneratorPlan plan =
        GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), SOIL, List.of("site"), 1000);
    mistakes.throwIfAny();
    return (MixedVaeArchitecture) plan.architecture(SOIL, List.of("site"));
  }

  /** Outputs far from zero, so that laws are of all shapes. */
  private static TrainedGenerator weighted(MixedVaeArchitecture architecture, float factor) {
    float[] weights = PublicWeights.initial(architecture.network(), Fixtures.seed("wild"));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
    return new TrainedGenerator(architecture, architecture.network().layout().tensors("", weights));
  }

  private static Table draw(MixedVaeArchitecture architecture) {
    double[][] keys = {IntStream.range(0, 1000).asDoubleStream().toArray()};
    return weighted(architecture, 4)
        .sample(SOIL, Table.of(SOIL.select(List.of("site")), keys), Fixtures.seed("soil"), 1);
  }

  @Test
  void sample_belowCeilings_breaksNoLaw() {
    for (String head : List.of("categorical", "negative-binomial")) {
      Table rows =
          draw(
              architecture(
                  "heads: [{of: sold, kind: "
                      + head
                      + "}], atMost: {sold: stock}, derive: {left: stock - sold}"));
      int sold = 0;
      for (int i = 0; i < rows.rows(); i++) {
        double left = rows.column("left")[i];
        assertTrue(Table.isMissing(left) || left >= 0, "left " + left);
        double sum = 0;
        for (String share : SHARES) {
          assertTrue(rows.column(share)[i] >= 0, share);
          sum += rows.column(share)[i];
        }
        assertEquals(1, sum, 0x1p-52);
        sold += rows.column("sold")[i] > 0 ? 1 : 0;
      }
      assertTrue(sold > 10, "rows in which something was sold: " + sold);
    }
  }

  @Test
  void plan_ofColumns_hasHeadsInTheOrderOfDrawing() {
    MixedVaeArchitecture read =
        architecture("order: [sold], heads: [{of: sold, kind: negative-binomial, components: 3}]");
    assertEquals(
        List.of("sold", "sand", "silt", "stock", "left"),
        read.heads().stream().map(Head::column).toList());
    assertEquals(3, read.heads().get(0).components());
    assertEquals(HeadKind.BOUNDED, read.heads().get(1).kind());
    assertEquals(HeadKind.CATEGORICAL, read.heads().get(3).kind());
  }

  private static final Schema SHOP = SOIL.select(List.of("site", "stock", "sold", "left"));

  private static MixedVaeArchitecture shop(String more) {
    Mistakes mistakes = new Mistakes();
    String yaml =
        "{id: mixed-vae, hidden: [8], conditions: [], atMost: {sold: stock}, derive: {left: stock -"
            + " sold}, training: {learningRate: 0.01, batch: 60, steps: 4, clip: 1.0}"
            + more
            + "}";
    GeneratorPlan plan =
        GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), SHOP, List.of("site"), 1000);
    mistakes.throwIfAny();
    return (MixedVaeArchitecture) plan.architecture(SHOP, List.of("site"));
  }

  /** All that can be in stock and be sold, or not be known to be. */
  private static List<double[]> sales() {
    List<double[]> all = new ArrayList<>();
    for (int stock = 0; stock <= 20; stock++) {
      all.add(new double[] {stock, Table.MISSING});
      for (int sold = 0; sold <= stock; sold++) {
        all.add(new double[] {stock, sold});
      }
    }
    return all;
  }

  @Test
  void logDensity_withoutALatentVector_sumsToOne() {
    ExactDensity model = weighted(shop(""), 8).capability(ExactDensity.class).orElseThrow();
    double sum = 0;
    for (double[] sale : sales()) {
      LogDensity density = model.logDensity(sale, new double[0]);
      assertEquals(LogDensity.Certainty.EXACT, density.certainty());
      sum += StrictMath.exp(density.nats());
    }
    assertEquals(1, sum, 1e-12);
  }

  /** Weights of draws have the density for their mean, whatever the encoder. */
  @Test
  void logDensityBound_withALatentVector_sumsToOneInTheMean() {
    DensityBound model =
        weighted(shop(", latent: 2"), 1).capability(DensityBound.class).orElseThrow();
    double sum = 0;
    for (double[] sale : sales()) {
      LogDensity density =
          model.logDensityBound(sale, new double[0], Fixtures.seed("b").draws(0), 100);
      assertEquals(LogDensity.Certainty.LOWER_BOUND, density.certainty());
      sum += StrictMath.exp(density.nats());
    }
    assertEquals(1, sum, 0.05);
  }
}
