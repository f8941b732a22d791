package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a release survive archives that know nothing of Git? */
class ExportTest {
  @TempDir private static Path folder;

  private static Path bag;
  private static Path csv;

  @BeforeAll
  static void export() {
    bag = folder.resolve("bag");
    csv = folder.resolve("data.csv");
    Answer answer =
        Answer.run(
            "export",
            TinyRelease.repo().toString(),
            "--bagit",
            bag.toString(),
            "--csv",
            csv.toString());
    assertEquals(0, answer.status(), answer.text());
  }

  @Test
  void folderWithoutGit_isIncompleteAndSaysWhatWasNotAsked() {
    Answer answer = verify(bag.resolve("data/release"));
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("INCOMPLETE  git-present"), answer.text());
    assertTrue(answer.text().contains("Whatever only a history tells (git-tags, "), answer.text());
    assertFalse(answer.text().contains("REFUTED"), answer.text());
  }

  @Test
  void folderWithItsBundle_isVerified() {
    Answer answer =
        verify(
            bag.resolve("data/release"),
            "--history",
            bag.resolve("data/history.bundle").toString());
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("ok          plan-before-run: "), answer.text());
    assertEquals(
        2,
        verify(TinyRelease.repo(), "--history", bag.resolve("data/history.bundle").toString())
            .status());
  }

  @Test
  void zipOfAClone_isVerifiedAndLeavesNothingBehind() throws IOException {
    Path zip = zip("tiny.zip", TinyRelease.repo());
    long before = leftovers();
    Answer answer = verify(zip);
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("ok          archive: "), answer.text());
    assertEquals(before, leftovers());
  }

  @Test
  void zipThatClimbsOut_isRefutedByThatAlone() throws IOException {
    Path zip = folder.resolve("slip.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("manifest.json"));
      out.putNextEntry(new ZipEntry("../../slipped"));
    }
    Answer answer = verify(zip);
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains("archive-entry"), answer.text());
    assertFalse(answer.text().contains("ok "), answer.text());
  }

  @Test
  void bag_everyManifestLine_isTheDigestOfItsFile() throws Exception {
    assertEquals(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        Files.readString(bag.resolve("bagit.txt")));
    long payload;
    try (Stream<Path> files = Files.walk(bag.resolve("data"))) {
      payload = files.filter(Files::isRegularFile).count();
    }
    for (String algorithm : List.of("256", "512")) {
      assertEquals(payload, requireLines("manifest-sha" + algorithm + ".txt", "SHA-" + algorithm));
      assertEquals(4, requireLines("tagmanifest-sha" + algorithm + ".txt", "SHA-" + algorithm));
    }
    assertTrue(
        Files.readString(bag.resolve("bag-info.txt")).contains("." + payload + "\n"),
        "Payload-Oxum must count the files");
  }

  private static int requireLines(String manifest, String algorithm) throws Exception {
    List<String> lines = Files.readAllLines(bag.resolve(manifest));
    for (String line : lines) {
      String[] parts = line.split("  ", 2);
      byte[] bytes = Files.readAllBytes(bag.resolve(parts[1]));
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes);
      assertEquals(HexFormat.of().formatHex(digest), parts[0], line);
    }
    return lines.size();
  }

  @Test
  void csv_ofTheData_hasARowForEachKeyInTheFormOfRfc4180() throws IOException {
    String text = Files.readString(csv, StandardCharsets.UTF_8);
    String[] lines = text.split("\r\n");
    assertEquals(2001, lines.length);
    assertEquals(
        "seed,edge,minute", String.join(",", Arrays.asList(lines[0].split(",")).subList(0, 3)));
    assertTrue(text.endsWith("\r\n"));
    assertTrue(Stream.of(lines).allMatch(line -> line.split(",", -1).length == 10));
  }

  @Test
  void export_overOrIntoSomething_isRefused() {
    String release = TinyRelease.repo().toString();
    assertEquals(2, Answer.run("export", release, "--csv", csv.toString()).status());
    assertEquals(2, Answer.run("export", release, "--bundle", release + "/b").status());
    assertEquals(2, Answer.run("export", release).status());
    assertEquals(2, Answer.run("export", folder.toString(), "--bundle", folder + "/b").status());
    assertFalse(Files.exists(folder.resolve("b")));
  }

  private static Path zip(String name, Path release) throws IOException {
    Path zip = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(release)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry("tiny/" + release.relativize(path)));
        Files.copy(path, out);
      }
    }
    return zip;
  }

  private static long leftovers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("hallmark-verify-")).count();
    }
  }

  private static Answer verify(Path release, String... options) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "verify",
                    release.toString(),
                    "--trust",
                    TinyRelease.trust().toString(),
                    "--tier",
                    "seal"),
                Stream.of(options))
            .toArray(String[]::new);
    return Answer.run(arguments);
  }
}
