package org.hallmark.physics.law;

import org.hallmark.provenance.json.EcmaScriptNumbers;

/** Numbers as formulas and labels show them. */
final class Numbers {
  private Numbers() {}

  static String text(double value) {
    return EcmaScriptNumbers.format(value);
  }
}
