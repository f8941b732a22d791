package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;

/**
 * Whether the owner's keys that signed a release were to be believed on the day in question. A
 * signature's own time is its maker's word, so the day is the reader's.
 */
record KeyChecks(TrustFile trust, AsOf asOf, Contents contents, Optional<History> history) {

  /** The check, where the trust file limits a key in time. */
  Optional<Check> check() throws IOException {
    List<TrustedKey> limited = trust.keys().stream().filter(TrustedKey::isLimited).toList();
    if (limited.isEmpty()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    for (TrustedKey key : limited) {
      if (key.roles().contains(Role.OWNER) && signed(key)) {
        judge(key, findings);
      }
    }
    return Optional.of(
        Check.of(
            "keys-valid", "Were the keys that signed valid on the day in question?", findings));
  }

  private void judge(TrustedKey key, List<Finding> findings) {
    String found = asOf.day() + " by " + asOf.source();
    key.validFrom()
        .filter(from -> asOf.date().isBefore(from))
        .ifPresent(
            from -> add("key-not-yet-valid", key, "a day from " + from + " on", found, findings));
    key.validUntil()
        .filter(until -> asOf.date().isAfter(until))
        .ifPresent(until -> add("key-expired", key, "a day up to " + until, found, findings));
  }

  private static void add(
      String code, TrustedKey key, String expected, String found, List<Finding> findings) {
    findings.add(new Finding(code, "the key of " + key.principal(), expected, found));
  }

  private boolean signed(TrustedKey key) throws IOException {
    boolean tagged =
        history.isPresent()
            && history.get().tags().values().stream()
                .anyMatch(tag -> tag.signer().filter(key.key()::equals).isPresent());
    return tagged || attested(key);
  }

  private boolean attested(TrustedKey key) throws IOException {
    for (String path : contents.scan().files().keySet()) {
      if (path.startsWith(Manifest.ATTESTATIONS) && opens(path, key)) {
        return true;
      }
    }
    return false;
  }

  private boolean opens(String path, TrustedKey key) throws IOException {
    try {
      SigstoreBundle.open(path, contents.of(path), List.of(key.key()));
      return true;
    } catch (MalformedDocumentException e) {
      return false;
    }
  }
}
