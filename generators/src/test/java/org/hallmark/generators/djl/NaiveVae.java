package org.hallmark.generators.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.djl.loss.VaeLoss;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.VaeShape;

/**
 * The same loss in double precision, one record at a time, differentiated by hand: written from the
 * formulas and sharing no arithmetic with what it checks.
 */
final class NaiveVae {
  private final VaeShape shape;
  private final ParameterLayout layout;

  NaiveVae(VaeShape shape) {
    this.shape = shape;
    this.layout = ParameterLayout.of(shape.layers());
  }

  private record Pass(List<double[]> inputs, List<double[]> outputs) {}

  double[] gradient(float[] weights, CodedRows rows, int row, float[] noise) {
    double[] gradient = new double[layout.size()];
    double[] codes = oneHot(rows.codes()[row], shape.codes(), shape.allCodes());
    double[] guides =
        oneHot(rows.guides()[row], shape.guides(), shape.allGuides() * (shape.codes().size() - 1));
    double[] conditions = doubles(rows.conditions()[row]);

    Pass encoder = forward(weights, shape.encoder(), join(codes, conditions), false);
    double[] moments = encoder.outputs().get(encoder.outputs().size() - 1);
    int latent = shape.latent();
    double[] z = new double[latent];
    for (int i = 0; i < latent; i++) {
      z[i] = moments[i] + Math.exp(logVariance(moments[latent + i]) / 2) * noise[i];
    }
    Pass decoder = forward(weights, shape.decoder(), join(z, conditions), true);
    double[] shared = decoder.outputs().get(decoder.outputs().size() - 1);

    double[] sharedDelta = new double[shared.length];
    for (int column = 0; column < shape.codes().size(); column++) {
      double[] input = shared;
      if (column > 0) {
        double[] seen = Arrays.copyOf(codes, shape.codesBefore(column));
        int from = (column - 1) * shape.allGuides();
        double[] guide = Arrays.copyOfRange(guides, from, from + shape.allGuides());
        input = join(shared, join(seen, guide));
      }
      Pass head = forward(weights, List.of(shape.head(column)), input, true);
      Pass logits = forward(weights, List.of(shape.logits(column)), head.outputs().get(0), false);
      double[] delta = softmax(logits.outputs().get(0));
      delta[rows.codes()[row][column]] -= 1;
      delta = backward(weights, shape.logits(column), head.outputs().get(0), delta, gradient);
      rectify(delta, head.outputs().get(0));
      delta = backward(weights, shape.head(column), input, delta, gradient);
      for (int i = 0; i < shared.length; i++) {
        sharedDelta[i] += delta[i];
      }
    }
    double[] zDelta = backward(weights, shape.decoder(), decoder, sharedDelta, true, gradient);
    double[] momentsDelta = new double[2 * latent];
    for (int i = 0; i < latent; i++) {
      double lambda = logVariance(moments[latent + i]);
      momentsDelta[i] = zDelta[i] + moments[i];
      double inside = lambda == moments[latent + i] ? 1 : 0;
      momentsDelta[latent + i] =
          inside * (zDelta[i] * noise[i] * Math.exp(lambda / 2) / 2 + (Math.exp(lambda) - 1) / 2);
    }
    backward(weights, shape.encoder(), encoder, momentsDelta, false, gradient);
    return gradient;
  }

  private static double logVariance(double raw) {
    return Math.max(-VaeLoss.LOG_VARIANCE_BOUND, Math.min(VaeLoss.LOG_VARIANCE_BOUND, raw));
  }

  private Pass forward(float[] weights, List<Layer> layers, double[] input, boolean rectifyLast) {
    Pass pass = new Pass(new ArrayList<>(), new ArrayList<>());
    double[] values = input;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      double[] out = new double[layer.outputs()];
      for (int j = 0; j < out.length; j++) {
        out[j] = weights[offset(layer.bias()) + j];
        for (int i = 0; i < values.length; i++) {
          out[j] += values[i] * weights[offset(layer.weight()) + j * layer.inputs() + i];
        }
        boolean rectified = rectifyLast || l + 1 < layers.size();
        out[j] = rectified ? Math.max(0, out[j]) : out[j];
      }
      pass.inputs().add(values);
      pass.outputs().add(out);
      values = out;
    }
    return pass;
  }

  private double[] backward(
      float[] weights,
      List<Layer> layers,
      Pass pass,
      double[] delta,
      boolean rectified,
      double[] gradient) {
    double[] d = delta.clone();
    for (int l = layers.size() - 1; l >= 0; l--) {
      if (rectified || l + 1 < layers.size()) {
        rectify(d, pass.outputs().get(l));
      }
      d = backward(weights, layers.get(l), pass.inputs().get(l), d, gradient);
    }
    return d;
  }

  private double[] backward(
      float[] weights, Layer layer, double[] input, double[] delta, double[] gradient) {
    double[] back = new double[input.length];
    for (int j = 0; j < delta.length; j++) {
      gradient[offset(layer.bias()) + j] += delta[j];
      for (int i = 0; i < input.length; i++) {
        int at = offset(layer.weight()) + j * layer.inputs() + i;
        gradient[at] += delta[j] * input[i];
        back[i] += delta[j] * weights[at];
      }
    }
    return back;
  }

  private static void rectify(double[] delta, double[] output) {
    for (int i = 0; i < delta.length; i++) {
      delta[i] = output[i] > 0 ? delta[i] : 0;
    }
  }

  private static double[] softmax(double[] scores) {
    double total = 0;
    double[] shares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.exp(scores[i]);
      total += shares[i];
    }
    for (int i = 0; i < scores.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  private static double[] oneHot(int[] codes, List<Integer> widths, int width) {
    double[] hot = new double[width];
    int at = 0;
    for (int c = 0; c < codes.length; c++) {
      hot[at + codes[c]] = VaeShape.CODE_INPUT;
      at += widths.get(c % widths.size());
    }
    return hot;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double[] join(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private int offset(String name) {
    return layout.slots().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .offset();
  }
}
