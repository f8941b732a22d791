package org.hallmark.cli.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.Sample;
import org.hallmark.provenance.sign.TrustFile;

/**
 * What a reader wants to know of a release, and what they brought.
 *
 * @param place where its files are, and what it is called
 * @param trust whom the reader believes
 * @param named the same, as the verdict says it
 * @param tier how far to go
 * @param asOf the day on which keys must be valid
 * @param brought what else the reader brought
 * @param effort how much is read, and what is kept of it
 * @param watcher is told how far the verification is
 */
public record VerifyRequest(
    Place place,
    TrustFile trust,
    Verdict.Trust named,
    Tier tier,
    AsOf asOf,
    Brought brought,
    Effort effort,
    VerifyWatcher watcher) {
  public VerifyRequest {
    if (tier.includes(Tier.ESCROW) != brought.kit().isPresent()) {
      throw new IllegalArgumentException(
          "kit must be there at tier escrow alone. Provided value: tier " + tier);
    }
  }

  /**
   * Where a release is.
   *
   * @param release its folder, or an archive of it
   * @param name what the verdict calls it
   * @param before what was found out on the way to it
   */
  public record Place(Path release, String name, List<Check> before) {
    public Place {
      before = List.copyOf(before);
    }

    static Place of(Path release) {
      return new Place(
          release, release.toAbsolutePath().normalize().getFileName().toString(), List.of());
    }
  }

  /**
   * What a reader may bring beside the release.
   *
   * @param history a bundle of its history, where it has no {@code .git}
   * @param source the source, where it is public and they have it
   * @param checkpoint what the reader saw of it earlier
   * @param kit what an auditor brought for tier escrow, and nobody else
   * @param audited the signed verdict of such an auditor, as the reader has it
   * @param retrain the world in which to train again on a public source, where the reader wants it
   */
  public record Brought(
      Optional<Path> history,
      Optional<Path> source,
      Optional<Identity> checkpoint,
      Optional<EscrowKit> kit,
      Optional<byte[]> audited,
      Optional<World> retrain) {
    static final Brought NOTHING =
        new Brought(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * How much a reader is willing to read.
   *
   * @param limits no more is read and kept than these allow
   * @param sample the part of the large files that is hashed, where not all are
   * @param progress the file that keeps long answers, where there is one
   */
  public record Effort(Limits limits, Optional<Sample> sample, Optional<Path> progress) {
    static final Effort ALL = new Effort(Limits.standard(), Optional.empty(), Optional.empty());
  }

  /** A request with nothing but what every verification below tier escrow needs. */
  public static VerifyRequest of(
      Path release, TrustFile trust, Verdict.Trust named, Tier tier, AsOf asOf) {
    return new VerifyRequest(
        Place.of(release),
        trust,
        named,
        tier,
        asOf,
        Brought.NOTHING,
        Effort.ALL,
        (done, all) -> {});
  }

  /** This request of a release elsewhere. */
  VerifyRequest at(Place other) {
    return new VerifyRequest(other, trust, named, tier, asOf, brought, effort, watcher);
  }

  /** This request within other limits. */
  public VerifyRequest within(Limits other) {
    return with(new Effort(other, effort.sample(), effort.progress()));
  }

  /** This request with more or less effort. */
  public VerifyRequest with(Effort other) {
    return new VerifyRequest(place, trust, named, tier, asOf, brought, other, watcher);
  }

  /** This request, told of its progress. */
  public VerifyRequest watchedBy(VerifyWatcher other) {
    return new VerifyRequest(place, trust, named, tier, asOf, brought, effort, other);
  }

  private VerifyRequest at(Tier other, Brought more) {
    return new VerifyRequest(place, trust, named, other, asOf, more, effort, watcher);
  }

  /** This request with a bundle of the history. */
  public VerifyRequest history(Optional<Path> bundle) {
    return at(tier, new Brought(bundle, source(), checkpoint(), kit(), audited(), retrain()));
  }

  /** This request of somebody who may have a public source. */
  public VerifyRequest having(Optional<Path> publicSource) {
    return at(
        tier, new Brought(history(), publicSource, checkpoint(), kit(), audited(), retrain()));
  }

  /** This request with what the reader saw earlier. */
  public VerifyRequest since(Optional<Identity> earlier) {
    return at(tier, new Brought(history(), source(), earlier, kit(), audited(), retrain()));
  }

  /** This request at tier escrow, with what the auditor brought. */
  public VerifyRequest with(EscrowKit opened) {
    return at(
        Tier.ESCROW,
        new Brought(history(), source(), checkpoint(), Optional.of(opened), audited(), retrain()));
  }

  /** This request with an auditor's signed verdict. */
  public VerifyRequest audited(byte[] verdict) {
    return at(
        tier,
        new Brought(history(), source(), checkpoint(), kit(), Optional.of(verdict), retrain()));
  }

  /** This request of somebody who wants the training on a public source done again. */
  public VerifyRequest retraining(World world) {
    return at(
        tier, new Brought(history(), source(), checkpoint(), kit(), audited(), Optional.of(world)));
  }

  /** No more is read and kept than these allow. */
  public Limits limits() {
    return effort.limits();
  }

  /** The folder of the release, or an archive of it. */
  public Path release() {
    return place.release();
  }

  /** A bundle of the history. */
  public Optional<Path> history() {
    return brought.history();
  }

  /** The source, where it is public and the reader has it. */
  public Optional<Path> source() {
    return brought.source();
  }

  /** What the reader saw earlier. */
  public Optional<Identity> checkpoint() {
    return brought.checkpoint();
  }

  /** What an auditor brought for tier escrow. */
  public Optional<EscrowKit> kit() {
    return brought.kit();
  }

  /** An auditor's signed verdict. */
  public Optional<byte[]> audited() {
    return brought.audited();
  }

  /** The world in which to train again. */
  public Optional<World> retrain() {
    return brought.retrain();
  }
}
