package org.hallmark.generators.vae;

import org.hallmark.generators.capability.Bounds;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.LatentCoding;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * A variational autoencoder of the columns of a table, in their own units.
 *
 * @param model of the coordinates
 * @param coordinates of the columns
 */
record GaussianTable(GaussianModel model, Coordinates coordinates)
    implements ConditionalDraws, DensityBound, LatentCoding {
  @Override
  public double[] draw(double[] given, PublicDraws draws) {
    return coordinates.values(model.draw(given, draws));
  }

  @Override
  public LogDensity logDensityBound(
      double[] values, double[] given, PublicDraws draws, int samples) {
    return Bounds.ofMean(
        samples,
        () -> {
          Coordinates.Placed placed = coordinates.placed(values, draws);
          return model.logWeight(placed.numbers(), given, draws) + placed.logMeasure();
        });
  }

  @Override
  public double[] encode(double[] values, double[] given) {
    return model.encode(coordinates.numbers(values), given);
  }

  @Override
  public double[] decode(double[] latent, double[] given) {
    return coordinates.values(model.decode(latent, given));
  }
}
