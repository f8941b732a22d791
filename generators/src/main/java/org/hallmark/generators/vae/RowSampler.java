package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.BlockDraws;
import org.hallmark.generators.DenseLayer;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Weights;
import org.hallmark.generators.encode.Derived;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * Draws synthetic rows in plain Java arithmetic, with no native library: row i depends on the
 * weights, row i of the frame and row i of the seed, and on no other row. Any range can be drawn on
 * its own and by any number of threads, to the same bits.
 *
 * <p>A row takes, in this order: the latent normals; then for each column a uniform for the code,
 * by the inverse of its cumulative distribution in the order of the codes, and a uniform for the
 * value within the code's cell. Columns are drawn block by block so that expressions are evaluated
 * over many rows at once.
 */
final class RowSampler {
  private final Schema schema;
  private final Table keys;
  private final RowEncoder encoder;
  private final VaeShape shape;
  private final List<Derived> derived;
  private final List<DenseLayer> decoder = new ArrayList<>();
  private final List<DenseLayer> heads = new ArrayList<>();
  private final List<DenseLayer> logits = new ArrayList<>();

  RowSampler(ConditionalVaeArchitecture architecture, Weights weights, Schema schema, Table keys) {
    this.schema = schema;
    this.keys = keys;
    this.encoder = new RowEncoder(architecture, schema);
    this.shape = architecture.shape();
    this.derived = architecture.derived();
    shape.decoder().forEach(l -> decoder.add(weights.dense(l)));
    for (int column = 0; column < shape.codes().size(); column++) {
      heads.add(weights.dense(shape.head(column)));
      logits.add(weights.dense(shape.logits(column)));
    }
  }

  /** The draws of all rows of the frame. */
  RowDraws draws() {
    return new BlockDraws(schema, keys.rows(), this::block);
  }

  private void block(PublicSeed seed, int begin, int end, double[][] cells, int at) {
    Table part = keys.rows(IntStream.range(begin, end).toArray());
    float[][] conditions = encoder.conditions(part);
    PublicDraws[] draws = new PublicDraws[part.rows()];
    float[][] shared = new float[part.rows()][];
    for (int row = 0; row < part.rows(); row++) {
      draws[row] = seed.draws(begin + row);
      shared[row] = shared(draws[row], conditions[row]);
    }
    double[][] drawn = new double[shape.codes().size()][part.rows()];
    double[][] plain = new double[shape.codes().size()][part.rows()];
    int[][] codes = new int[part.rows()][shape.codes().size()];
    for (int column = 0; column < codes[0].length; column++) {
      int[][] guides = encoder.guides(part, plain, column);
      Codes book = encoder.codes().get(column);
      for (int row = 0; row < codes.length; row++) {
        float[] scores = scores(column, shared[row], codes[row], guides[row]);
        int code = inverse(scores, draws[row].nextUniform());
        codes[row][column] = code;
        drawn[column][row] = book.decode(code, draws[row].nextUniform());
        plain[column][row] = RowEncoder.plain(book.column(), drawn[column][row]);
      }
    }
    write(part, drawn, at, cells);
  }

  private float[] shared(PublicDraws draws, float[] conditions) {
    float[] latent = new float[shape.latent()];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) draws.nextGaussian();
    }
    float[] values = Arrays.copyOf(latent, latent.length + conditions.length);
    System.arraycopy(conditions, 0, values, latent.length, conditions.length);
    for (DenseLayer layer : decoder) {
      float[] sums = layer.begin();
      layer.add(sums, 0, values);
      values = DenseLayer.rectify(sums);
    }
    return values;
  }

  private float[] scores(int column, float[] shared, int[] codes, int[] guides) {
    DenseLayer head = heads.get(column);
    float[] sums = head.begin();
    head.add(sums, 0, shared);
    int at = shared.length;
    for (int c = 0; c < column; c++) {
      head.add(sums, at + codes[c], VaeShape.CODE_INPUT);
      at += shape.codes().get(c);
    }
    for (int g = 0; g < guides.length && column > 0; g++) {
      head.add(sums, at + guides[g], VaeShape.CODE_INPUT);
      at += shape.guides().get(g);
    }
    float[] scores = logits.get(column).begin();
    logits.get(column).add(scores, 0, DenseLayer.rectify(sums));
    return scores;
  }

  /** The first code whose cumulative share of softmax exceeds {@code uniform}. */
  static int inverse(float[] scores, double uniform) {
    float most = scores[0];
    for (float score : scores) {
      most = Math.max(most, score);
    }
    double[] cumulative = new double[scores.length];
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      total += StrictMath.exp((double) scores[i] - most);
      cumulative[i] = total;
    }
    double target = uniform * total;
    int code = 0;
    while (code < scores.length - 1 && cumulative[code] <= target) {
      code++;
    }
    return code;
  }

  private void write(Table part, double[][] drawn, int at, double[][] cells) {
    for (String key : part.schema().names()) {
      copy(part.column(key), cells[schema.indexOf(key)], at);
    }
    for (int column = 0; column < drawn.length; column++) {
      copy(drawn[column], cells[schema.indexOf(encoder.codes().get(column).column().name())], at);
    }
    double[][] computed = encoder.derive(part, drawn);
    for (int d = 0; d < computed.length; d++) {
      copy(computed[d], cells[schema.indexOf(derived.get(d).column())], at);
    }
  }

  private static void copy(double[] from, double[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }
}
