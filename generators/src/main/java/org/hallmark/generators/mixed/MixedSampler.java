package org.hallmark.generators.mixed;

import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.BlockDraws;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Weights;
import org.hallmark.generators.encode.Derived;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Law;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Draws synthetic rows in plain Java arithmetic: row i depends on the weights, row i of the keys
 * and row i of the seed. A row takes the latent normals, then for each column what its law takes.
 * Columns are drawn block by block so that expressions are evaluated over many rows at once.
 */
final class MixedSampler {
  private final MixedShape shape;
  private final List<Derived> derived;
  private final MixedEncoder encoder;
  private final MixedNetwork network;
  private final List<Law> laws;
  private final Schema schema;
  private final Table keys;

  MixedSampler(MixedVaeArchitecture architecture, Weights weights, Schema schema, Table keys) {
    this.shape = architecture.network();
    this.derived = architecture.derived();
    this.encoder = new MixedEncoder(architecture, schema);
    this.network = new MixedNetwork(shape, weights);
    this.laws = shape.heads().stream().map(Head::law).toList();
    this.schema = schema;
    this.keys = keys;
  }

  /** The draws of all rows of keys. */
  RowDraws draws() {
    return new BlockDraws(schema, keys.rows(), this::block);
  }

  private void block(PublicSeed seed, int begin, int end, double[][] cells, int at) {
    Table part = keys.rows(IntStream.range(begin, end).toArray());
    int rows = part.rows();
    float[][] given = encoder.features(part);
    PublicDraws[] draws = new PublicDraws[rows];
    float[][] shared = new float[rows][];
    for (int row = 0; row < rows; row++) {
      draws[row] = seed.draws(begin + row);
      shared[row] = network.shared(latent(draws[row]), given[row]);
    }
    double[][] byRow = new double[rows][laws.size()];
    double[][] drawn = new double[laws.size()][rows];
    double[][] plain = new double[laws.size()][rows];
    for (int column = 0; column < laws.size(); column++) {
      Head head = shape.heads().get(column);
      int[][] guides = encoder.guides(part, plain, column);
      double[] ceiling = encoder.ceiling(part, plain, column);
      for (int row = 0; row < rows; row++) {
        double[] raw = network.raw(column, shared[row], byRow[row], guides[row]);
        double cell = laws.get(column).draw(raw, ceiling[row], draws[row]);
        byRow[row][column] = cell;
        drawn[column][row] = cell;
        plain[column][row] = head.inside(cell, head.maximum());
      }
    }
    write(part, drawn, at, cells);
  }

  private float[] latent(PublicDraws draws) {
    float[] latent = new float[shape.latent()];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) draws.nextGaussian();
    }
    return latent;
  }

  private void write(Table part, double[][] drawn, int at, double[][] cells) {
    for (String key : part.schema().names()) {
      copy(part.column(key), cells[schema.indexOf(key)], at);
    }
    for (int column = 0; column < drawn.length; column++) {
      copy(drawn[column], cells[schema.indexOf(shape.heads().get(column).column())], at);
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
