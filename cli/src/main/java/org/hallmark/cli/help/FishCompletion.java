package org.hallmark.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandLine program) {
    StringBuilder script = new StringBuilder("# Completions of hallmark for fish.\n");
    commands(program.getCommandSpec(), "", script);
    return script.toString();
  }

  private static void commands(CommandSpec command, String seen, StringBuilder script) {
    List<String> names = command.subcommands().keySet().stream().toList();
    String here =
        names.isEmpty()
            ? seen
            : (seen.isEmpty() ? "" : seen + "; and ")
                + "not __fish_seen_subcommand_from "
                + String.join(" ", names);
    command
        .subcommands()
        .forEach(
            (name, line) ->
                script.append(
                    line(here, "-f -a " + name, Handbook.summary(line.getCommandSpec()))));
    for (OptionSpec option : command.options()) {
      script.append(line(here, words(option), String.join(" ", option.description())));
    }
    command
        .subcommands()
        .forEach(
            (name, line) ->
                commands(
                    line.getCommandSpec(),
                    (seen.isEmpty() ? "" : seen + "; and ") + "__fish_seen_subcommand_from " + name,
                    script));
  }

  private static String words(OptionSpec option) {
    String names =
        List.of(option.names()).stream()
            .map(
                name ->
                    name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
    return names + (option.arity().max() > 0 ? " -r" : "");
  }

  private static String line(String condition, String what, String description) {
    return "complete -c hallmark"
        + (condition.isEmpty() ? "" : " -n " + quoted(condition))
        + " "
        + what
        + " -d "
        + quoted(description.replace("$$", "$"))
        + "\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
