package org.hallmark.provenance.git;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.sign.VerifyingKey;

/** Whether every tag of a history is signed by a key that the reader trusts. */
public final class TagSignatures {
  private static final String QUESTION = "Is every Git tag signed by a trusted key?";

  private TagSignatures() {}

  /** A history without any tag proves nothing and is refuted. */
  public static Check check(History history, Collection<VerifyingKey> trusted) {
    List<Finding> findings = new ArrayList<>();
    for (SignedTag tag : history.tags().values()) {
      if (tag.signer().filter(trusted::contains).isEmpty()) {
        String found = tag.signer().map(VerifyingKey::fingerprint).orElse("no valid signature");
        findings.add(
            new Finding("git-tag-signature", tag.ref(), "a signature by a trusted key", found));
      }
    }
    if (history.tags().isEmpty()) {
      findings.add(new Finding("git-tag-signature", "refs/tags", "a signed tag", "no tag"));
    }
    return Check.of("git-tags", QUESTION, findings);
  }
}
