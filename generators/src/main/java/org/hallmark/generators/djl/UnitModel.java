package org.hallmark.generators.djl;

import java.util.Optional;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Network;
import org.hallmark.generators.StepTally;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.source.Units;

/**
 * The clipped gradients of privacy units of several rows each: what is drawn are units, and the sum
 * of a unit's gradients is clipped as one ({@link UnitClipping}).
 *
 * <p>Every unit has as many places in a micro-batch as every other, and as many normals are drawn
 * for it, however many rows it has.
 */
final class UnitModel implements ModelGradients {
  private final ProbedModel places;
  private final Units units;
  private final UnitSlots slots;
  private final int normals;

  UnitModel(TorchEngine engine, Network network, EncodedUnits rows, DpSgd dpSgd) {
    this(engine, network, rows, dpSgd, Optional.empty());
  }

  UnitModel(
      TorchEngine engine,
      Network network,
      EncodedUnits rows,
      DpSgd dpSgd,
      Optional<TallyKeeper> keeper) {
    this.slots = new UnitSlots(rows.most());
    this.places = new ProbedModel(engine, network, rows.rows(), dpSgd, slots, keeper);
    this.units = rows.units();
    this.normals = network.noise();
  }

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, StepVector sum) {
    places.sum(weights, slots.rows(units, drawn), slots.normals(noise, drawn.length, normals), sum);
  }

  @Override
  public Optional<StepTally> tally() {
    return places.tally();
  }

  @Override
  public void requireExactness(float[] weights) {
    places.requireExactness(weights);
  }

  @Override
  public void close() {
    places.close();
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "UnitModel";
  }
}
