package org.hallmark.privacy.audit;

import java.util.List;

/**
 * What one method makes of an attack.
 *
 * @param method the method's id
 * @param standing what the bound rests on
 * @param epsilonLower ε is at least this, at the audit's significance
 * @param ceiling what a perfect attack with as many guesses would have given
 */
public record AuditBound(
    String method, AuditMethod.Standing standing, double epsilonLower, double ceiling) {

  /** The bounds of all methods, in the catalogue's order. */
  public static List<AuditBound> all(List<Guesses> guesses, double significance, double delta) {
    return Audits.catalogue().stream()
        .map(
            method ->
                new AuditBound(
                    method.id(),
                    method.standing(),
                    method.epsilonLower(guesses, significance, delta),
                    method.ceiling(guesses, significance, delta)))
        .toList();
  }
}
