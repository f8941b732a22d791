package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;

/**
 * What an auditor who had source and secret says of a release, for readers who have neither: a
 * verdict at tier escrow, signed by a key that the reader's trust file names, about this manifest.
 *
 * <p>A verdict that does not fit leaves the question open and never helps; one that refutes counts
 * against the release as the reader's own finding would.
 */
record AuditedChecks(TrustFile trust, Digest manifest) {
  static final String ID = "escrow-verdict";

  private static final String QUESTION =
      "Does an auditor whom you trust vouch for training, noise and counts, from source and secret?";
  private static final String SUBJECT = "signed verdict";

  /** The answer that a signed verdict gives. */
  Check of(byte[] verdict) {
    List<TrustedKey> auditors =
        trust.keys().stream().filter(key -> key.roles().contains(Role.AUDITOR)).toList();
    try {
      return of(SignedVerdict.read(SUBJECT, verdict, auditors));
    } catch (MalformedDocumentException e) {
      return open("escrow-verdict-untrusted", "one signed by a trusted auditor", "another file");
    }
  }

  private Check of(SignedVerdict verdict) {
    if (!verdict.manifest().equals(manifest)) {
      return open("escrow-verdict-other", manifest.toString(), "about " + verdict.manifest());
    }
    List<String> refuted = ids(verdict, Check.Status.REFUTED);
    if (verdict.said().outcome() == Verdict.Outcome.REFUTED || !refuted.isEmpty()) {
      return Check.of(
          ID,
          QUESTION,
          List.of(
              new Finding(
                  "escrow-verdict-refuted",
                  verdict.principal(),
                  "verified",
                  "refuted: " + String.join(", ", refuted))));
    }
    if (!verdict.said().tier().includes(Tier.ESCROW)) {
      return open(
          "escrow-verdict-tier", Words.kebab(Tier.ESCROW), Words.kebab(verdict.said().tier()));
    }
    Set<String> passed = new HashSet<>(ids(verdict, Check.Status.PASSED));
    boolean whole =
        verdict.said().outcome() == Verdict.Outcome.VERIFIED
            && passed.containsAll(EscrowChecks.ALWAYS);
    return whole
        ? Check.of(ID, QUESTION, List.of())
        : open(
            "escrow-verdict-incomplete",
            "verified",
            "incomplete: " + String.join(", ", ids(verdict, Check.Status.INCOMPLETE)));
  }

  private static List<String> ids(SignedVerdict verdict, Check.Status status) {
    List<String> ids = new ArrayList<>();
    for (SignedVerdict.Answer answer : verdict.said().checks()) {
      if (answer.status() == status) {
        ids.add(answer.id());
      }
    }
    return ids;
  }

  private static Check open(String code, String expected, String found) {
    return Check.incomplete(ID, QUESTION, new Finding(code, SUBJECT, expected, found));
  }
}
