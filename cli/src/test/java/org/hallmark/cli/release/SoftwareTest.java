package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hallmark.cli.release.ClassPath.Coordinates;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is what a run was made with named as Maven names it, with the digests of what is there? */
class SoftwareTest {
  @TempDir Path folder;

  @Test
  void natives_ofThePytorchJarsOfThisClassPath_areKnown() {
    List<Path> jars =
        ClassPath.ofThisProcess().jars().stream()
            .filter(jar -> jar.getFileName().toString().matches("pytorch-(jni|native).*"))
            .toList();
    assertEquals(2, jars.size(), jars.toString());
    for (Path jar : jars) {
      String digest = ClassPath.digest(jar).hex();
      assertTrue(
          Software.natives().member(digest).isPresent(),
          "natives.json must list the native libraries of " + jar + ", whose SHA-256 is " + digest);
    }
  }

  @Test
  void coordinates_byPropertiesOfTheJarItself_notOfOnesShadedInto() throws IOException {
    Path jar = jar("own-1.2.jar", "org.other", "other", "3", "org.own", "own", "1.2");
    assertEquals(
        new Coordinates("org.own", "own", "1.2"), ClassPath.coordinates(jar, Optional.empty()));
  }

  @Test
  void coordinates_byPlaceInARepositoryThatAnotherJarShows() throws IOException {
    Path known = jar("m2/org/own/own/1.2/own-1.2.jar", "org.own", "own", "1.2");
    Path bare = jar("m2/org/deep/er/thing_2.13/4.0/thing_2.13-4.0-linux.jar");
    Optional<Path> root = new ClassPath(List.of(bare, known)).repository();
    assertEquals(Optional.of(folder.resolve("m2").toAbsolutePath()), root);
    assertEquals(
        new Coordinates("org.deep.er", "thing_2.13", "4.0"), ClassPath.coordinates(bare, root));
  }

  @Test
  void coordinates_byNameWhereNothingElseTells() throws IOException {
    assertEquals(
        new Coordinates("", "some-lib", "2.0-rc1"),
        ClassPath.coordinates(jar("some-lib-2.0-rc1.jar"), Optional.empty()));
    assertEquals("plain", ClassPath.coordinates(jar("plain.jar"), Optional.empty()).name());
  }

  @Test
  void digest_ofAChangedJar_isTheNewOne() throws IOException {
    Path jar = Files.writeString(folder.resolve("a.jar"), "one");
    assertEquals(Digest.of(jar), ClassPath.digest(jar));
    Digest before = ClassPath.digest(jar);
    Files.writeString(jar, "two");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
    assertEquals(Digest.of(jar), ClassPath.digest(jar));
    assertNotEquals(before, ClassPath.digest(jar));
  }

  @Test
  void machine_flagsAndMemory_areThoseThatNumbersHangOn() {
    assertEquals(
        "avx avx2 fma",
        Machine.flags(List.of("processor\t: 0", "flags\t\t: fpu fma avx2 erms avx", "flags : x")));
    assertEquals("unknown", Machine.flags(List.of("Features\t: asimd")));
    assertEquals("24 GiB", Machine.memory(List.of("MemTotal:       24653888 kB")));
    assertEquals("unknown", Machine.memory(List.of()));
  }

  @Test
  void machine_facts_areTheSameWhenAskedAgain() {
    assertEquals(Machine.facts(), Machine.facts());
    assertTrue(Machine.facts().values().stream().noneMatch(String::isBlank));
  }

  /** A jar with Maven's properties of these groups, artifacts and versions. */
  private Path jar(String name, String... coordinates) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < coordinates.length; i += 3) {
        String place = coordinates[i] + "/" + coordinates[i + 1];
        zip.putNextEntry(new ZipEntry("META-INF/maven/" + place + "/pom.properties"));
        String text =
            "groupId=%s\nartifactId=%s\nversion=%s\n"
                .formatted(coordinates[i], coordinates[i + 1], coordinates[i + 2]);
        zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return file;
  }
}
