package org.hallmark.generators.capability;

import org.hallmark.provenance.seed.PublicDraws;

/** Single vectors can be drawn for any features of the keys: p(x | y). */
public interface ConditionalDraws {
  /** The next draw. */
  double[] draw(double[] given, PublicDraws draws);
}
