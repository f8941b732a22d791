package org.hallmark.provenance.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.hallmark.provenance.json.Characters;

/**
 * Paths inside a release: relative, with {@code /} between names, and spelt so that every file
 * system and every reader sees the same file.
 */
public final class ReleasePaths {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 1024;

  private ReleasePaths() {}

  /** Why {@code path} may not stand in a release. */
  public static Optional<String> problem(String path) {
    if (path.length() > LONGEST_PATH) {
      return Optional.of("longer than " + LONGEST_PATH + " characters");
    }
    if (path.startsWith("/")) {
      return Optional.of("an absolute path");
    }
    for (String name : path.split("/", -1)) {
      Optional<String> problem = nameProblem(name);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** Why {@code name} may not be the name of a file or folder of a release. */
  public static Optional<String> nameProblem(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return Optional.of("an empty name, '.' or '..'");
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of("a name longer than " + LONGEST_NAME + " characters");
    }
    if (name.chars().anyMatch(c -> "\\/:*?\"<>|".indexOf(c) >= 0)) {
      return Optional.of("one of \\ / : * ? \" < > |");
    }
    if (name.startsWith("~") || name.startsWith(" ") || name.endsWith(" ") || name.endsWith(".")) {
      return Optional.of("a leading ~, a leading or trailing space, or a trailing dot");
    }
    if (name.toLowerCase(Locale.ROOT).matches("\\.git|git~[0-9]+")) {
      return Optional.of("a name that Git keeps for itself");
    }
    return oddCharacter(name);
  }

  /** The form under which names that some file systems take for one and the same are equal. */
  public static String folded(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  static void require(String path) {
    problem(path)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "path must be a release path, not "
                      + problem
                      + ". Provided value: "
                      + Characters.excerpt(path));
            });
  }

  private static Optional<String> oddCharacter(String name) {
    if (name.codePoints().anyMatch(c -> !Character.isDefined(c) || c == 0xfffd)) {
      return Optional.of("a character that is none");
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0) {
      return Optional.of("a line end or tab");
    }
    Optional<String> odd = Characters.invisible(name).or(() -> Characters.outsideIJson(name));
    if (odd.isPresent()) {
      return odd;
    }
    return Normalizer.isNormalized(name, Normalizer.Form.NFC)
        ? Optional.empty()
        : Optional.of("a name that is not in Unicode normalisation form C");
  }
}
