package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.Network;

/**
 * The widths of a conditional variational autoencoder whose decoder draws column after column.
 *
 * @param conditions number of condition features
 * @param codes number of codes of each modelled column, in the order of drawing
 * @param guides number of codes of each guide: what a derived column would be if the columns not
 *     yet drawn were zero
 * @param hidden widths of the hidden layers of encoder and decoder
 * @param latent width of the latent vector
 * @param head width of the hidden layer that each column has for itself
 */
public record VaeShape(
    int conditions,
    List<Integer> codes,
    List<Integer> guides,
    List<Integer> hidden,
    int latent,
    int head)
    implements Network {
  private static final double READOUT = 0.1;

  /**
   * What a layer sees for the code at hand, where it sees zero for all others. Near the square root
   * of a usual number of codes, so that what a code says is learnt as fast as what all share.
   */
  public static final float CODE_INPUT = 4;

  public VaeShape {
    codes = List.copyOf(codes);
    guides = List.copyOf(guides);
    hidden = List.copyOf(hidden);
    if (codes.isEmpty() || hidden.isEmpty()) {
      throw new IllegalArgumentException(
          "codes and hidden must not be empty. Provided value: " + codes + ", " + hidden);
    }
  }

  /** The number of codes of all columns. */
  public int allCodes() {
    return codesBefore(codes.size());
  }

  /** The number of codes of the columns before {@code column}. */
  public int codesBefore(int column) {
    return codes.subList(0, column).stream().mapToInt(c -> c).sum();
  }

  /** The number of codes of all guides. */
  public int allGuides() {
    return guides.stream().mapToInt(c -> c).sum();
  }

  /** From codes and conditions to mean and log-variance of the latent vector. */
  public List<Layer> encoder() {
    List<Layer> layers = hiddenLayers("encoder", allCodes() + conditions);
    layers.add(new Layer("encoder-" + hidden.size(), hidden.get(hidden.size() - 1), 2 * latent));
    return layers;
  }

  /** From latent vector and conditions to what all columns share. */
  public List<Layer> decoder() {
    return hiddenLayers("decoder", latent + conditions);
  }

  /**
   * From what is shared, the codes of the columns before it and the guides to a column's own hidden
   * layer. Nothing is drawn before the first column, which sees what is shared alone.
   */
  public Layer head(int column) {
    int seen = column == 0 ? 0 : codesBefore(column) + allGuides();
    int inputs = hidden.get(hidden.size() - 1) + seen;
    return new Layer("column-" + column + "-head", inputs, head);
  }

  /** From a column's own hidden layer to the logits of its codes. */
  public Layer logits(int column) {
    return new Layer("column-" + column + "-logits", head, codes.get(column));
  }

  /** Codes, guides, conditions. */
  @Override
  public List<Integer> parts() {
    return List.of(allCodes(), allGuides() * (codes.size() - 1), conditions);
  }

  /** The latent normals. */
  @Override
  public int noise() {
    return latent;
  }

  @Override
  public CodedRows madeUp(int trial) {
    float[] features = new float[conditions];
    for (int i = 0; i < conditions; i++) {
      features[i] = ((7 * i + 3 * trial) % 11) / 11f;
    }
    return new CodedRows(
        this,
        new float[][] {features},
        new int[][] {madeUp(codes, codes.size(), trial)},
        new int[][] {madeUp(guides, guides.size() * (codes.size() - 1), trial)});
  }

  private static int[] madeUp(List<Integer> widths, int count, int trial) {
    int[] made = new int[count];
    for (int i = 0; i < count; i++) {
      made[i] = (5 * i + trial) % widths.get(i % widths.size());
    }
    return made;
  }

  @Override
  public double gain(Layer layer) {
    boolean moments = layer.name().equals("encoder-" + hidden.size());
    return moments || layer.name().endsWith("-logits") ? READOUT : 1;
  }

  /** All, from input to output. */
  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>(encoder());
    all.addAll(decoder());
    for (int column = 0; column < codes.size(); column++) {
      all.add(head(column));
      all.add(logits(column));
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
