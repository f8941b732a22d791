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
 * @param source the source, where it is public and they have it
 * @param checkpoint what the reader saw of it earlier
 * @param kit what an auditor brought for tier escrow, and nobody else
 * @param audited the signed verdict of such an auditor, as the reader has it
 * @param watcher is told how far the reading of files is
 */
public record VerifyRequest(
    Path release,
    Limits limits,
    TrustFile trust,
    Verdict.Trust named,
    Tier tier,
    AsOf asOf,
    Optional<Path> source,
    Optional<Identity> checkpoint,
    Optional<EscrowKit> kit,
    Optional<byte[]> audited,
    ReleaseFolder.Watcher watcher) {
  public VerifyRequest {
    if (tier.includes(Tier.ESCROW) != kit.isPresent()) {
      throw new IllegalArgumentException(
          "kit must be there at tier escrow alone. Provided value: tier " + tier);
    }
  }

  /** A request with nothing but what every verification below tier escrow needs. */
  public static VerifyRequest of(
      Path release, TrustFile trust, Verdict.Trust named, Tier tier, AsOf asOf) {
    return new VerifyRequest(
        release,
        Limits.standard(),
        trust,
        named,
        tier,
        asOf,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        (done, all) -> {});
  }

  /** This request within other limits. */
  public VerifyRequest within(Limits other) {
    return new VerifyRequest(
        release, other, trust, named, tier, asOf, source, checkpoint, kit, audited, watcher);
  }

  /** This request of somebody who may have a public source. */
  public VerifyRequest having(Optional<Path> publicSource) {
    return new VerifyRequest(
        release, limits, trust, named, tier, asOf, publicSource, checkpoint, kit, audited, watcher);
  }

  /** This request with what the reader saw earlier. */
  public VerifyRequest since(Optional<Identity> earlier) {
    return new VerifyRequest(
        release, limits, trust, named, tier, asOf, source, earlier, kit, audited, watcher);
  }

  /** This request, told of its progress. */
  public VerifyRequest watchedBy(ReleaseFolder.Watcher other) {
    return new VerifyRequest(
        release, limits, trust, named, tier, asOf, source, checkpoint, kit, audited, other);
  }

  /** This request at tier escrow, with what the auditor brought. */
  public VerifyRequest with(EscrowKit brought) {
    return new VerifyRequest(
        release,
        limits,
        trust,
        named,
        Tier.ESCROW,
        asOf,
        source,
        checkpoint,
        Optional.of(brought),
        audited,
        watcher);
  }

  /** This request with an auditor's signed verdict. */
  public VerifyRequest audited(byte[] verdict) {
    return new VerifyRequest(
        release,
        limits,
        trust,
        named,
        tier,
        asOf,
        source,
        checkpoint,
        kit,
        Optional.of(verdict),
        watcher);
  }
}
