package org.hallmark.metrics.basin;

/**
 * The free energy of one basin less that of another, −kT ln(P_of/P_against).
 *
 * @param id kebab-case id
 * @param title what it is, in words
 * @param of the basin
 * @param against what it is compared with, of the same observable and without a cell of it
 * @param temperature T in kelvin
 * @param boltzmann k in units of energy per kelvin
 * @param unit of the energy
 */
public record FreeEnergyDifference(
    String id,
    String title,
    Basin of,
    Basin against,
    double temperature,
    double boltzmann,
    String unit) {
  /** kT in the unit. */
  public double thermalEnergy() {
    return boltzmann * temperature;
  }
}
