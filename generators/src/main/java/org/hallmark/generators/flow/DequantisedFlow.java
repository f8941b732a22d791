package org.hallmark.generators.flow;

import org.hallmark.generators.capability.Bounds;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A flow of columns some of whose values take stretches: their probability is the density's
 * integral over the stretch, which means over random places of it bound from below.
 *
 * @param flow of the coordinates
 * @param coordinates of the columns
 */
record DequantisedFlow(Flow flow, Coordinates coordinates)
    implements DensityBound, ConditionalDraws {
  @Override
  public LogDensity logDensityBound(
      double[] values, double[] given, PublicDraws draws, int samples) {
    return Bounds.ofMean(
        samples,
        () -> {
          Coordinates.Placed placed = coordinates.placed(values, draws);
          return flow.logDensity(placed.numbers(), given) + placed.logMeasure();
        });
  }

  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    return coordinates.values(flow.fromBase(flow.drawBase(draws), given).vector());
  }
}
