package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hallmark.cli.release.Version;
import org.junit.jupiter.api.Test;

/** Do all places that state Hallmark's version state the same one? */
class VersionTest {
  @Test
  void version_ofEveryPom_isThatOfTheProgram() throws Exception {
    Pattern version =
        Pattern.compile("<artifactId>hallmark</artifactId>\\s*<version>([^<]*)</version>");
    try (Stream<Path> poms =
        Files.find(Document.TOP, 2, (path, attributes) -> path.endsWith("pom.xml"))) {
      List<Path> all = poms.toList();
      assertTrue(all.size() > 10, all.toString());
      all.forEach(pom -> assertEquals(Version.OF_HALLMARK, first(version, pom), pom.toString()));
    }
  }

  @Test
  void changelog_newestEntry_isOfThisVersion() {
    Pattern heading = Pattern.compile("(?m)^## (\\S+)");
    assertEquals(
        Version.OF_HALLMARK, first(heading, Document.TOP.resolve("CHANGELOG.md")), "CHANGELOG.md");
  }

  @Test
  void launcher_startsTheJarOfThisVersion() {
    Pattern jar = Pattern.compile("hallmark-cli-(\\S+)\\.jar");
    assertEquals(Version.OF_HALLMARK, first(jar, Document.TOP.resolve("hallmark")), "hallmark");
  }

  private static String first(Pattern pattern, Path file) {
    Matcher matcher = pattern.matcher(Document.text(file));
    assertTrue(matcher.find(), file + " states no version");
    return matcher.group(1);
  }
}
