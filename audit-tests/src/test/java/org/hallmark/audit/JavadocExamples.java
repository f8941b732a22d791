package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The examples in the Javadoc of the program, by class, as classes that can be compiled: the body
 * of a method, with an import for each name of a class in it.
 */
final class JavadocExamples {
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("(?<![.\\w])([A-Z]\\w*)");

  /** Whatever of the JDK is not in java.lang. */
  private static final Map<String, String> JDK =
      Map.of(
          "List", "java.util.List",
          "Optional", "java.util.Optional",
          "Path", "java.nio.file.Path",
          "Files", "java.nio.file.Files");

  /** The class that runs every example. */
  static final String ALL = "AllExamples";

  private static final String FIRST = "ReleasePipeline";

  private JavadocExamples() {}

  /** The bodies, by the name of the class that they explain. */
  static SortedMap<String, String> all() throws IOException {
    SortedMap<String, String> examples = new TreeMap<>();
    for (Path source : sources()) {
      Matcher example = EXAMPLE.matcher(Document.text(source));
      while (example.find()) {
        String body =
            example
                .group(1)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n"));
        examples.merge(nameOf(source), body, (one, other) -> one + "\n" + other);
      }
    }
    return examples;
  }

  /** Compiles all into a folder, and {@link #ALL}, which runs them. */
  static void compile(Path folder, SortedMap<String, String> examples) throws IOException {
    Map<String, List<String>> packages = packages();
    List<String> command = new ArrayList<>(List.of("-d", folder.toString(), "-cp", classPath()));
    for (Map.Entry<String, String> example : examples.entrySet()) {
      String name = "Example" + example.getKey();
      Path file = folder.resolve(name + ".java");
      String home = packages.get(example.getKey()).get(0);
      Files.writeString(file, unit(name, home, example.getValue(), packages));
      command.add(file.toString());
    }
    Path all = folder.resolve(ALL + ".java");
    Files.writeString(all, all(examples.keySet()));
    command.add(all.toString());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                command.subList(0, 4),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromStrings(command.subList(4, command.size())))
            .call();
    assertEquals("", compiled ? "" : complaints.toString());
  }

  /** What is verified and read again must have been released before. */
  private static String all(Set<String> names) {
    List<String> order = new ArrayList<>(names);
    order.remove(FIRST);
    order.add(0, FIRST);
    return "public class "
        + ALL
        + " {\n  public static void main(String[] arguments) throws Exception {\n"
        + order.stream()
            .map(name -> "    Example" + name + ".main(arguments);\n")
            .collect(Collectors.joining())
        + "  }\n}\n";
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String unit(
      String name, String home, String body, Map<String, List<String>> packages) {
    TreeSet<String> imports = new TreeSet<>();
    Matcher used = NAME.matcher(body.replaceAll("\"[^\"]*\"", ""));
    while (used.find()) {
      String type = used.group(1);
      if (JDK.containsKey(type)) {
        imports.add("import " + JDK.get(type) + ";");
      } else if (packages.containsKey(type)) {
        List<String> candidates = packages.get(type);
        String nearest = candidates.contains(home) ? home : candidates.get(0);
        imports.add("import " + nearest + "." + type + ";");
      }
    }
    return String.join("\n", imports)
        + "\nimport static java.nio.charset.StandardCharsets.UTF_8;\npublic class "
        + name
        + " {\n  public static void main(String[] arguments) throws Exception {\n"
        + body
        + "\n  }\n}\n";
  }

  /** In which packages there is a public class of a simple name. */
  private static Map<String, List<String>> packages() throws IOException {
    Map<String, List<String>> packages = new TreeMap<>();
    for (Path source : sources()) {
      Matcher stated = Pattern.compile("(?m)^package ([\\w.]+);").matcher(Document.text(source));
      if (stated.find() && Document.text(source).contains("\npublic ")) {
        packages.computeIfAbsent(nameOf(source), n -> new ArrayList<>()).add(stated.group(1));
      }
    }
    return packages;
  }

  private static String nameOf(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Document.TOP, 12)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }
}
