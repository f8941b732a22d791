package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Do the examples of the Java API compile, and does the page about it name them all? {@link
 * InteropCommandsTest} runs them.
 */
class JavadocExamplesTest {
  @TempDir private Path folder;

  @Test
  void examples_all_compile() throws Exception {
    JavadocExamples.compile(folder, JavadocExamples.all());
  }

  @Test
  void page_namesEveryExample() throws Exception {
    Document page = Document.read(Document.TOP.resolve("docs").resolve("library.md"));
    TreeSet<String> named = new TreeSet<>();
    for (String name : JavadocExamples.all().keySet()) {
      if (page.code().stream().anyMatch(code -> code.endsWith("." + name))) {
        named.add(name);
      }
    }
    assertEquals(JavadocExamples.all().keySet(), named);
    assertTrue(named.size() >= 8, named.toString());
  }
}
