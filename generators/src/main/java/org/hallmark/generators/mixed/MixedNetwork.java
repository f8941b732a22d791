package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.DenseLayer;
import org.hallmark.generators.Weights;
import org.hallmark.generators.head.Head;

/** The decoder of a {@link MixedShape} in plain Java arithmetic. */
final class MixedNetwork {
  private final MixedShape shape;
  private final List<DenseLayer> decoder = new ArrayList<>();
  private final List<DenseLayer> own = new ArrayList<>();
  private final List<DenseLayer> laws = new ArrayList<>();

  MixedNetwork(MixedShape shape, Weights weights) {
    this.shape = shape;
    shape.decoder().forEach(l -> decoder.add(weights.dense(l)));
    for (int column = 0; column < shape.heads().size(); column++) {
      own.add(weights.dense(shape.own(column)));
      laws.add(weights.dense(shape.law(column)));
    }
  }

  /** What all columns of a row share. */
  float[] shared(float[] latent, float[] given) {
    float[] values = Arrays.copyOf(latent, latent.length + given.length);
    System.arraycopy(given, 0, values, latent.length, given.length);
    for (DenseLayer layer : decoder) {
      float[] sums = layer.begin();
      layer.add(sums, 0, values);
      values = DenseLayer.rectify(sums);
    }
    return values;
  }

  /**
   * What the law of a column is made of.
   *
   * @param cells of the columns before it
   */
  double[] raw(int column, float[] shared, double[] cells, int[] guides) {
    DenseLayer layer = own.get(column);
    float[] sums = layer.begin();
    layer.add(sums, 0, shared);
    int at = shared.length;
    for (int c = 0; c < column; c++) {
      Head head = shape.heads().get(c);
      layer.add(sums, at + head.code(cells[c]), MixedShape.CODE_INPUT);
      layer.add(sums, at + head.book().size(), head.place(cells[c]));
      at += MixedShape.sight(head);
    }
    for (int g = 0; g < guides.length && column > 0; g++) {
      layer.add(sums, at + guides[g], MixedShape.CODE_INPUT);
      at += shape.guides().get(g);
    }
    float[] out = laws.get(column).begin();
    laws.get(column).add(out, 0, DenseLayer.rectify(sums));
    double[] raw = new double[out.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = out[i];
    }
    return raw;
  }
}
