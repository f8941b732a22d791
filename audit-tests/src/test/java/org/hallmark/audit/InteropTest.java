package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do programs that we did not write find a release whole, and notice when it is not? */
@Tag("interop")
class InteropTest {
  private static final String OWNER = "owner@tiny-traffic.invalid";
  private static final String TAG = "hallmark/release/1";

  @TempDir static Path folder;
  private static Path release;
  private static Path signers;

  @BeforeAll
  static void makeRelease() {
    release = folder.resolve("tiny");
    signers = folder.resolve("tiny.allowed_signers");
    Answer answer =
        Answer.run("release", "../examples/tiny/plan.yaml", "--repo", release.toString());
    assertEquals(0, answer.status(), answer.text());
  }

  @Test
  void git_clone_givesTheSameFilesAndFindsNoFault() throws Exception {
    Path clone = folder.resolve("clone");
    succeed(folder, "git", "clone", "-q", release.toString(), clone.toString());
    assertEquals("", succeed(clone, "git", "fsck", "--full", "--strict", "--no-dangling"));
    succeed(folder, "diff", "-r", "--exclude=.git", release.toString(), clone.toString());
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
  private static Path stranger() throws Exception {
    Path key = folder.resolve("stranger");
    succeed(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String line = OWNER + " namespaces=\"git\" " + Files.readString(folder.resolve("stranger.pub"));
    return Files.writeString(folder.resolve("stranger.allowed_signers"), line);
  }

  private static String[] verifyTag(Path signers, String tag) {
    String file = "gpg.ssh.allowedSignersFile=" + signers;
    return new String[] {"git", "-c", "gpg.format=ssh", "-c", file, "verify-tag", tag};
  }

  private static String succeed(Path in, String... command) throws Exception {
    Answer answer = run(in, command);
    assertEquals(0, answer.status(), List.of(command) + "\n" + answer.text());
    return answer.text().stripTrailing();
  }

  private static Answer run(Path in, String... command) throws Exception {
    return run(new ProcessBuilder(new ArrayList<>(List.of(command))).directory(in.toFile()));
  }

  private static Answer run(ProcessBuilder builder) throws IOException, InterruptedException {
    File said = Files.createTempFile(folder, "said", ".txt").toFile();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.redirectErrorStream(true).redirectOutput(said).start();
    int status = process.waitFor();
    return new Answer(status, Files.readString(said.toPath(), StandardCharsets.UTF_8));
  }
}
