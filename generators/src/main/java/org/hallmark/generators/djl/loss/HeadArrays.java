package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import org.hallmark.generators.head.CircleLaw;
import org.hallmark.generators.head.CountLaw;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.LineLaw;

/**
 * The formulas of {@link org.hallmark.generators.head} for a batch, a record in each row.
 *
 * @param head whose law
 * @param raw what it is made of
 * @param target values as the law sees them
 * @param batch for constants
 */
record HeadArrays(Head head, NDArray raw, NDArray target, Batch batch) {
  /** What takes the place of minus infinity, whose gradient is none. */
  private static final float NEVER = 1e4f;

  /** One number for each record; without measures. */
  NDArray logLikelihood() {
    int[] across = {1};
    boolean tells = head.missesByItself();
    NDArray law =
        switch (head.kind()) {
          case CATEGORICAL -> categorical();
          case NEGATIVE_BINOMIAL, ZERO_INFLATED_NEGATIVE_BINOMIAL -> count();
          case PERIODIC -> circle();
          default -> line().mul(number(2));
        };
    if (tells || !head.mayMiss()) {
      return law.sum(across);
    }
    NDArray present = range(head.parameters() - 1, head.parameters());
    NDArray known = number(1);
    NDArray there = law.sub(softplus(present.neg()));
    NDArray missing = softplus(present);
    return there.mul(known).sub(missing.mul(known.onesLike().sub(known))).sum(across);
  }

  private NDArray number(int place) {
    return Columns.range(target, place, place + 1);
  }

  private NDArray range(int from, int to) {
    return Columns.range(raw, from, to);
  }

  private static NDArray softplus(NDArray v) {
    return Activation.softPlus(v);
  }

  /** 0, 1, …, in memory of the engine's own, as shape [1, count]. */
  private NDArray places(int count) {
    return raw.getManager().arange(0f, count, 1f, DataType.FLOAT32).expandDims(0);
  }

  private static NDArray asNumber(NDArray truth) {
    return truth.toType(DataType.FLOAT32, false);
  }

  /** log Σ exp across the components. */
  private static NDArray logSum(NDArray terms) {
    NDArray most = terms.stopGradient().max(new int[] {1}, true);
    return terms.sub(most).exp().sum(new int[] {1}, true).log().add(most);
  }

  private NDArray categorical() {
    int codes = head.book().size();
    int cells = head.book().begins().size();
    NDArray places = places(codes);
    NDArray closed = asNumber(places.gt(number(3))).mul(asNumber(places.lt(cells)));
    NDArray logs = raw.sub(closed.mul(batch.constant(NEVER))).logSoftmax(1);
    return logs.mul(asNumber(places.eq(number(0)))).sum(new int[] {1}, true);
  }

  private NDArray count() {
    int components = head.components();
    int weights = components + (CountLaw.inflated(head) ? 1 : 0);
    NDArray logMean = starts(range(weights, weights + components), CountLaw.start(head, 0));
    NDArray bound = batch.constant((float) CountLaw.LOG_SIZE_BOUND);
    NDArray logSize =
        range(weights + components, weights + 2 * components).div(bound).tanh().mul(bound);
    NDArray logShare = softplus(logSize.sub(logMean)).neg().expandDims(2);
    NDArray below = places(head.values() - 1).expandDims(0);
    NDArray ratios = logSize.exp().expandDims(2).add(below).div(below.add(1)).log().add(logShare);
    NDArray first = ratios.get(new NDIndex(":, :, 0:1")).zerosLike();
    NDArray logs = NDArrays.concat(new NDList(first, ratios.cumSum(2)), 2);
    NDArray places = places(head.values()).expandDims(0);
    NDArray closed = asNumber(places.gt(number(3).expandDims(2)));
    NDArray here = asNumber(places.eq(number(0).expandDims(2)));
    NDArray terms =
        logs.sub(closed.mul(batch.constant(NEVER))).logSoftmax(2).mul(here).sum(new int[] {2});
    if (weights > components) {
      NDArray above = asNumber(number(0).gt(0.5f)).mul(batch.constant(-NEVER));
      terms = NDArrays.concat(new NDList(terms, above), 1);
    }
    return logSum(terms.add(range(0, weights).logSoftmax(1)));
  }

  /** The starts of the first components' means are as far apart as the first is from zero. */
  private NDArray starts(NDArray outputs, double first) {
    return outputs.add(places(head.components()).add(1).mul(batch.constant((float) first)));
  }

  private NDArray line() {
    int components = head.components();
    NDArray logs = range(0, components).logSoftmax(1);
    NDArray starts = places(components).add(batch.constant(0.5f)).div(batch.constant(components));
    NDArray moved = range(components, 2 * components).div(batch.constant(components));
    NDArray centre = moved.add(starts);
    NDArray scale =
        softplus(
                range(2 * components, 3 * components)
                    .add(batch.constant((float) LineLaw.scaleStart(head))))
            .add(batch.constant((float) LineLaw.LEAST_SCALE));
    NDArray steep = scale.onesLike().div(scale);
    NDArray away = number(0).sub(centre).mul(steep).abs().neg();
    NDArray law = away.sub(softplus(away).mul(batch.constant(2))).sub(scale.log());
    NDArray room =
        steep
            .mul(batch.constant(0.5f))
            .tanh()
            .log()
            .add(softplus(steep.neg()))
            .sub(softplus(centre.mul(steep).neg()))
            .sub(softplus(centre.sub(1).mul(steep)));
    return logSum(logs.add(law).sub(room));
  }

  private NDArray circle() {
    int components = head.components();
    NDArray logs = range(0, components).logSoftmax(1);
    float turn = (float) (2 * StrictMath.PI / components);
    NDArray start = places(components).add(batch.constant(0.5f)).mul(batch.constant(turn));
    NDArray half = batch.constant(0.5f);
    NDArray x = range(components, 2 * components).add(start.cos().mul(half));
    NDArray y = range(2 * components, 3 * components).add(start.sin().mul(half));
    NDArray length = x.square().add(y.square()).add(batch.constant((float) CircleLaw.LEAST)).sqrt();
    NDArray most = batch.constant((float) CircleLaw.MOST);
    NDArray pull = length.mul(batch.constant((float) CircleLaw.GAIN));
    NDArray concentration = pull.mul(most).div(pull.add(most));
    NDArray along = x.mul(number(0).cos()).add(y.mul(number(0).sin())).div(length);
    NDArray phi =
        places(CircleLaw.POINTS)
            .add(half)
            .mul(batch.constant((float) (StrictMath.PI / CircleLaw.POINTS)))
            .cos()
            .sub(1)
            .expandDims(0);
    NDArray bessel = concentration.expandDims(2).mul(phi).exp().mean(new int[] {2}).log();
    return logSum(logs.add(concentration.mul(along.sub(1))).sub(bessel));
  }
}
