package org.hallmark.cli.help;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hallmark.cli.Hallmark;
import org.hallmark.cli.Recorded;
import org.hallmark.cli.terminal.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Does every command say what it does, with an example, its statuses, and an answer in JSON? */
class HandbookTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ]+)");

  /** What these print is for a shell and for a pager. */
  private static final Set<String> WITHOUT_JSON = Set.of("completion", "help", "man");

  private static final Set<String> MACROS =
      Set.of(".TH", ".SH", ".PP", ".TP", ".B", ".BR", ".br", ".nf", ".fi");

  @TempDir Path folder;

  private final CommandLine program = Hallmark.commands(World.real());

  @Test
  void help_everyCommand_hasDescriptionExampleAndStatuses() {
    leaves()
        .forEach(
            (name, command) -> {
              var usage = command.getCommandSpec().usageMessage();
              assertTrue(usage.description().length > 0, name);
              assertTrue(
                  Set.of("0", "2", "3", "4").stream().allMatch(usage.exitCodeList()::containsKey),
                  name);
              String told = String.join("\n", usage.footer());
              assertTrue(
                  told.contains("  hallmark " + name + " "),
                  "an example of " + name + " belongs into Handbook or its footer: " + told);
            });
  }

  @Test
  void examples_all_areUnderstood() {
    leaves()
        .forEach(
            (name, command) -> {
              String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
              for (String line : footer.replaceAll("\\\\\n", "").split("\n")) {
                String[] words = words(line.replaceFirst("[>|].*", "").strip());
                assertDoesNotThrow(() -> parse(words), line);
              }
            });
  }

  private void parse(String[] words) {
    program.parseArgs(Arrays.copyOfRange(words, 1, words.length));
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words.toArray(String[]::new);
  }

  @Test
  void json_everyCommandWithAnAnswer_isThere() {
    leaves()
        .forEach(
            (name, command) ->
                assertEquals(
                    !WITHOUT_JSON.contains(name),
                    command.getCommandSpec().findOption("--json") != null,
                    name));
  }

  @Test
  void help_ofTheProgram_listsEveryCommandOnceInItsPartOfTheStory() {
    String help = Recorded.run("--help").out();
    for (String name : program.getSubcommands().keySet()) {
      assertTrue(Handbook.isInStory(name), name + " belongs into a part of Handbook's story");
      long lines = help.lines().filter(line -> line.startsWith("  " + name + " ")).count();
      assertEquals(1, lines, name);
    }
    assertTrue(help.indexOf("Make a release:") < help.indexOf("Check a release:"));
  }

  @Test
  void man_everyCommand_hasAPageWithItsOptions() throws IOException {
    assertEquals(0, Recorded.run("man", "--out", folder.toString()).status());
    SortedMap<String, CommandLine> leaves = leaves();
    leaves.forEach((name, command) -> requirePage(name, command));
    Set<String> pages =
        Arrays.stream(folder.toFile().list())
            .map(file -> file.replaceAll("^hallmark-?|\\.1$", "").replace('-', ' '))
            .collect(Collectors.toSet());
    assertTrue(leaves.keySet().stream().allMatch(name -> pages.contains(name.replace('-', ' '))));
    assertEquals(
        Files.readString(folder.resolve("hallmark-plan-check.1")),
        Recorded.run("man", "plan", "check").out());
  }

  private void requirePage(String name, CommandLine command) {
    Path file = folder.resolve("hallmark-" + name.replace(' ', '-') + ".1");
    String page = assertDoesNotThrow(() -> Files.readString(file));
    assertTrue(page.chars().allMatch(c -> c < 127), name);
    for (String line : page.split("\n")) {
      assertTrue(!line.startsWith(".") || MACROS.contains(line.split(" ")[0]), line);
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertTrue(page.contains(option.longestName().replace("-", "\\-")), option.longestName());
    }
  }

  @Test
  void man_unknownCommand_tellsTheNearest() {
    Recorded answer = Recorded.run("man", "verfy");
    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("did you mean hallmark-verify?"), answer.err());
  }

  @Test
  void completion_everyShell_knowsEveryCommand() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      Recorded answer = Recorded.run("completion", shell);
      assertEquals(0, answer.status(), answer.err());
      for (String name : program.getSubcommands().keySet()) {
        assertTrue(answer.out().contains(name), shell + " " + name);
      }
      assertTrue(answer.out().contains(shell.equals("fish") ? "-l tier -r" : "'--tier'"), shell);
    }
    assertEquals(2, Recorded.run("completion", "tcsh").status());
  }

  @Test
  void quiet_anyCommand_tellsNoProgress() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,0.5\n2,0.25\n");
    String[] loud = {"init", table.toString(), "--public", "--out", folder + "/loud.yaml"};
    assertFalse(Recorded.run(loud).err().isEmpty());
    String[] quiet = {"init", table.toString(), "--public", "--out", folder + "/q.yaml", "--quiet"};
    Recorded answer = Recorded.run(quiet);
    assertEquals(0, answer.status(), answer.err());
    assertEquals("", answer.err());
  }

  /** Every command without subcommands, by its words after the program's name. */
  private SortedMap<String, CommandLine> leaves() {
    SortedMap<String, CommandLine> leaves = new TreeMap<>();
    program.getSubcommands().forEach((name, command) -> collect(name, command, leaves));
    return leaves;
  }

  private static void collect(
      String name, CommandLine command, SortedMap<String, CommandLine> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.put(name, command);
    }
    command.getSubcommands().forEach((sub, line) -> collect(name + " " + sub, line, leaves));
  }
}
