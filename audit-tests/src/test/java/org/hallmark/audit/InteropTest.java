package org.hallmark.audit;

import static org.hallmark.audit.Programs.run;
import static org.hallmark.audit.Programs.succeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.provenance.age.AgeFiles;
import org.hallmark.provenance.age.AgeIdentity;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do programs of Debian's find a release whole, and notice when it is not? */
@Tag("interop")
class InteropTest {
  private static final String OWNER = "owner@tiny-traffic.invalid";
  private static final String TAG = "hallmark/release/1";

  @TempDir Path folder;
  private static Path release;
  private static Path signers;

  @BeforeAll
  static void makeRelease() {
    release = TinyRelease.repo();
    signers = release.resolveSibling("tiny.allowed_signers");
  }

  @Test
  void git_clone_givesTheSameFilesAndFindsNoFault() throws Exception {
    Path clone = folder.resolve("clone");
    succeed(folder, "git", "clone", "-q", release.toString(), clone.toString());
    assertEquals("", succeed(clone, "git", "fsck", "--full", "--strict", "--no-dangling"));
    succeed(folder, "diff", "-r", "--exclude=.git", release.toString(), clone.toString());
  }

  @Test
  void git_bundle_ofAnExport_isClonedToTheSameFiles() throws Exception {
    Path bundle = folder.resolve("tiny.bundle");
    Answer answer = Answer.run("export", release.toString(), "--bundle", bundle.toString());
    assertEquals(0, answer.status(), answer.text());
    Path clone = folder.resolve("from-bundle");
    succeed(folder, "git", "clone", "-q", bundle.toString(), clone.toString());
    succeed(folder, "diff", "-r", "--exclude=.git", release.toString(), clone.toString());
    assertTrue(succeed(clone, "git", "tag").contains(TAG));
  }

  @Test
  void sha512sum_ofABag_agrees() throws Exception {
    Path bag = folder.resolve("bag");
    Answer answer = Answer.run("export", release.toString(), "--bagit", bag.toString());
    assertEquals(0, answer.status(), answer.text());
    succeed(bag, "sha512sum", "--check", "--strict", "--quiet", "manifest-sha512.txt");
    succeed(bag, "sha256sum", "--check", "--strict", "--quiet", "tagmanifest-sha256.txt");
  }

  @Test
  void git_verifyTag_takesTheOwnersKeyAndNoOther() throws Exception {
    for (String tag : succeed(release, "git", "tag").split("\n")) {
      assertTrue(run(release, verifyTag(signers, tag)).text().contains("Good \"git\" signature"));
    }
    assertNotEquals(0, run(release, verifyTag(stranger(), TAG)).status());
  }

  @Test
  void sshKeygen_verifiesTheSignatureOfATag() throws Exception {
    String tag = succeed(release, "git", "cat-file", "tag", TAG);
    int end = tag.indexOf("-----BEGIN SSH SIGNATURE-----");
    Path payload = Files.writeString(folder.resolve("payload"), tag.substring(0, end));
    Path signature = Files.writeString(folder.resolve("signature"), tag.substring(end) + "\n");
    assertEquals(0, sshKeygen(payload, signature));
    Files.writeString(payload, tag.substring(0, end) + "x");
    assertNotEquals(0, sshKeygen(payload, signature));
  }

  @Test
  void sha256sum_ofAllFiles_agrees() throws Exception {
    assertEquals("", succeed(release, "sha256sum", "--quiet", "--check", "SHA256SUMS"));
  }

  /** Both ways, with a key of each kind; what one wrote, the other opens. */
  @Test
  void age_opensWhatWasSealedAndSealsWhatOpens() throws Exception {
    Path age = folder.resolve("age-key");
    Path ssh = folder.resolve("ssh-key");
    succeed(folder, "bash", "-c", "age-keygen -o \"$0\" 2>&1", age.toString());
    succeed(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", ssh.toString());
    String recipient = succeed(folder, "age-keygen", "-y", age.toString());
    Path sealed = folder.resolve("sealed.age");
    Answer made =
        Answer.run(
            "escrow",
            "seal",
            "--repo",
            release.toString(),
            "--recipient",
            recipient,
            "--recipient",
            Files.readString(ssh.resolveSibling("ssh-key.pub")),
            "--out",
            sealed.toString());
    assertEquals(0, made.status(), made.text());
    for (Path key : List.of(age, ssh)) {
      String opened = succeed(folder, "age", "-d", "-i", key.toString(), sealed.toString());
      assertTrue(opened.startsWith("{\"dsseEnvelope\":"), opened);
      Path theirs = folder.resolve("theirs.age");
      String write = "age -d -i \"$0\" \"$1\" | age -r \"$2\" -R \"$3\" -o \"$4\"";
      succeed(
          folder, "bash", "-c", write, key + "", sealed + "", recipient, ssh + ".pub", theirs + "");
      byte[] again = Files.readAllBytes(theirs);
      assertEquals(
          opened,
          new String(
              AgeFiles.decrypt("file", again, AgeIdentity.load(key)), StandardCharsets.UTF_8));
    }
  }

  /** The program lists them by their jar's digest and unpacks none. */
  @Test
  void unzip_ofPytorchsJars_givesTheListedNativeLibraries() throws Exception {
    List<Component> natives =
        Manifest.read(Manifest.PATH, Files.readAllBytes(release.resolve(Manifest.PATH)))
            .components()
            .stream()
            .filter(component -> component.name().matches("(jnilib|pytorch)/.+"))
            .toList();
    assertEquals(5, natives.size(), natives.toString());
    for (Component listed : natives) {
      String jar = listed.name().startsWith("jnilib/") ? "pytorch-jni-" : "pytorch-native-cpu-";
      String sum = "unzip -p \"$0\" \"$1\" | sha256sum";
      String found = succeed(folder, "bash", "-c", sum, jar(jar), listed.name());
      assertEquals(listed.sha256().hex() + "  -", found, listed.name());
    }
  }

  private static String jar(String name) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static int sshKeygen(Path payload, Path signature) throws Exception {
    ProcessBuilder verify =
        new ProcessBuilder(
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            signers.toString(),
            "-I",
            OWNER,
            "-n",
            "git",
            "-s",
            signature.toString());
    return run(verify.redirectInput(payload.toFile())).status();
  }

  /** Signers that name the owner with a key that is not the owner's. */
  private Path stranger() throws Exception {
    Path key = folder.resolve("stranger");
    succeed(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String line = OWNER + " namespaces=\"git\" " + Files.readString(folder.resolve("stranger.pub"));
    return Files.writeString(folder.resolve("stranger.allowed_signers"), line);
  }

  private static String[] verifyTag(Path signers, String tag) {
    String file = "gpg.ssh.allowedSignersFile=" + signers;
    return new String[] {"git", "-c", "gpg.format=ssh", "-c", file, "verify-tag", tag};
  }
}
