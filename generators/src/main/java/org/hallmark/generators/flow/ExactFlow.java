package org.hallmark.generators.flow;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.ImportanceSample;
import org.hallmark.generators.capability.LatentCoding;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.capability.WeightedDraws;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A flow of real columns, in their own units.
 *
 * @param flow of the coordinates
 * @param coordinates of the columns
 */
record ExactFlow(Flow flow, List<Coordinate> coordinates)
    implements ExactDensity, ConditionalDraws, LatentCoding, WeightedDraws {
  private double[] numbers(double[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      Coordinate coordinate = coordinates.get(i);
      numbers[i] = coordinate.number(coordinate.stretch(values[i]).at());
    }
    return numbers;
  }

  private double[] values(double[] numbers) {
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = coordinates.get(i).value(numbers[i]);
    }
    return values;
  }

  private double logSlope(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += coordinates.get(i).logSlope(values[i]);
    }
    return sum;
  }

  @Override
  public LogDensity logDensity(double[] values, double[] given) {
    return LogDensity.exact(flow.logDensity(numbers(values), given) + logSlope(values));
  }

  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    return values(flow.fromBase(flow.drawBase(draws), given).vector());
  }

  @Override
  public double[] encode(double[] values, double[] given) {
    return flow.toBase(numbers(values), given).vector();
  }

  @Override
  public double[] decode(double[] latent, double[] given) {
    return values(flow.fromBase(latent, given).vector());
  }

  @Override
  public ImportanceSample draw(LogTarget target, double[] given, PublicDraws draws, int count) {
    List<double[]> drawn = new ArrayList<>();
    double[] logWeights = new double[count];
    for (int i = 0; i < count; i++) {
      double[] base = flow.drawBase(draws);
      Flow.Image image = flow.fromBase(base, given);
      double[] values = values(image.vector());
      drawn.add(values);
      logWeights[i] = target.at(values) - flow.logBase(base) - image.logVolume() - logSlope(values);
    }
    return new ImportanceSample(drawn, logWeights);
  }
}
