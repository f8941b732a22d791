package org.hallmark.reports.facts;

import java.util.List;

/**
 * What the run ledger and the sealed plan say about the run behind the release.
 *
 * @param budget how many runs the plan allows
 * @param freshness what fixed the randomness from outside after the seal, {@code none} where
 *     nothing
 * @param reproduction the sealed reproduction class: {@code bitwise}, {@code tolerance} or {@code
 *     statistical}
 * @param notChecked what no verifier of this release can check, each a sentence
 */
public record RunFacts(int budget, String freshness, String reproduction, List<String> notChecked) {

  public RunFacts {
    notChecked = List.copyOf(notChecked);
  }
}
