package org.hallmark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a release and answers with a verdict. */
@Command(
    name = "verify",
    description = {
      "Verifies a release and answers with a verdict on every check.",
      "",
      "  seal       signatures, closed file set, digests, plan before run, privacy arithmetic, claims, report",
      "  recompute  and every number that needs only published files (default)",
      "  replay     and the synthetic data, regenerated from weights and public seed",
      "  escrow     and training with its noise, and every number about the source: for an auditor"
          + " who has the source and the owner's escrow file; see docs/escrow.md"
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  private static final long LARGEST_TRUST_FILE = 1L << 20;

  /** What is beyond it is cut off, so that no signature holds. */
  private static final int LARGEST_VERDICT = 8 << 20;

  /** Octets that take more than a moment to hash. */
  private static final long WORTH_TELLING = 256L << 20;

  private final World world;

  @Parameters(paramLabel = "DIR", description = "The release, a folder; or a zip, tar or tar.gz.")
  private Path release;

  @Option(
      names = "--trust",
      required = true,
      paramLabel = "FILE",
      description = {
        "Whose signatures you trust. It comes from you, never from the release.",
        "'release' writes one beside the repository (DIR.trust.yaml); others get it from the owner."
      })
  private Path trust;

  @Option(
      names = "--tier",
      defaultValue = "recompute",
      paramLabel = "TIER",
      converter = TierOption.class,
      description = "How far to go: seal, recompute, replay or escrow. Default: recompute.")
  private Tier tier;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "The day on which keys must be valid, where the trust file limits them (2026-12-31).",
        "Default: today, by this machine's clock."
      })
  private Optional<LocalDate> asOf = Optional.empty();

  @Mixin private EffortOptions effort = new EffortOptions();

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "A bundle of the history, for a folder or archive without .git ('export --bundle').")
  private Optional<Path> history = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "A verdict on this release that you kept (--emit, or --json into a file): the history"
              + " must continue what you saw then.")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--verdict",
      paramLabel = "FILE",
      description =
          "The signed verdict of an auditor who had the source (--tier escrow --emit), whom your"
              + " trust file names.")
  private Optional<Path> audited = Optional.empty();

  @Option(
      names = "--retrain",
      description = {
        "Of a public source with 'privacy: none', at tier replay, with --source: train again and"
            + " compare every bit.",
        "The one thing below tier escrow that loads native libraries: PyTorch, out of Hallmark's"
            + " own jars."
      })
  private boolean retrain;

  @ArgGroup(exclusive = false, heading = "%nTier escrow:%n")
  private EscrowOptions escrow = new EscrowOptions();

  @Mixin private VerdictFiles files = new VerdictFiles();

  @Option(names = "--json", description = "Print the verdict as JSON, its normative form.")
  private boolean json;

  /** Reads a tier as it is written everywhere else, in small letters. */
  static final class TierOption implements CommandLine.ITypeConverter<Tier> {
    @Override
    public Tier convert(String word) {
      for (Tier tier : Tier.values()) {
        if (Words.kebab(tier).equals(word)) {
          return tier;
        }
      }
      throw new CommandLine.TypeConversionException(
          "unknown tier '"
              + word
              + "'"
              + Words.advice(word, Arrays.stream(Tier.values()).map(Words::kebab).toList()));
    }
  }

  public VerifyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    byte[] bytes = read(trust);
    TrustFile file = TrustFile.read(trust.toString(), bytes);
    Verdict.Trust named =
        new Verdict.Trust(
            Digest.of(bytes).toString(), file.keys().stream().map(TrustedKey::principal).toList());
    files.require(release);
    Optional<EscrowKit> kit = escrow.kit(tier, world);
    Tier withoutSource = kit.isPresent() ? Tier.REPLAY : tier;
    VerifyRequest request =
        VerifyRequest.of(release, file, named, withoutSource, day())
            .watchedBy(watcher())
            .having(escrow.publicSource(tier));
    if (kit.isPresent()) {
      request = request.with(kit.get());
    }
    if (checkpoint.isPresent()) {
      request = request.since(Optional.of(Checkpoints.read(checkpoint.get(), file)));
    }
    if (audited.isPresent()) {
      request = request.audited(signed(audited.get()));
    }
    if (retrain) {
      request = request.retraining(requireRetrainable());
    }
    request = request.history(history).with(effort.of(release));
    Verdict verdict = Verifier.verify(request);
    files.write(verdict, request, world);
    if (json) {
      world.out().println(CanonicalJson.text(verdict));
    } else {
      VerdictText.of(verdict).forEach(world.out()::println);
    }
    return verdict.exit().status();
  }

  private World requireRetrainable() {
    if (tier != Tier.REPLAY || escrow.publicSource(tier).isEmpty()) {
      throw Refusal.usage(
          "--retrain needs --tier replay and --source FILE, the public source that was sealed");
    }
    return world;
  }

  private AsOf day() {
    return asOf.map(day -> new AsOf(day.toString(), AsOf.GIVEN))
        .orElseGet(
            () ->
                new AsOf(LocalDate.ofInstant(world.now(), ZoneOffset.UTC).toString(), AsOf.CLOCK));
  }

  /** Reading is over before anybody wonders, but where there is much to read. */
  private VerifyWatcher watcher() {
    Progress progress = Progress.ofPublicStage(world, "hash");
    return new VerifyWatcher() {
      @Override
      public void read(long done, long all) {
        if (all >= WORTH_TELLING) {
          progress.at(done >> 20, all >> 20, "MiB");
        }
      }

      @Override
      public void asks(String question) {
        if (world.terminal()) {
          Progress.announce(world, "verify", question);
        }
      }
    };
  }

  private static byte[] signed(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Refusal.usage("there is no verdict " + file + "; give what --emit wrote");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST_VERDICT);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Refusal.usage(file + " is a folder; give the trust file itself, a YAML file");
    }
    if (!Files.exists(file)) {
      throw Refusal.usage(
          "there is no trust file " + file + "; you choose whom to trust, so verify needs one");
    }
    if (Files.size(file) > LARGEST_TRUST_FILE) {
      throw Refusal.usage(file + " is too large for a trust file");
    }
    byte[] bytes = Files.readAllBytes(file);
    String beginning = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.UTF_8);
    if (beginning.startsWith("ssh-") || beginning.contains("namespaces=\"git\"")) {
      throw Refusal.usage(
          file
              + " has a public key, but is no trust file; 'hallmark trust --owner NAME=KEY.pub' makes"
              + " one of it, and 'release' writes one beside the repository");
    }
    return bytes;
  }
}
