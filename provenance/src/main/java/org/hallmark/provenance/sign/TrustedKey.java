package org.hallmark.provenance.sign;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A key and what its reader trusts it for.
 *
 * @param principal whose key it is, in the reader's words
 * @param key the public key
 * @param roles at least one
 * @param validFrom the first day on which the reader believes it, where there is one
 * @param validUntil the last such day, where there is one
 */
public record TrustedKey(
    String principal,
    VerifyingKey key,
    Set<Role> roles,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil) {
  /** No space, comma, wildcard or quote, which {@code allowed_signers} gives a meaning. */
  static final String PRINCIPAL = "[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}";

  public TrustedKey {
    if (!principal.matches(PRINCIPAL)) {
      throw new IllegalArgumentException(
          "principal must be letters, digits and . _ @ + -. Provided value: " + principal);
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles must not be empty. Provided value: " + roles);
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    if (validFrom.isPresent()
        && validUntil.isPresent()
        && validUntil.get().isBefore(validFrom.get())) {
      throw new IllegalArgumentException(
          "validUntil must not be before validFrom. Provided value: " + validUntil.get());
    }
  }

  /** A key that is valid on any day. */
  public TrustedKey(String principal, VerifyingKey key, Set<Role> roles) {
    this(principal, key, roles, Optional.empty(), Optional.empty());
  }

  /** Is it valid on some days only? */
  public boolean isLimited() {
    return validFrom.isPresent() || validUntil.isPresent();
  }
}
