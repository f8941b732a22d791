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
import java.util.stream.Stream;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
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

  @Test
  void sigstore_verifiesEveryBundleByTheOwnersKeyAndNoOther() throws Exception {
    String[] bundles = below("attestations", ".sigstore.json");
    assertEquals(0, node("bundle", with(owner(), bundles)).status());
    stranger();
    assertFault("SIGNATURE_ERROR", node("bundle", with(folder.resolve("stranger.pub"), bundles)));
    String bundle = Files.readString(release.resolve(bundles[0]));
    Path forged = Files.writeString(folder.resolve("forged.json"), withPayloadChanged(bundle));
    assertFault("SIGNATURE_ERROR", node("bundle", owner().toString(), forged.toString()));
  }

  @Test
  void canonicalize_givesTheBytesOfEveryJsonFile() throws Exception {
    String[] documents = below(".", ".json");
    assertTrue(documents.length > 10, List.of(documents).toString());
    assertEquals(0, node("canonical", documents).status());
    String plan = Files.readString(release.resolve("plan.json"));
    Path spaced = Files.writeString(folder.resolve("spaced.json"), plan.replaceFirst(",", ", "));
    assertFault("not canonical", node("canonical", spaced.toString()));
  }

  @Test
  void cycloneDx_findsTheListOfSoftwareValid() throws Exception {
    assertEquals("", succeed(release, nodeCommand("software", "software.cdx.json")));
    String document = Files.readString(release.resolve("software.cdx.json"));
    Path odd = folder.resolve("odd.cdx.json");
    Files.writeString(odd, document.replaceFirst("\"type\":\"library\"", "\"type\":\"book\""));
    assertFault("must be equal", node("software", odd.toString()));
  }

  /** The program lists them by their jar's digest and unpacks none. */
  @Test
  void unzip_ofPytorchsJars_givesTheListedNativeLibraries() throws Exception {
    List<Component> natives =
        Manifest.read(Manifest.PATH, Files.readAllBytes(release.resolve(Manifest.PATH)))
            .components()
            .stream()
            .filter(component -> component.name().endsWith(".so"))
            .toList();
    assertEquals(4, natives.size(), natives.toString());
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

  @Test
  void roCrate_findsTheMetadataWholeAndEveryFileOfItThere() throws Exception {
    assertEquals("", succeed(release, nodeCommand("crate", "ro-crate-metadata.json")));
    Path copy = Files.createDirectories(folder.resolve("crate")).resolve("ro-crate-metadata.json");
    Files.copy(release.resolve("ro-crate-metadata.json"), copy);
    assertFault("does not exist", node("crate", copy.toString()));
  }

  @Test
  void jsonld_expandsCroissantToItsVocabularies() throws Exception {
    assertEquals("", succeed(release, nodeCommand("croissant", "croissant.json")));
    Path copy = Files.createDirectories(folder.resolve("croissant/data")).resolveSibling("c.json");
    Files.copy(release.resolve("croissant.json"), copy);
    Path data = folder.resolve("croissant/data/synthetic-00000.parquet");
    Files.writeString(data, "other rows");
    assertFault("another sha256", node("croissant", copy.toString()));
  }

  private static void assertFault(String words, Answer answer) {
    assertNotEquals(0, answer.status());
    assertTrue(answer.text().contains(words), answer.text());
  }

  /** Another first character of the payload, which is JSON and so begins with a brace. */
  private static String withPayloadChanged(String bundle) {
    return bundle.replace("\"payload\":\"e", "\"payload\":\"f");
  }

  private static Path owner() {
    return folder.resolve("tiny.state/signing-key.pub");
  }

  /** Paths of the release's files below a folder with this ending. */
  private static String[] below(String place, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(release.resolve(place))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(file -> release.relativize(file).toString())
          .sorted()
          .toArray(String[]::new);
    }
  }

  private static String[] with(Path first, String... more) {
    List<String> all = new ArrayList<>(List.of(first.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Answer node(String kind, String... arguments) throws Exception {
    return run(release, nodeCommand(kind, arguments));
  }

  /** Programs of npm's, as {@code audit-tests/interop/install} puts them there. */
  private static String[] nodeCommand(String kind, String... arguments) {
    String script = Path.of("interop/check.cjs").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of("node", script, kind));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
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
    Files.deleteIfExists(key);
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
