package org.hallmark.generators.flow;

import java.util.List;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A flow of columns some of whose values take stretches: their probability is the density's
 * integral over the stretch, which means over random places of it bound from below.
 *
 * @param flow of the coordinates
 * @param coordinates of the columns
 */
record DequantisedFlow(Flow flow, List<Coordinate> coordinates)
    implements DensityBound, ConditionalDraws {
  @Override
  public LogDensity logDensityBound(
      double[] values, double[] given, PublicDraws draws, int samples) {
    double[] logs = new double[samples];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < samples; i++) {
      logs[i] = at(values, given, draws);
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - most);
    }
    return LogDensity.lowerBound(most + StrictMath.log(sum / samples));
  }

  private double at(double[] values, double[] given, PublicDraws draws) {
    double[] numbers = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      Coordinate coordinate = coordinates.get(i);
      Coordinate.Stretch stretch = coordinate.stretch(values[i]);
      double place = stretch.at();
      if (stretch.width() > 0) {
        place += stretch.width() * draws.nextUniform();
        sum += StrictMath.log(stretch.width()) + coordinate.logSlopeAt(place);
      } else {
        sum += coordinate.logSlope(values[i]);
      }
      numbers[i] = coordinate.number(place);
    }
    return sum + flow.logDensity(numbers, given);
  }

  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    double[] numbers = flow.fromBase(flow.drawBase(draws), given).vector();
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      double value = coordinates.get(i).value(numbers[i]);
      values[i] =
          coordinates.get(i).grain() == Coordinate.Grain.WHOLE ? StrictMath.floor(value) : value;
    }
    return values;
  }
}
