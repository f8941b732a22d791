package org.hallmark.generators.flow;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.ImportanceSample;
import org.hallmark.generators.capability.LatentCoding;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.capability.WeightedDraws;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A flow of real columns, in their own units.
 *
 * @param flow of the coordinates
 * @param coordinates of the columns
 */
record ExactFlow(Flow flow, Coordinates coordinates)
    implements ExactDensity, ConditionalDraws, LatentCoding, WeightedDraws {
  @Override
  public LogDensity logDensity(double[] values, double[] given) {
    return LogDensity.exact(
        flow.logDensity(coordinates.numbers(values), given) + coordinates.logSlope(values));
  }

  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    return coordinates.values(flow.fromBase(flow.drawBase(draws), given).vector());
  }

  @Override
  public double[] encode(double[] values, double[] given) {
    return flow.toBase(coordinates.numbers(values), given).vector();
  }

  @Override
  public double[] decode(double[] latent, double[] given) {
    return coordinates.values(flow.fromBase(latent, given).vector());
  }

  @Override
  public ImportanceSample draw(LogTarget target, double[] given, PublicDraws draws, int count) {
    List<double[]> drawn = new ArrayList<>();
    double[] logWeights = new double[count];
    for (int i = 0; i < count; i++) {
      double[] base = flow.drawBase(draws);
      Flow.Image image = flow.fromBase(base, given);
      double[] values = coordinates.values(image.vector());
      drawn.add(values);
      logWeights[i] =
          target.at(values) - flow.logBase(base) - image.logVolume() - coordinates.logSlope(values);
    }
    return new ImportanceSample(drawn, logWeights);
  }
}
