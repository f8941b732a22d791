package org.hallmark.audit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Which class uses which, read off the built classes with {@code jdeps}. */
final class Dependencies {
  private static final Pattern EDGE = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+.*");

  private Dependencies() {}

  /**
   * One use of a class by another.
   *
   * @param module folder of the user's module
   * @param user the class that uses
   * @param used the class that is used
   */
  record Use(String module, String user, String used) {
    String userPackage() {
      return packageOf(user);
    }

    String usedPackage() {
      return packageOf(used);
    }

    private static String packageOf(String type) {
      return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
  }

  /** Every use in the main code of every module. */
  static List<Use> all() throws Exception {
    List<Use> uses = new ArrayList<>();
    for (Path classes : moduleClasses()) {
      String module = classes.getParent().getParent().getFileName().toString();
      jdeps(classes)
          .lines()
          .map(EDGE::matcher)
          .filter(Matcher::matches)
          .map(edge -> new Use(module, edge.group(1), edge.group(2)))
          .forEach(uses::add);
    }
    return uses;
  }

  private static List<Path> moduleClasses() throws Exception {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders
          .map(folder -> folder.resolve("target/classes"))
          .filter(Files::isDirectory)
          .map(classes -> classes.toAbsolutePath().normalize())
          .sorted()
          .toList();
    }
  }

  private static String jdeps(Path classes) {
    StringWriter text = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(new PrintWriter(text), new PrintWriter(text), "-v", classes.toString());
    if (status != 0) {
      throw new IllegalStateException("jdeps failed: " + text);
    }
    return text.toString();
  }
}
