package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.flow.CouplingMap;
import org.hallmark.generators.flow.FlowShape;

/**
 * The couplings of a {@link org.hallmark.generators.flow.Flow} for a batch.
 *
 * @param shape of the flow
 * @param dense what its layers make of their inputs
 * @param batch whose conditions are given, and for constants
 * @param conditions as they are seen, [records, width]
 */
record FlowArrays(FlowShape shape, Dense dense, Batch batch, NDArray conditions) {
  /**
   * Vectors on the other side.
   *
   * @param vectors there, [records, values]
   * @param logVolume logarithm of |∂base / ∂values|, [records]
   */
  record Image(NDArray vectors, NDArray logVolume) {}

  /** With the conditions of the batch. */
  static FlowArrays of(FlowShape shape, Dense dense, Batch batch) {
    NDArray features = batch.part(1);
    return new FlowArrays(
        shape,
        dense,
        batch,
        shape.embedded().map(layer -> dense.apply(layer, features)).orElse(features));
  }

  Image toBase(NDArray values) {
    List<NDArray> columns = Columns.each(values);
    List<NDArray> volumes = new ArrayList<>();
    for (int coupling = 0; coupling < shape.couplings(); coupling++) {
      move(coupling, columns, volumes, Way.TO_BASE);
    }
    return image(columns, volumes);
  }

  Image fromBase(NDArray base) {
    List<NDArray> columns = Columns.each(base);
    List<NDArray> volumes = new ArrayList<>();
    for (int coupling = shape.couplings() - 1; coupling >= 0; coupling--) {
      move(coupling, columns, volumes, Way.FROM_BASE);
    }
    return image(columns, volumes);
  }

  private static Image image(List<NDArray> columns, List<NDArray> volumes) {
    return new Image(Columns.joined(columns), Columns.joined(volumes).sum(new int[] {1}));
  }

  private enum Way {
    TO_BASE,
    FROM_BASE
  }

  private void move(int coupling, List<NDArray> columns, List<NDArray> volumes, Way way) {
    NDArray raw =
        Columns.perceptron(dense, shape.perceptron(coupling), features(coupling, columns));
    int from = 0;
    for (int i : shape.moved(coupling)) {
      int to = from + shape.maps().get(i).parameters(shape.bins());
      SplineArrays.Point moved =
          moved(shape.maps().get(i), Columns.range(raw, from, to), columns.get(i), way);
      columns.set(i, moved.value());
      volumes.add(moved.logSlope());
      from = to;
    }
  }

  private NDArray features(int coupling, List<NDArray> columns) {
    List<NDArray> features = new ArrayList<>();
    for (int i : shape.kept(coupling)) {
      feature(shape.maps().get(i), columns.get(i), features);
    }
    if (shape.conditions() > 0) {
      features.add(conditions);
    }
    features.add(columns.get(0).onesLike());
    return Columns.joined(features);
  }

  private void feature(CouplingMap map, NDArray column, List<NDArray> features) {
    switch (map) {
      case AFFINE, LINE_SPLINE -> features.add(column);
      case INTERVAL_SPLINE -> features.add(column.mul(batch.constant(2)).sub(1));
      case CIRCLE_SPLINE -> {
        for (int k = 1; k <= CouplingMap.HARMONICS; k++) {
          NDArray angle = column.mul(batch.constant((float) (2 * StrictMath.PI * k)));
          features.add(angle.sin());
          features.add(angle.cos());
        }
      }
    }
  }

  private SplineArrays.Point moved(CouplingMap map, NDArray raw, NDArray column, Way way) {
    return switch (map) {
      case AFFINE -> affine(raw, column, way);
      case LINE_SPLINE -> onLine(raw, column, way);
      case INTERVAL_SPLINE -> inside(spline(map, raw), column, way);
      case CIRCLE_SPLINE -> onCircle(raw, column, way);
    };
  }

  private SplineArrays.Point affine(NDArray raw, NDArray column, Way way) {
    NDArray bound = batch.constant((float) CouplingMap.SCALE);
    NDArray scale = Columns.range(raw, 0, 1).div(bound).tanh().mul(bound);
    NDArray shift = Columns.range(raw, 1, 2);
    NDArray moved =
        way == Way.TO_BASE
            ? column.mul(scale.exp()).add(shift)
            : column.sub(shift).mul(scale.neg().exp());
    return new SplineArrays.Point(moved, scale);
  }

  private SplineArrays.Point onLine(NDArray raw, NDArray column, Way way) {
    NDArray tail = batch.constant((float) CouplingMap.TAIL);
    NDArray half = batch.constant(0.5f);
    float edge = (float) CouplingMap.TAIL;
    NDArray still = column.stopGradient();
    NDArray within = still.abs().lt(edge).toType(ai.djl.ndarray.types.DataType.FLOAT32, false);
    NDArray beyond = within.onesLike().sub(within);
    NDArray u = column.mul(within).div(tail).add(1).mul(half);
    SplineArrays.Point point = inside(spline(CouplingMap.LINE_SPLINE, raw), u, way);
    NDArray line = point.value().mul(batch.constant(2)).sub(1).mul(tail);
    return new SplineArrays.Point(
        line.mul(within).add(column.mul(beyond)), point.logSlope().mul(within));
  }

  private SplineArrays.Point onCircle(NDArray raw, NDArray column, Way way) {
    int last = 3 * shape.bins();
    NDArray turn = Columns.range(raw, last, last + 1);
    SplineArrays spline = spline(CouplingMap.CIRCLE_SPLINE, raw);
    if (way == Way.TO_BASE) {
      return inside(spline, turned(column.add(turn)), way);
    }
    SplineArrays.Point point = inside(spline, column, way);
    return new SplineArrays.Point(turned(point.value().sub(turn)), point.logSlope());
  }

  private static NDArray turned(NDArray place) {
    return place.sub(place.stopGradient().floor());
  }

  private static SplineArrays.Point inside(SplineArrays spline, NDArray column, Way way) {
    return way == Way.TO_BASE ? spline.forward(column) : spline.inverse(column);
  }

  private SplineArrays spline(CouplingMap map, NDArray raw) {
    return SplineArrays.of(map, shape.bins(), SplineArrays.raw(raw, 1), batch);
  }
}
