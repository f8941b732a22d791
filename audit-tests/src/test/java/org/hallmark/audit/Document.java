package org.hallmark.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart.
 *
 * @param path where it is
 * @param blocks its fenced blocks
 * @param prose everything outside them
 */
record Document(Path path, List<Block> blocks, String prose) {
  /** The folder that holds everything, seen from the tests. */
  static final Path TOP = Path.of("..");

  private static final String FENCE = "```";
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");

  /** Lines between two fences, and the language that the first one names. */
  record Block(String language, List<String> lines) {}

  /** Every page that a reader may come upon. */
  static List<Document> all() {
    try (Stream<Path> top = Files.list(TOP);
        Stream<Path> docs = Files.walk(TOP.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document readme() {
    return read(TOP.resolve("README.md"));
  }

  static Document read(Path path) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    List<String> inside = null;
    for (String line : text(path).split("\n")) {
      if (inside != null && line.equals(FENCE)) {
        inside = null;
      } else if (inside != null) {
        inside.add(line);
      } else if (line.startsWith(FENCE)) {
        inside = new ArrayList<>();
        blocks.add(new Block(line.substring(FENCE.length()), inside));
      } else {
        prose.append(line).append('\n');
      }
    }
    return new Document(path, blocks, prose.toString());
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of the blocks in {@code language}. */
  List<String> lines(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .flatMap(block -> block.lines().stream())
        .toList();
  }

  /** Spans of code in the prose. */
  List<String> code() {
    return CODE.matcher(prose).results().map(match -> match.group(1)).toList();
  }

  /** Targets of links and pictures that stay within the repository. */
  List<String> links() {
    return LINK.matcher(prose)
        .results()
        .map(match -> match.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }
}
