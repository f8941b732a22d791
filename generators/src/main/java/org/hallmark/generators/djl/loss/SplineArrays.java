package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.hallmark.generators.flow.CouplingMap;
import org.hallmark.generators.flow.Spline;

/**
 * The splines of {@link Spline} for a batch: [records, values], with the knots that raw parameters
 * [records, values, parameters] give.
 *
 * @param x knots, [records, values, bins + 1]
 * @param y their images
 * @param slopes there
 * @param batch for constants
 */
record SplineArrays(NDArray x, NDArray y, NDArray slopes, Batch batch) {
  /** A value and the logarithm of the slope there. */
  record Point(NDArray value, NDArray logSlope) {}

  static SplineArrays of(CouplingMap map, int bins, NDArray raw, Batch batch) {
    NDArray x = knots(part(raw, 0, bins), bins, batch);
    NDArray y = knots(part(raw, bins, 2 * bins), bins, batch);
    NDArray free =
        switch (map) {
          case LINE_SPLINE -> part(raw, 2 * bins, 3 * bins - 1);
          case CIRCLE_SPLINE -> part(raw, 2 * bins, 3 * bins);
          default -> part(raw, 2 * bins, 3 * bins + 1);
        };
    NDArray slopes = softplus(free.add((float) Spline.ONE)).add((float) Spline.LEAST);
    if (map == CouplingMap.LINE_SPLINE) {
      NDArray one = part(x, 0, 1).onesLike();
      slopes = NDArrays.concat(new NDList(one, slopes, one), 2);
    } else if (map == CouplingMap.CIRCLE_SPLINE) {
      slopes = NDArrays.concat(new NDList(slopes, part(slopes, 0, 1)), 2);
    }
    return new SplineArrays(x, y, slopes, batch);
  }

  private static NDArray softplus(NDArray v) {
    return ai.djl.nn.Activation.softPlus(v);
  }

  private static NDArray part(NDArray array, int from, int to) {
    return array.get(new NDIndex(":, :, " + from + ":" + to));
  }

  private static NDArray knots(NDArray raw, int bins, Batch batch) {
    float left = (float) (1 - bins * Spline.LEAST);
    NDArray shares = raw.softmax(2).mul(batch.constant(left)).add((float) Spline.LEAST);
    NDArray ends = part(shares, 0, bins - 1).cumSum(2);
    NDArray zero = part(shares, 0, 1).zerosLike();
    return NDArrays.concat(new NDList(zero, ends, zero.onesLike()), 2);
  }

  /** From x to y. */
  Point forward(NDArray value) {
    NDArray mask = mask(x, value);
    NDArray x0 = low(x, mask);
    NDArray w = high(x, mask).sub(x0);
    NDArray h = high(y, mask).sub(low(y, mask));
    NDArray d0 = low(slopes, mask);
    NDArray d1 = high(slopes, mask);
    NDArray s = h.div(w);
    NDArray xi = value.sub(x0).div(w);
    NDArray mixed = xi.mul(one(xi).sub(xi));
    NDArray denominator = s.add(bend(d0, d1, s).mul(mixed));
    NDArray numerator = s.mul(xi.square()).add(d0.mul(mixed));
    NDArray out = low(y, mask).add(h.mul(numerator).div(denominator));
    return new Point(out, logSlope(d0, d1, s, xi, mixed, denominator));
  }

  /** From y to x; the slope is that of y by x. */
  Point inverse(NDArray value) {
    NDArray mask = mask(y, value);
    NDArray x0 = low(x, mask);
    NDArray w = high(x, mask).sub(x0);
    NDArray y0 = low(y, mask);
    NDArray h = high(y, mask).sub(y0);
    NDArray d0 = low(slopes, mask);
    NDArray d1 = high(slopes, mask);
    NDArray s = h.div(w);
    NDArray up = value.sub(y0);
    NDArray bend = bend(d0, d1, s);
    NDArray a = h.mul(s.sub(d0)).add(up.mul(bend));
    NDArray b = h.mul(d0).sub(up.mul(bend));
    NDArray c = s.mul(up);
    NDArray root = b.square().add(a.mul(c).mul(batch.constant(4))).sqrt();
    NDArray xi = c.mul(batch.constant(2)).div(b.add(root));
    NDArray mixed = xi.mul(one(xi).sub(xi));
    return new Point(x0.add(xi.mul(w)), logSlope(d0, d1, s, xi, mixed, s.add(bend.mul(mixed))));
  }

  private NDArray logSlope(
      NDArray d0, NDArray d1, NDArray s, NDArray xi, NDArray mixed, NDArray denominator) {
    NDArray two = batch.constant(2);
    NDArray rising =
        d1.mul(xi.square()).add(s.mul(two).mul(mixed)).add(d0.mul(one(xi).sub(xi).square()));
    return s.log().mul(two).add(rising.log()).sub(denominator.log().mul(two));
  }

  private NDArray bend(NDArray d0, NDArray d1, NDArray s) {
    return d1.add(d0).sub(s.mul(batch.constant(2)));
  }

  private static NDArray one(NDArray like) {
    return like.onesLike();
  }

  /** One where the value's bin is, zero elsewhere: [records, values, bins]. */
  private static NDArray mask(NDArray knots, NDArray value) {
    int bins = Math.toIntExact(knots.getShape().get(2)) - 1;
    NDArray still = knots.stopGradient();
    NDArray place = value.stopGradient().expandDims(2);
    NDArray reached = place.gte(part(still, 1, bins)).toType(DataType.FLOAT32, false);
    NDArray all = part(still, 0, 1).onesLike();
    NDArray none = part(still, 0, 1).zerosLike();
    return NDArrays.concat(new NDList(all, reached), 2)
        .sub(NDArrays.concat(new NDList(reached, none), 2));
  }

  private static NDArray low(NDArray knots, NDArray mask) {
    int bins = Math.toIntExact(mask.getShape().get(2));
    return part(knots, 0, bins).mul(mask).sum(new int[] {2});
  }

  private static NDArray high(NDArray knots, NDArray mask) {
    int bins = Math.toIntExact(mask.getShape().get(2));
    return part(knots, 1, bins + 1).mul(mask).sum(new int[] {2});
  }

  /** Raw parameters of so many values. */
  static NDArray raw(NDArray flat, int values) {
    long records = flat.getShape().get(0);
    return flat.reshape(new Shape(records, values, flat.getShape().get(1) / values));
  }
}
