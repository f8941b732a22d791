package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.Network;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Target;

/**
 * The widths of a model that draws columns one after the other, each by a head.
 *
 * @param features of the keys
 * @param heads of the columns, in the order of drawing
 * @param guides number of codes of each guide: what a derived column would be if the columns not
 *     yet drawn were zero
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector; zero where there is none
 * @param head width of the hidden layer that each column has for itself
 */
public record MixedShape(
    int features,
    List<Head> heads,
    List<Integer> guides,
    List<Integer> hidden,
    int latent,
    int head)
    implements Network {
  private static final double READOUT = 0.1;

  /** What a layer sees for the cell at hand, where it sees zero for all others. */
  public static final float CODE_INPUT = 4;

  public MixedShape {
    heads = List.copyOf(heads);
    guides = List.copyOf(guides);
    hidden = List.copyOf(hidden);
  }

  /** Width of what is given: features of the keys, or a one where there are none. */
  public int given() {
    return Math.max(1, features);
  }

  /** Numbers in which the columns before {@code column} are seen. */
  public int seenBefore(int column) {
    return heads.subList(0, column).stream().mapToInt(MixedShape::sight).sum();
  }

  /** Numbers in which a column is seen: a code's, and its places. */
  static int sight(Head head) {
    return head.book().size() + head.places();
  }

  /** The number of codes of all guides. */
  public int allGuides() {
    return guides.stream().mapToInt(c -> c).sum();
  }

  private int sharedWidth() {
    return hidden.get(hidden.size() - 1);
  }

  /** From columns and keys to mean and log-variance of the latent vector, where there is one. */
  public List<Layer> encoder() {
    if (latent == 0) {
      return List.of();
    }
    List<Layer> layers = hiddenLayers("encoder", seenBefore(heads.size()) + given());
    layers.add(new Layer("encoder-" + hidden.size(), sharedWidth(), 2 * latent));
    return layers;
  }

  /** From latent vector and keys to what all columns share. */
  public List<Layer> decoder() {
    return hiddenLayers("decoder", latent + given());
  }

  /**
   * From what is shared, the columns before it and the guides to a column's own hidden layer. The
   * first one sees what is shared alone.
   */
  public Layer own(int column) {
    int seen = column == 0 ? 0 : seenBefore(column) + allGuides();
    return new Layer("column-" + column + "-own", sharedWidth() + seen, head);
  }

  /** From a column's own hidden layer to what its law is made of. */
  public Layer law(int column) {
    return new Layer("column-" + column + "-law", head, heads.get(column).parameters());
  }

  /** Columns, guides, what laws see of the columns with the sum of their measures, keys. */
  @Override
  public List<Integer> parts() {
    return List.of(
        seenBefore(heads.size()),
        allGuides() * (heads.size() - 1),
        Target.WIDTH * heads.size() + 1,
        given());
  }

  /** The latent normals. */
  @Override
  public int noise() {
    return latent;
  }

  @Override
  public MixedRows madeUp(int trial) {
    double[] cells = new double[heads.size()];
    for (int c = 0; c < cells.length; c++) {
      Head h = heads.get(c);
      double share = ((5 * c + 3 * trial) % 11) / 11.0;
      cells[c] = h.inside(h.minimum() + share * (h.maximum() - h.minimum()), h.maximum());
    }
    float[] given = new float[given()];
    for (int i = 0; i < given.length; i++) {
      given[i] = ((7 * i + 3 * trial) % 11) / 11f;
    }
    int[] codes = new int[guides.size() * (heads.size() - 1)];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (5 * i + trial) % guides.get(i % guides.size());
    }
    double[] ceilings = new double[cells.length];
    Arrays.fill(ceilings, Double.POSITIVE_INFINITY);
    return MixedRows.of(
        this,
        new double[][] {cells},
        new double[][] {ceilings},
        new int[][] {codes},
        new float[][] {given});
  }

  @Override
  public double gain(Layer layer) {
    boolean moments = layer.name().equals("encoder-" + hidden.size());
    return moments || layer.name().endsWith("-law") ? READOUT : 1;
  }

  /** All, from input to output. */
  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>(encoder());
    all.addAll(decoder());
    for (int column = 0; column < heads.size(); column++) {
      all.add(own(column));
      all.add(law(column));
    }
    return List.copyOf(all);
  }

  private List<Layer> hiddenLayers(String name, int inputs) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new Layer(name + "-" + layers.size(), width, next));
      width = next;
    }
    return layers;
  }
}
