package org.hallmark.generators.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hallmark.generators.Layer;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.RealLayer;
import org.hallmark.generators.Weights;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A coupling flow with weights, in double arithmetic: from values to its base law and back, with
 * the logarithm of the volume's change. Values on the line are standard normal in the base, values
 * in the unit interval uniform, all independent.
 */
public final class Flow {
  private static final double LOG_ROOT_TWO_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

  private final FlowShape shape;
  private final List<Coupling> couplings = new ArrayList<>();
  private final UnaryOperator<double[]> embedding;

  /** With weights of this shape. */
  public Flow(FlowShape shape, Weights weights) {
    this.shape = shape;
    this.embedding =
        shape
            .embedded()
            .map(layer -> new RealLayer(layer, weights))
            .<UnaryOperator<double[]>>map(layer -> layer::apply)
            .orElse(UnaryOperator.identity());
    for (int coupling = 0; coupling < shape.couplings(); coupling++) {
      List<Layer> layers = shape.perceptron(coupling);
      couplings.add(
          new Coupling(
              shape.kept(coupling),
              shape.moved(coupling),
              shape.inTurn(coupling),
              layers.get(0).inputs(),
              new Perceptron(layers, weights)));
    }
  }

  private record Coupling(
      int[] kept, int[] moved, int[] inTurn, int features, Perceptron perceptron) {}

  /**
   * A vector on the other side.
   *
   * @param vector there
   * @param logVolume logarithm of |∂base / ∂values| at this pair, whichever way was taken
   */
  public record Image(double[] vector, double logVolume) {}

  /** From values to the base. */
  public Image toBase(double[] values, double[] features) {
    double[] given = embedding.apply(features);
    double[] vector = values.clone();
    double volume = 0;
    for (Coupling coupling : couplings) {
      volume += move(coupling, vector, given, Way.TO_BASE);
    }
    return new Image(vector, volume);
  }

  /** From the base to values. */
  public Image fromBase(double[] base, double[] features) {
    double[] given = embedding.apply(features);
    double[] vector = base.clone();
    double volume = 0;
    for (int i = couplings.size() - 1; i >= 0; i--) {
      volume +=
          shape.order() == FlowShape.Order.AUTOREGRESSIVE
              ? moveInTurn(couplings.get(i), vector, given)
              : move(couplings.get(i), vector, given, Way.FROM_BASE);
    }
    return new Image(vector, volume);
  }

  private enum Way {
    TO_BASE,
    FROM_BASE
  }

  private double move(Coupling coupling, double[] vector, double[] given, Way way) {
    double[] raw = coupling.perceptron().apply(features(coupling, vector, given));
    double volume = 0;
    int from = 0;
    for (int i : coupling.moved()) {
      CouplingMap map = shape.maps().get(i);
      Spline.Point moved =
          way == Way.TO_BASE
              ? toBase(map, raw, from, vector[i])
              : fromBase(map, raw, from, vector[i]);
      vector[i] = moved.value();
      volume += moved.logSlope();
      from += map.parameters(shape.bins());
    }
    return volume;
  }

  /** From the base, value after value: the parameters of each are made of those before it. */
  private double moveInTurn(Coupling coupling, double[] vector, double[] given) {
    double volume = 0;
    for (int i : coupling.inTurn()) {
      double[] raw = coupling.perceptron().apply(features(coupling, vector, given));
      int from = 0;
      for (int before = 0; before < i; before++) {
        from += shape.maps().get(before).parameters(shape.bins());
      }
      Spline.Point moved = fromBase(shape.maps().get(i), raw, from, vector[i]);
      vector[i] = moved.value();
      volume += moved.logSlope();
    }
    return volume;
  }

  private double[] features(Coupling coupling, double[] vector, double[] given) {
    double[] features = new double[coupling.features()];
    int at = 0;
    for (int i : coupling.kept()) {
      at = feature(shape.maps().get(i), vector[i], features, at);
    }
    System.arraycopy(given, 0, features, at, given.length);
    features[at + given.length] = 1;
    return features;
  }

  private static int feature(CouplingMap map, double value, double[] features, int at) {
    switch (map) {
      case AFFINE, LINE_SPLINE -> features[at] = value;
      case INTERVAL_SPLINE -> features[at] = 2 * value - 1;
      case CIRCLE_SPLINE -> {
        for (int k = 0; k < CouplingMap.HARMONICS; k++) {
          double angle = 2 * StrictMath.PI * (k + 1) * value;
          features[at + 2 * k] = StrictMath.sin(angle);
          features[at + 2 * k + 1] = StrictMath.cos(angle);
        }
      }
    }
    return at + map.features();
  }

  private Spline.Point toBase(CouplingMap map, double[] raw, int from, double value) {
    if (map == CouplingMap.AFFINE) {
      double scale = scale(raw[from]);
      return new Spline.Point(value * StrictMath.exp(scale) + raw[from + 1], scale);
    }
    if (map == CouplingMap.LINE_SPLINE) {
      double u = (value / CouplingMap.TAIL + 1) / 2;
      if (!(u > 0 && u < 1)) {
        return new Spline.Point(value, 0);
      }
      Spline.Point moved = Spline.of(map, shape.bins(), raw, from).forward(u);
      return new Spline.Point((2 * moved.value() - 1) * CouplingMap.TAIL, moved.logSlope());
    }
    double turned = map == CouplingMap.CIRCLE_SPLINE ? turned(value + turn(raw, from)) : value;
    return Spline.of(map, shape.bins(), raw, from).forward(turned);
  }

  private Spline.Point fromBase(CouplingMap map, double[] raw, int from, double value) {
    if (map == CouplingMap.AFFINE) {
      double scale = scale(raw[from]);
      return new Spline.Point((value - raw[from + 1]) * StrictMath.exp(-scale), scale);
    }
    if (map == CouplingMap.LINE_SPLINE) {
      double u = (value / CouplingMap.TAIL + 1) / 2;
      if (!(u > 0 && u < 1)) {
        return new Spline.Point(value, 0);
      }
      Spline.Point moved = Spline.of(map, shape.bins(), raw, from).inverse(u);
      return new Spline.Point((2 * moved.value() - 1) * CouplingMap.TAIL, moved.logSlope());
    }
    Spline.Point moved = Spline.of(map, shape.bins(), raw, from).inverse(value);
    return map == CouplingMap.CIRCLE_SPLINE
        ? new Spline.Point(turned(moved.value() - turn(raw, from)), moved.logSlope())
        : moved;
  }

  private static double scale(double raw) {
    return CouplingMap.SCALE * StrictMath.tanh(raw / CouplingMap.SCALE);
  }

  private double turn(double[] raw, int from) {
    return raw[from + 3 * shape.bins()];
  }

  private static double turned(double place) {
    double inside = place - StrictMath.floor(place);
    return inside < 1 ? inside : 0;
  }

  /** The log-density of values. */
  public double logDensity(double[] values, double[] given) {
    Image image = toBase(values, given);
    return logBase(image.vector()) + image.logVolume();
  }

  /** The log-density of the base law. */
  public double logBase(double[] base) {
    double sum = 0;
    for (int i = 0; i < base.length; i++) {
      sum -= shape.maps().get(i).onLine() ? LOG_ROOT_TWO_PI + base[i] * base[i] / 2 : 0;
    }
    return sum;
  }

  /** A draw of the base law, value by value. */
  public double[] drawBase(PublicDraws draws) {
    double[] base = new double[shape.values()];
    for (int i = 0; i < base.length; i++) {
      base[i] = shape.maps().get(i).onLine() ? draws.nextGaussian() : draws.nextUniform();
    }
    return base;
  }
}
