package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.exceptions.CorruptChecksumException;
import gov.loc.repository.bagit.exceptions.FileNotInManifestException;
import gov.loc.repository.bagit.exceptions.FileNotInPayloadDirectoryException;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does the Library of Congress's own program find a release's bag valid, and notice when it is not?
 */
class BagItTest {
  @TempDir static Path folder;
  private static Path bag;

  @BeforeAll
  static void exportBag() {
    bag = folder.resolve("bag");
    Answer answer = Answer.run("export", TinyRelease.repo().toString(), "--bagit", bag.toString());
    assertEquals(0, answer.status(), answer.text());
  }

  @Test
  void bag_asExported_isValidByBothManifests() throws Exception {
    Bag read = new BagReader().read(bag);
    assertEquals("1.0", read.getVersion().toString());
    Set<String> algorithms =
        read.getPayLoadManifests().stream()
            .map(manifest -> manifest.getAlgorithm().getBagitName())
            .collect(Collectors.toSet());
    assertEquals(Set.of("sha256", "sha512"), algorithms);
    validate();
  }

  @Test
  void bag_withAnotherByteOrFileOrOneLess_isInvalid() throws Exception {
    Path plan = bag.resolve("data/release/plan.json");
    byte[] honest = Files.readAllBytes(plan);
    byte[] changed = honest.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(plan, changed);
    assertThrows(CorruptChecksumException.class, BagItTest::validate);
    Files.delete(plan);
    assertThrows(FileNotInPayloadDirectoryException.class, BagItTest::validate);
    Files.write(plan, honest);
    Path more = Files.writeString(bag.resolve("data/release/more.txt"), "more");
    assertThrows(FileNotInManifestException.class, BagItTest::validate);
    Files.delete(more);
    validate();
  }

  private static void validate() throws Exception {
    try (BagVerifier verifier = new BagVerifier()) {
      verifier.isValid(new BagReader().read(bag), false);
    }
  }
}
