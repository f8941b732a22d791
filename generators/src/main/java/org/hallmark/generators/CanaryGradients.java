package org.hallmark.generators;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;

/**
 * The gradients of records, and of canaries that follow them: each canary has a weight of its own,
 * which no record's gradient touches, and its gradient is the clipping norm along that weight. That
 * is the strongest canary there is for a step that adds clipped gradients (Nasr et al. 2023); it
 * joins after the clipping, and so says nothing about it.
 *
 * @param records gradients of the records alone
 * @param layout of the model's weights, which come before those of the canaries
 * @param rows the number of records; rows from there on are canaries
 * @param places for each canary that is in, the number of its weight among the canaries' weights
 * @param dpSgd gives the clipping norm, which exact sums cut to their grid, and how sums are taken
 * @param latent normals that each row needs
 */
record CanaryGradients(
    ClippedGradients records,
    ParameterLayout layout,
    int rows,
    int[] places,
    DpSgd dpSgd,
    int latent)
    implements ClippedGradients {

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, StepVector sum) {
    int[] real = IntStream.range(0, drawn.length).filter(i -> drawn[i] < rows).toArray();
    float[] normals = new float[real.length * latent];
    for (int i = 0; i < real.length; i++) {
      System.arraycopy(noise, real[i] * latent, normals, i * latent, latent);
    }
    StepVector model = dpSgd.zeros(layout.size());
    records.sum(
        Arrays.copyOf(weights, layout.size()),
        IntStream.of(real).map(i -> drawn[i]).toArray(),
        normals,
        model);
    int[] joining =
        IntStream.of(drawn)
            .filter(row -> row >= rows)
            .map(row -> layout.size() + places[row - rows])
            .toArray();
    append(model, joining, sum);
  }

  private void append(StepVector model, int[] joining, StepVector sum) {
    if (model instanceof StepVector.Exact m && sum instanceof StepVector.Exact s) {
      long clip = (long) (dpSgd.clip() / dpSgd.grid().unit());
      Arrays.fill(s.values(), 0);
      System.arraycopy(m.values(), 0, s.values(), 0, m.values().length);
      IntStream.of(joining).forEach(place -> s.values()[place] += clip);
    } else if (model instanceof StepVector.Float32 m && sum instanceof StepVector.Float32 s) {
      Arrays.fill(s.values(), 0);
      System.arraycopy(m.values(), 0, s.values(), 0, m.values().length);
      IntStream.of(joining).forEach(place -> s.values()[place] += (float) dpSgd.clip());
    } else {
      throw new IllegalArgumentException("sum must be of the kind that the training adds");
    }
  }

  @Override
  public void close() {
    records.close();
  }

  @Override
  public String toString() {
    return "CanaryGradients";
  }
}
