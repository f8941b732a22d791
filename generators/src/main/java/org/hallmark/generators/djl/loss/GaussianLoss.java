package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.vae.GaussianModel;
import org.hallmark.generators.vae.GaussianShape;

/**
 * Minus the evidence lower bound of a {@link GaussianShape}, record by record: −log p(x | z₁) + Σ
 * KL(q(z_l | z_{l−1}) ‖ p(z_l | z_{l+1})) at one draw of the latent vectors. The divergences are
 * taken in closed form.
 *
 * @param shape the widths
 */
record GaussianLoss(GaussianShape shape) implements RecordLoss {
  private static final float LOG_TWO_PI = (float) StrictMath.log(2 * StrictMath.PI);

  private record Normal(NDArray mean, NDArray logVariance) {
    static Normal of(NDArray moments) {
      int width = Math.toIntExact(moments.getShape().get(1)) / 2;
      float bound = (float) GaussianModel.LOG_VARIANCE_BOUND;
      return new Normal(
          Columns.range(moments, 0, width),
          Columns.range(moments, width, 2 * width).clip(-bound, bound));
    }

    NDArray draw(NDArray noise, Batch batch) {
      return mean.add(logVariance.mul(batch.constant(0.5f)).exp().mul(noise));
    }
  }

  @Override
  public NDArray of(Dense dense, Batch batch) {
    List<Normal> posteriors = new ArrayList<>();
    List<NDArray> latents = new ArrayList<>();
    NDArray below = batch.part(0);
    NDArray seen = seen(dense, batch);
    int from = shape.stretches();
    for (int level = 0; level < shape.levels(); level++) {
      int to = from + shape.latents().get(level);
      Normal posterior =
          Normal.of(Columns.perceptron(dense, shape.encoder(level), given(below, seen)));
      below = posterior.draw(Columns.range(batch.noise(), from, to), batch);
      posteriors.add(posterior);
      latents.add(below);
      from = to;
    }
    NDArray loss = toStandard(posteriors.get(shape.levels() - 1), batch);
    for (int level = shape.levels() - 1; level > 0; level--) {
      NDArray above = given(latents.get(level), seen);
      Normal prior = Normal.of(Columns.perceptron(dense, shape.decoder(level), above));
      loss = loss.add(divergence(posteriors.get(level - 1), prior, batch));
    }
    NDArray lowest = given(latents.get(0), seen);
    return loss.add(
        reconstruction(dense, Columns.perceptron(dense, shape.decoder(0), lowest), batch));
  }

  private NDArray seen(Dense dense, Batch batch) {
    return shape.embedded().map(l -> dense.apply(l, batch.part(1))).orElse(batch.part(1));
  }

  private NDArray given(NDArray vectors, NDArray seen) {
    return shape.conditions() == 0 ? vectors : Columns.joined(List.of(vectors, seen));
  }

  private static NDArray toStandard(Normal normal, Batch batch) {
    NDArray sum = normal.mean().square().add(normal.logVariance().exp());
    return half(sum.sub(1).sub(normal.logVariance()), batch);
  }

  private static NDArray divergence(Normal posterior, Normal prior, Batch batch) {
    NDArray precision = prior.logVariance().neg().exp();
    NDArray spread = posterior.logVariance().exp().add(posterior.mean().sub(prior.mean()).square());
    NDArray logs = prior.logVariance().sub(posterior.logVariance());
    return half(spread.mul(precision).add(logs).sub(1), batch);
  }

  private NDArray reconstruction(Dense dense, NDArray mean, Batch batch) {
    NDArray squares = batch.part(0).sub(mean).square();
    if (shape.deviation() > 0) {
      double variance = shape.deviation() * shape.deviation();
      float logs = LOG_TWO_PI + (float) StrictMath.log(variance);
      return half(squares.mul(batch.constant((float) (1 / variance))).add(logs), batch);
    }
    float bound = (float) GaussianModel.LOG_VARIANCE_BOUND;
    NDArray one = Columns.range(mean, 0, 1).onesLike();
    NDArray logVariance = dense.apply(shape.spread(), one).clip(-bound, bound);
    return half(squares.mul(logVariance.neg().exp()).add(logVariance).add(LOG_TWO_PI), batch);
  }

  private static NDArray half(NDArray terms, Batch batch) {
    return terms.sum(new int[] {1}).mul(batch.constant(0.5f));
  }
}
