package org.hallmark.cli.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.sign.TrustFile;

/**
 * What a reader wants to know of a release, and what they brought.
 *
 * @param release its folder
 * @param limits no more is read and kept than these allow
 * @param trust whom the reader believes
 * @param named the same, as the verdict says it
 * @param tier how far to go
 * @param asOf the day on which keys must be valid
 * @param checkpoint what the reader saw of it earlier
 * @param watcher is told how far the reading of files is
 */
public record VerifyRequest(
    Path release,
    Limits limits,
    TrustFile trust,
    Verdict.Trust named,
    Tier tier,
    AsOf asOf,
    Optional<Identity> checkpoint,
    ReleaseFolder.Watcher watcher) {

  /** A request with nothing but what every verification needs. */
  public static VerifyRequest of(
      Path release, TrustFile trust, Verdict.Trust named, Tier tier, AsOf asOf) {
    return new VerifyRequest(
        release, Limits.standard(), trust, named, tier, asOf, Optional.empty(), (done, all) -> {});
  }

  /** This request within other limits. */
  public VerifyRequest within(Limits other) {
    return new VerifyRequest(release, other, trust, named, tier, asOf, checkpoint, watcher);
  }

  /** This request with what the reader saw earlier. */
  public VerifyRequest since(Optional<Identity> earlier) {
    return new VerifyRequest(release, limits, trust, named, tier, asOf, earlier, watcher);
  }

  /** This request, told of its progress. */
  public VerifyRequest watchedBy(ReleaseFolder.Watcher other) {
    return new VerifyRequest(release, limits, trust, named, tier, asOf, checkpoint, other);
  }
}
