package org.hallmark.provenance.sign;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a reader trusts, in the reader's own words: the only file that steers a verification, and
 * never one from the release. There is no trust on first use.
 *
 * @param version of the format
 * @param keys at least one, no key twice
 * @param release the release that is meant, where the reader pins it
 * @param require what the reader demands beyond the release itself
 * @param anchors what the reader believes beside keys
 */
public record TrustFile(
    int version,
    List<TrustedKey> keys,
    Optional<PinnedRelease> release,
    Set<Requirement> require,
    Anchors anchors) {
  /** The only version so far. */
  public static final int VERSION = 1;

  public TrustFile {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "version must be " + VERSION + ". Provided value: " + version);
    }
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.stream().map(TrustedKey::key).distinct().count() < keys.size()) {
      throw new IllegalArgumentException(
          "keys must be different and at least one. Provided value: " + keys);
    }
    EnumSet<Requirement> requirements = EnumSet.noneOf(Requirement.class);
    requirements.addAll(require);
    require = Collections.unmodifiableSet(requirements);
  }

  /** Without anchors beside keys. */
  public TrustFile(
      int version,
      List<TrustedKey> keys,
      Optional<PinnedRelease> release,
      Set<Requirement> require) {
    this(version, keys, release, require, Anchors.none());
  }

  /**
   * Reads a trust file, YAML.
   *
   * @throws org.hallmark.provenance.json.MistakenDocumentException with every mistake in it
   */
  public static TrustFile read(String name, byte[] bytes) {
    return TrustFiles.read(name, bytes);
  }

  /** Trusts one key as the owner's, and nobody else. */
  public static TrustFile forOwner(String principal, VerifyingKey key) {
    TrustedKey owner = new TrustedKey(principal, key, Set.of(Role.OWNER));
    return new TrustFile(VERSION, List.of(owner), Optional.empty(), Set.of());
  }

  /** The keys trusted for {@code role}. */
  public List<VerifyingKey> keys(Role role) {
    return keys.stream().filter(key -> key.roles().contains(role)).map(TrustedKey::key).toList();
  }

  /** The text that {@link #read} reads. */
  public String yaml() {
    return TrustFiles.yaml(this);
  }

  /**
   * The owners' keys for {@code git verify-tag} and {@code ssh-keygen -Y verify}: an
   * allowed-signers file of OpenSSH, good for the namespace of Git only.
   */
  public String allowedSigners() {
    return keys.stream()
        .filter(key -> key.roles().contains(Role.OWNER))
        .map(key -> key.principal() + " namespaces=\"git\" " + key.key().openssh() + "\n")
        .collect(Collectors.joining());
  }
}
