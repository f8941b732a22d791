package org.hallmark.generators.flow;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Layer;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.Network;
import org.hallmark.generators.Perceptron;

/**
 * The shape of a coupling flow: which values each coupling moves, by parameters that a perceptron
 * makes of the others.
 *
 * <p>Coupling l moves the values whose number has, at bit (l div 2) modulo the bits there are, the
 * value l modulo 2: after two couplings every value was moved, after 2·⌈log₂ d⌉ any two have seen
 * each other. The bit of a single value is always taken for fitting.
 *
 * <p>An autoregressive flow moves all values in every layer, each by parameters that a masked
 * perceptron makes of those before it (Papamakarios, Pavlakou and Murray 2017); every other layer
 * counts them from the end.
 *
 * @param maps how each value is moved
 * @param conditions number of condition features
 * @param couplings how many
 * @param bins of each spline
 * @param hidden widths of the perceptrons' hidden layers
 * @param noise standard normals that a row needs to be encoded
 * @param order which values each layer moves
 * @param norm of the perceptrons' hidden layers; none in an autoregressive flow, whose masks it
 *     would break
 * @param embedding width of the vector that condition features are seen as; 0 for the features
 */
public record FlowShape(
    List<CouplingMap> maps,
    int conditions,
    int couplings,
    int bins,
    List<Integer> hidden,
    int noise,
    Order order,
    LayerNorm norm,
    int embedding)
    implements Network {
  /** Which values a layer moves. */
  public enum Order {
    /** Some, by the others. */
    COUPLED,
    /** All, each by those before it. */
    AUTOREGRESSIVE
  }

  private static final double READOUT = 0.1;

  public FlowShape {
    maps = List.copyOf(maps);
    hidden = List.copyOf(hidden);
    if (maps.isEmpty() || couplings < 1 || bins < 2) {
      throw new IllegalArgumentException("maps and couplings must be some, bins at least 2");
    }
    if (embedding < 0 || embedding > 0 && conditions == 0) {
      throw new IllegalArgumentException("embedding must be of conditions");
    }
    if (order == Order.AUTOREGRESSIVE && norm != LayerNorm.NONE) {
      throw new IllegalArgumentException("norm must be none in an autoregressive flow");
    }
  }

  /** A coupling flow without normalisation. */
  public FlowShape(
      List<CouplingMap> maps,
      int conditions,
      int couplings,
      int bins,
      List<Integer> hidden,
      int noise) {
    this(maps, conditions, couplings, bins, hidden, noise, Order.COUPLED, LayerNorm.NONE, 0);
  }

  /** The number of values. */
  public int values() {
    return maps.size();
  }

  /** From condition features to the vector that they are seen as, where they are. */
  public Optional<Layer> embedded() {
    return embedding == 0
        ? Optional.empty()
        : Optional.of(Layer.embedding("embedding", conditions, embedding));
  }

  private int given() {
    return embedding == 0 ? conditions : embedding;
  }

  /** The numbers of the values that a coupling moves, in order. */
  public int[] moved(int coupling) {
    return IntStream.range(0, values()).filter(i -> moves(coupling, i)).toArray();
  }

  /** The numbers of the values that its parameters are made of. */
  public int[] kept(int coupling) {
    boolean all = order == Order.AUTOREGRESSIVE;
    return IntStream.range(0, values()).filter(i -> all || !moves(coupling, i)).toArray();
  }

  /** The numbers of all values, each after those that its parameters are made of. */
  public int[] inTurn(int coupling) {
    int[] turn = new int[values()];
    for (int i = 0; i < turn.length; i++) {
      turn[degree(coupling, i)] = i;
    }
    return turn;
  }

  /** How many values come before a value in an autoregressive layer. */
  private int degree(int coupling, int value) {
    return coupling % 2 == 0 ? value : values() - 1 - value;
  }

  private boolean moves(int coupling, int value) {
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(values() - 1));
    int bit = value >> (coupling / 2 % bits) & 1;
    return values() == 1 || order == Order.AUTOREGRESSIVE || bit == coupling % 2;
  }

  /**
   * From features of the kept values and conditions, and a one, to parameters of the moved ones.
   */
  public List<Layer> perceptron(int coupling) {
    return order == Order.AUTOREGRESSIVE ? masked(coupling) : dense(coupling);
  }

  private List<Layer> masked(int coupling) {
    List<Integer> below = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int i = 0; i < values(); i++) {
      int before = degree(coupling, i);
      below.addAll(Collections.nCopies(maps.get(i).features(), before + 1));
      outputs.addAll(Collections.nCopies(maps.get(i).parameters(bins), before));
    }
    below.addAll(Collections.nCopies(given() + 1, 0));
    List<Layer> layers = new ArrayList<>();
    String name = "coupling-" + coupling + "-";
    for (int width : hidden) {
      List<Integer> degrees = IntStream.range(0, width).map(k -> k % values()).boxed().toList();
      layers.add(Layer.masked(name + layers.size(), new Layer.Mask(below, degrees)));
      below = degrees;
    }
    layers.add(Layer.masked(name + layers.size(), new Layer.Mask(below, outputs)));
    return layers;
  }

  private List<Layer> dense(int coupling) {
    int inputs = 1 + given();
    for (int i : kept(coupling)) {
      inputs += maps.get(i).features();
    }
    int outputs = 0;
    for (int i : moved(coupling)) {
      outputs += maps.get(i).parameters(bins);
    }
    return Perceptron.layers("coupling-" + coupling, inputs, hidden, outputs, norm);
  }

  @Override
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    embedded().ifPresent(layers::add);
    for (int coupling = 0; coupling < couplings; coupling++) {
      layers.addAll(perceptron(coupling));
    }
    return layers;
  }

  /** Values and conditions. */
  @Override
  public List<Integer> parts() {
    return List.of(values(), conditions);
  }

  @Override
  public double gain(Layer layer) {
    return layer.name().endsWith("-" + hidden.size()) ? READOUT : 1;
  }

  @Override
  public EncodedRows madeUp(int trial) {
    return new MadeUp(values(), conditions, trial);
  }

  private record MadeUp(int values, int conditions, int trial) implements EncodedRows {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
      for (int i = 0; i < values; i++) {
        to.put(places[0] + i, ((5 * i + trial) % 7 + 0.5f) / 7f);
      }
      for (int i = 0; i < conditions; i++) {
        to.put(places[1] + i, ((7 * i + 3 * trial) % 11) / 11f);
      }
    }
  }
}
