package org.hallmark.provenance.sign;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A key and what its reader trusts it for.
 *
 * @param principal whose key it is, in the reader's words
 * @param key the public key
 * @param roles at least one
 */
public record TrustedKey(String principal, VerifyingKey key, Set<Role> roles) {
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
  }
}
