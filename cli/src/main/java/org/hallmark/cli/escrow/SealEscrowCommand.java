package org.hallmark.cli.escrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.OutsideOfGit;
import org.hallmark.cli.release.HeldRelease;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.escrow.EscrowContents;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.age.AgeRecipient;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Encrypts secret and salts of a release to an auditor. */
@Command(
    name = "seal",
    description = {
      "Encrypts the release secret and the salts to an auditor, in a file that age can open too.",
      "",
      "Whoever opens it can draw all noise of the release again, and, with the source, check that it"
          + " was drawn. Without the source it tells what the noise was: give it only to whom you"
          + " would show the source, by a private way, and never into a repository."
    },
    mixinStandardHelpOptions = true)
final class SealEscrowCommand implements Callable<Integer> {
  private static final OutsideOfGit OUTSIDE = new OutsideOfGit("an escrow file", "--out");

  private final World world;

  @Mixin private HeldOptions held;

  @Option(
      names = "--recipient",
      required = true,
      paramLabel = "KEY",
      description =
          "The auditor's public key: age1…, \"ssh-ed25519 AAAA…\", or the file KEY.pub that has it."
              + " May be repeated.")
  private List<String> recipients;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The escrow file to make, outside the release and any Git work tree.")
  private Path out;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  SealEscrowCommand(World world) {
    this.world = world;
  }

  private record Answer(String file, Digest sha256, String release, List<String> recipients) {}

  @Override
  public Integer call() throws Exception {
    List<AgeRecipient> auditors = new ArrayList<>();
    for (String recipient : recipients) {
      auditors.add(auditor(recipient));
    }
    List<String> fingerprints = auditors.stream().map(AgeRecipient::fingerprint).toList();
    try (HeldRelease release = held.open(world)) {
      OUTSIDE.require(out, release.repo());
      byte[] file = contents(release, fingerprints).seal(auditors, release.key());
      Digest digest = Digest.of(file);
      new HandOvers(release.state())
          .add(new HandOvers.HandOver(digest, fingerprints, world.now().toString()));
      DurableFiles.writePrivate(out, file);
      tell(new Answer(out.toString(), digest, release.plan().frame().name(), fingerprints));
    }
    return ExitCode.DONE.status();
  }

  static AgeRecipient auditor(String text) throws IOException {
    try {
      boolean file = text.endsWith(".pub") && Files.isRegularFile(Path.of(text));
      return AgeRecipient.parse(file ? VerifyingKey.load(Path.of(text)).openssh() : text);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          "--recipient must be a public key that age can encrypt to\n  expected: "
              + e.expected()
              + "\n  found:    "
              + e.found());
    }
  }

  private EscrowContents contents(HeldRelease release, List<String> fingerprints)
      throws IOException {
    OwnerState state = release.state();
    SortedMap<String, byte[]> salts = new TreeMap<>();
    for (String label : state.saltLabels()) {
      salts.put(label, state.salt(label));
    }
    return EscrowContents.of(
        new EscrowContents.Facts(
            release.plan().frame().name(),
            release.plan().sealed().digest(),
            release.seal(),
            fingerprints,
            world.now().toString()),
        state.secret(),
        salts);
  }

  private void tell(Answer answer) {
    if (json) {
      world.out().println(CanonicalJson.text(answer));
      return;
    }
    world.out().println(answer.release() + ": secret and salts are in " + answer.file());
    answer.recipients().forEach(who -> world.out().println("  for      " + who));
    world.out().println("  digest   " + answer.sha256());
    world
        .out()
        .println(
            "Hand it over by a private way, with the source. It cannot be called back; see"
                + " docs/escrow.md.");
  }
}
