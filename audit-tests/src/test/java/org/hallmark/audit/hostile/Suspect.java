package org.hallmark.audit.hostile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.cli.verify.AsOf;
import org.hallmark.cli.verify.Verdict;
import org.hallmark.cli.verify.Verifier;
import org.hallmark.cli.verify.VerifyRequest;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.sign.TrustFile;

/**
 * What a reader was handed: a folder that should be a release, and a trust file.
 *
 * @param release the folder
 * @param trust the text of the trust file
 */
record Suspect(Path release, String trust) {
  private static final AsOf DAY = new AsOf("2026-01-01", AsOf.GIVEN);

  /** The verdict on it. */
  Verdict verify(Tier tier) throws Exception {
    TrustFile file = TrustFile.read("trust.yaml", trust.getBytes(StandardCharsets.UTF_8));
    Verdict.Trust named = new Verdict.Trust("trust.yaml", List.of());
    return Verifier.verify(VerifyRequest.of(release, file, named, tier, DAY));
  }

  /** The same release in the hands of a reader with another trust file. */
  Suspect trusting(String other) {
    return new Suspect(release, other);
  }
}
