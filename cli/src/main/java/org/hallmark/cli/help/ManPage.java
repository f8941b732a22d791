package org.hallmark.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.Version;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A manual page in roff, made from what {@code --help} says. */
final class ManPage {
  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** The pages of a program and all of its commands, by name. */
  static SortedMap<String, String> all(CommandSpec program) {
    SortedMap<String, String> pages = new TreeMap<>();
    add(program, pages);
    return pages;
  }

  private static void add(CommandSpec command, SortedMap<String, String> pages) {
    pages.put(name(command), new ManPage(command).text());
    for (CommandLine sub : command.subcommands().values()) {
      add(sub.getCommandSpec(), pages);
    }
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private String text() {
    page.append(".TH \"")
        .append(name(command).toUpperCase(Locale.ROOT))
        .append("\" \"1\" \"\" \"hallmark ")
        .append(Version.OF_HALLMARK)
        .append("\" \"Hallmark\"\n");
    section("NAME");
    line(name(command) + " - " + Handbook.summary(command));
    section("SYNOPSIS");
    synopsis();
    section("DESCRIPTION");
    for (String line : command.usageMessage().description()) {
      // A line that is indented stands for itself.
      page.append(line.isEmpty() ? ".PP\n" : (line.startsWith(" ") ? ".br\n" : ""));
      line(line.strip());
    }
    options();
    commands();
    statuses();
    examples();
    seeAlso();
    return page.toString();
  }

  private void synopsis() {
    String synopsis = command.commandLine().getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
    page.append(".B ").append(escaped(synopsis)).append("\n");
  }

  private void options() {
    List<PositionalParamSpec> given = command.positionalParameters();
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.removeIf(OptionSpec::hidden);
    options.sort(Comparator.comparing(OptionSpec::longestName));
    if (given.isEmpty() && options.isEmpty()) {
      return;
    }
    section("OPTIONS");
    given.forEach(one -> entry(one.paramLabel(), one.description()));
    options.forEach(
        option ->
            entry(
                String.join(", ", option.names())
                    + (option.arity().max() > 0 ? " " + option.paramLabel() : ""),
                option.description()));
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    command
        .subcommands()
        .forEach(
            (name, line) -> entry(name, new String[] {Handbook.summary(line.getCommandSpec())}));
  }

  private void statuses() {
    UsageMessageSpec usage = command.usageMessage();
    if (!usage.exitCodeList().isEmpty()) {
      section("EXIT STATUS");
      usage.exitCodeList().forEach((code, meaning) -> entry(code, new String[] {meaning}));
    }
  }

  private void examples() {
    String[] footer = command.usageMessage().footer();
    if (footer.length == 0) {
      return;
    }
    section("EXAMPLES");
    page.append(".nf\n");
    Arrays.stream(footer).map(String::strip).forEach(this::line);
    page.append(".fi\n");
  }

  private void seeAlso() {
    if (command.parent() != null) {
      section("SEE ALSO");
      page.append(".BR ").append(escaped(name(command.parent()))).append(" (1)\n");
    }
  }

  private void section(String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private void entry(String term, String[] description) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n');
    line(String.join(" ", description));
  }

  private void line(String text) {
    if (!text.isEmpty()) {
      page.append(escaped(text)).append('\n');
    }
  }

  /** No text is a request, and hyphens are those of command lines. */
  private static String escaped(String text) {
    String plain =
        text.replace("$$", "$").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
    StringBuilder ascii = new StringBuilder();
    plain
        .codePoints()
        .forEach(c -> ascii.append(c < 127 ? Character.toString(c) : "\\[u%04X]".formatted(c)));
    boolean request = plain.startsWith(".") || plain.startsWith("'");
    return (request ? "\\&" : "") + ascii;
  }
}
