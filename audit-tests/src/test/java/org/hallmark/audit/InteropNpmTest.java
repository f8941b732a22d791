package org.hallmark.audit;

import static org.hallmark.audit.Programs.requireFault;
import static org.hallmark.audit.Programs.run;
import static org.hallmark.audit.Programs.succeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Do programs of npm's find a release's documents whole, and notice when they are not? {@code
 * audit-tests/interop/install} puts them there, {@code check.cjs} beside it asks them.
 */
@Tag("interop")
class InteropNpmTest {
  @TempDir Path folder;
  private static Path release;

  @BeforeAll
  static void makeRelease() {
    release = TinyRelease.repo();
  }

  @Test
  void sigstore_verifiesEveryBundleByTheOwnersKeyAndNoOther() throws Exception {
    String[] bundles = below("attestations", ".sigstore.json");
    assertEquals(3, bundles.length);
    String owner = TinyRelease.key() + ".pub";
    succeed(release, node("bundle", with(owner, bundles)));
    SigningKey.generate(new SecureRandom()).save(folder.resolve("stranger"));
    String stranger = folder.resolve("stranger.pub").toString();
    requireFault("SIGNATURE_ERROR", run(release, node("bundle", with(stranger, bundles))));
    // The payload is JSON and so begins with a brace; this is another first character.
    String bundle = Files.readString(release.resolve(bundles[0]));
    Path forged =
        Files.writeString(
            folder.resolve("forged.json"), bundle.replace("\"payload\":\"e", "\"payload\":\"f"));
    requireFault("SIGNATURE_ERROR", run(release, node("bundle", owner, forged.toString())));
  }

  @Test
  void sigstore_verifiesBothFormsOfAnAuditorsVerdict() throws Exception {
    SigningKey.generate(new SecureRandom()).save(folder.resolve("auditor"));
    String key = folder.resolve("auditor").toString();
    String result = folder.resolve("svr.sigstore.json").toString();
    String summary = folder.resolve("vsa.sigstore.json").toString();
    Answer answer =
        Answer.run(
            "verify",
            release.toString(),
            "--trust",
            TinyRelease.trust().toString(),
            "--tier",
            "seal",
            "--key",
            key,
            "--emit",
            result,
            "--emit-vsa",
            summary);
    assertEquals(0, answer.status(), answer.text());
    succeed(folder, node("bundle", key + ".pub", result, summary));
    String owner = TinyRelease.key() + ".pub";
    requireFault("SIGNATURE_ERROR", run(folder, node("bundle", owner, result)));
  }

  @Test
  void canonicalize_givesTheBytesOfEveryJsonFile() throws Exception {
    String[] documents = below(".", ".json");
    assertTrue(documents.length > 10, List.of(documents).toString());
    succeed(release, node("canonical", documents));
    String plan = Files.readString(release.resolve("plan.json"));
    Path spaced = Files.writeString(folder.resolve("spaced.json"), plan.replaceFirst(",", ", "));
    requireFault("not canonical", run(release, node("canonical", spaced.toString())));
  }

  @Test
  void cycloneDx_findsTheListOfSoftwareValid() throws Exception {
    assertEquals("", succeed(release, node("software", "software.cdx.json")));
    String document = Files.readString(release.resolve("software.cdx.json"));
    Path odd = folder.resolve("odd.cdx.json");
    Files.writeString(odd, document.replaceFirst("\"type\":\"library\"", "\"type\":\"book\""));
    requireFault("must be equal", run(release, node("software", odd.toString())));
  }

  @Test
  void roCrate_findsTheMetadataWholeAndEveryFileOfItThere() throws Exception {
    assertEquals("", succeed(release, node("crate", "ro-crate-metadata.json")));
    Path copy = Files.createDirectories(folder.resolve("crate")).resolve("ro-crate-metadata.json");
    Files.copy(release.resolve("ro-crate-metadata.json"), copy);
    requireFault("does not exist", run(release, node("crate", copy.toString())));
  }

  @Test
  void jsonld_expandsCroissantToItsVocabularies() throws Exception {
    assertEquals("", succeed(release, node("croissant", "croissant.json")));
    Path data = Files.createDirectories(folder.resolve("croissant/data"));
    Path copy = data.resolveSibling("croissant.json");
    Files.copy(release.resolve("croissant.json"), copy);
    Files.writeString(data.resolve("synthetic-00000.parquet"), "other rows");
    requireFault("another sha256", run(release, node("croissant", copy.toString())));
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

  private static String[] with(String first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] node(String kind, String... arguments) {
    String script = Path.of("interop/check.cjs").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of("node", script, kind));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }
}
