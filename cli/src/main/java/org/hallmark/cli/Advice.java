package org.hallmark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to do about a wrong command line, where more is known than what is wrong with it. */
final class Advice {
  private Advice() {}

  static Optional<String> on(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return ofWord(unmatched.getUnmatched().get(0));
    }
    String command = mistake.getCommandLine().getCommandName();
    boolean trust = mistake.getMessage().contains("--trust");
    if (mistake instanceof MissingParameterException && command.equals("verify") && trust) {
      return Optional.of(
          "The trust file says whose signatures you believe. It comes from the owner by another way"
              + " than the release; 'release' writes it beside the repository, as DIR.trust.yaml");
    }
    boolean comma = mistake.getMessage().matches("(?s).*'[-+]?[0-9]+,[0-9]+' is not a .*");
    return comma ? Optional.of("Numbers are written with a point, as in 0.5") : Optional.empty();
  }

  /** Somebody gave a file and forgot the command. */
  private static Optional<String> ofWord(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return Optional.of(
          "A plan needs a command: hallmark plan check "
              + word
              + ", or hallmark release "
              + word
              + " --repo DIR");
    }
    if (name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".parquet")) {
      return Optional.of(
          "A table needs a command: hallmark init " + word + " writes a plan for it");
    }
    boolean release = !word.startsWith("-") && Files.isRegularFile(Path.of(word, "manifest.json"));
    return release
        ? Optional.of(
            "A release needs a command: hallmark verify "
                + word
                + " --trust "
                + word
                + ".trust.yaml")
        : Optional.empty();
  }
}
