package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.Weights;
import org.hallmark.generators.capability.Bounds;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.encode.Derived;
import org.hallmark.generators.head.Ceiling;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Law;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A model of vectors of cells in the order of drawing. Whole numbers, words and missing cells count
 * with their probability, real ones with their density.
 */
class MixedModel implements ConditionalDraws {
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);
  private static final double LOG_VARIANCE_BOUND = 8;

  private final MixedShape shape;
  private final MixedEncoder encoder;
  private final Table keys;
  private final MixedNetwork network;
  private final Perceptron posterior;
  private final List<Law> laws;

  private MixedModel(MixedVaeArchitecture architecture, Schema schema, Weights weights) {
    this.shape = architecture.network();
    this.encoder = new MixedEncoder(architecture, schema);
    this.keys = Table.of(schema, new double[schema.columns().size()][1]);
    this.network = new MixedNetwork(shape, weights);
    this.posterior = new Perceptron(shape.encoder(), weights);
    this.laws = shape.heads().stream().map(Head::law).toList();
  }

  /** The model, where its expressions can be computed of the columns alone. */
  static Optional<MixedModel> of(MixedVaeArchitecture architecture, Weights weights) {
    List<Column> columns = new ArrayList<>();
    for (Head head : architecture.heads()) {
      double above = Math.max(head.maximum(), head.minimum() + 1);
      columns.add(
          Column.number(head.column(), "", Kind.REAL, "1", head.minimum(), above, Missing.REFUSED));
    }
    Stream<String> expressions =
        Stream.concat(
            architecture.ceilings().stream().map(Ceiling::expression),
            architecture.derived().stream().map(Derived::expression));
    Schema schema = new Schema(columns);
    if (!expressions.allMatch(text -> readable(text, schema))) {
      return Optional.empty();
    }
    return Optional.of(
        architecture.latent() == 0
            ? new Exact(architecture, schema, weights)
            : new Bounded(architecture, schema, weights));
  }

  private static boolean readable(String text, Schema schema) {
    try {
      Expression read = Expression.parse(text);
      return schema.names().containsAll(read.columns()) && read.check(schema).isEmpty();
    } catch (ExpressionException e) {
      return false;
    }
  }

  private static final class Exact extends MixedModel implements ExactDensity {
    Exact(MixedVaeArchitecture architecture, Schema schema, Weights weights) {
      super(architecture, schema, weights);
    }

    @Override
    public LogDensity logDensity(double[] values, double[] given) {
      return LogDensity.exact(logLikelihood(values, new float[0], given));
    }
  }

  private static final class Bounded extends MixedModel implements DensityBound {
    Bounded(MixedVaeArchitecture architecture, Schema schema, Weights weights) {
      super(architecture, schema, weights);
    }

    @Override
    public LogDensity logDensityBound(
        double[] values, double[] given, PublicDraws draws, int samples) {
      return Bounds.ofMean(samples, () -> logWeight(values, given, draws));
    }
  }

  private float[] features(double[] given) {
    float[] features = new float[shape.given()];
    for (int i = 0; i < features.length; i++) {
      features[i] = shape.features() == 0 ? 1 : (float) given[i];
    }
    return features;
  }

  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    float[] latent = new float[shape.latent()];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) draws.nextGaussian();
    }
    float[] shared = network.shared(latent, features(given));
    double[] cells = new double[laws.size()];
    double[][] plain = new double[laws.size()][1];
    for (int c = 0; c < cells.length; c++) {
      double[] raw = network.raw(c, shared, cells, encoder.guides(keys, plain, c)[0]);
      cells[c] = laws.get(c).draw(raw, encoder.ceiling(keys, plain, c)[0], draws);
      Head head = shape.heads().get(c);
      plain[c][0] = head.inside(cells[c], head.maximum());
    }
    return cells;
  }

  /** log p(x | z). */
  final double logLikelihood(double[] values, float[] latent, double[] given) {
    float[] shared = network.shared(latent, features(given));
    double[][] plain = new double[laws.size()][1];
    double sum = 0;
    for (int c = 0; c < values.length; c++) {
      Head head = shape.heads().get(c);
      plain[c][0] = head.inside(values[c], head.maximum());
      double[] raw = network.raw(c, shared, values, encoder.guides(keys, plain, c)[0]);
      double ceiling = encoder.ceiling(keys, plain, c)[0];
      sum += laws.get(c).logDensity(raw, laws.get(c).target(values[c], ceiling));
    }
    return sum;
  }

  /** log p(x, z) − log q(z | x) at a draw of q. */
  final double logWeight(double[] values, double[] given, PublicDraws draws) {
    double[] moments = posterior.apply(seen(values, given));
    float[] latent = new float[shape.latent()];
    double weight = 0;
    for (int i = 0; i < latent.length; i++) {
      double logVariance =
          Math.max(-LOG_VARIANCE_BOUND, Math.min(LOG_VARIANCE_BOUND, moments[latent.length + i]));
      double normal = draws.nextGaussian();
      latent[i] = (float) (moments[i] + StrictMath.exp(logVariance / 2) * normal);
      weight += logNormal(latent[i], 0) - logNormal(normal, logVariance);
    }
    return weight + logLikelihood(values, latent, given);
  }

  private static double logNormal(double standard, double logVariance) {
    return -(LOG_TWO_PI + logVariance + standard * standard) / 2;
  }

  private double[] seen(double[] values, double[] given) {
    double[] seen = new double[shape.seenBefore(values.length) + shape.given()];
    int at = 0;
    for (int c = 0; c < values.length; c++) {
      Head head = shape.heads().get(c);
      seen[at + head.code(values[c])] = MixedShape.CODE_INPUT;
      float[] place = head.place(values[c]);
      for (int i = 0; i < place.length; i++) {
        seen[at + head.book().size() + i] = place[i];
      }
      at += MixedShape.sight(head);
    }
    for (float feature : features(given)) {
      seen[at++] = feature;
    }
    return seen;
  }
}
