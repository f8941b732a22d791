package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * Any mechanism of which only ρ-zero-concentrated differential privacy is known: its Rényi
 * divergence of order α is at most αρ (Bun and Steinke 2016).
 *
 * @param rho ρ of one look, under the adjacency that the looks are accounted for
 * @param count how often
 */
public record Zcdp(double rho, long count) implements PrivacyEvent {
  static final String ID = "zcdp";

  public Zcdp {
    Parameters.requirePositive(Parameters.RHO, rho);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.RHO, rho, count);
  }

  @Override
  public Zcdp once() {
    return new Zcdp(rho, 1);
  }
}
