package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hallmark.cli.Hallmark;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Is what the documentation shows true of the program: commands, options, paths, names, statuses?
 */
class DocumentationTest {
  private static final String LAUNCHER = "./hallmark ";
  private static final Set<String> LANGUAGES = Set.of("sh", "text", "yaml");
  private static final Pattern PATH = Pattern.compile("[.A-Za-z0-9_-]+(/[.A-Za-z0-9_-]+)+/?");

  /** A word of the shell: blanks within quotes do not end it. */
  private static final Pattern WORD = Pattern.compile("(?:[^ '\"]|'[^']*'|\"[^\"]*\")+");

  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern NAME =
      Pattern.compile("(?:org\\.hallmark\\.)?((?:[a-z]+\\.)*)([A-Z][A-Za-z]*[a-z][A-Za-z]*)");
  private static final Pattern STATUS = Pattern.compile("(?m)^\\| ([0-9]) \\|");
  private static final Pattern CHECK = Pattern.compile("  ok +([a-z-]+): (.*)");

  /** Names of others, and patterns of names, that the documentation mentions. */
  private static final Set<String> FOREIGN =
      Set.of("Math", "StrictMath", "Block", "XStatisticalTest", "XPowerTest");

  @Test
  void blocks_all_nameTheirLanguage() {
    for (Document document : Document.all()) {
      document
          .blocks()
          .forEach(block -> assertTrue(LANGUAGES.contains(block.language()), document + ""));
    }
  }

  @Test
  void commands_all_areUnderstood() {
    int understood = 0;
    for (Document document : Document.all()) {
      for (String line : document.lines("sh")) {
        assertTrue(line.startsWith(LAUNCHER) || line.startsWith("mvn "), line);
        if (line.startsWith(LAUNCHER)) {
          parse(line.substring(LAUNCHER.length()));
          understood++;
        } else {
          assertTrue(Document.text(Document.TOP.resolve(".ci/run")).contains(line), line);
        }
      }
    }
    assertTrue(understood >= 3, "commands found: " + understood);
  }

  @Test
  void planCheck_ofTheReadme_findsNoMistake() {
    List<String> checks =
        Document.readme().lines("sh").stream()
            .filter(line -> line.startsWith(LAUNCHER + "plan check "))
            .toList();
    assertEquals(1, checks.size());
    String plan = checks.get(0).substring((LAUNCHER + "plan check ").length());
    Answer answer = Answer.run("plan", "check", Document.TOP.resolve(plan).toString());
    assertEquals(0, answer.status(), answer.text());
  }

  @Test
  void options_inProse_existInSomeCommand() {
    Set<String> options = new TreeSet<>();
    collect(Hallmark.commands(World.real()), options);
    // Options of sha256sum, which the README shows too.
    options.add("--check");
    for (Document document : Document.all()) {
      for (String code : document.code()) {
        Matcher option = OPTION.matcher(code);
        while (option.find()) {
          assertTrue(options.contains(option.group()), document.path() + ": " + code);
        }
      }
    }
  }

  @Test
  void links_all_lead() {
    for (Document document : Document.all()) {
      for (String link : document.links()) {
        Path target = document.path().resolveSibling(link);
        assertTrue(Files.exists(target), document.path() + " links to " + link);
      }
    }
  }

  @Test
  void paths_thatBeginInTheRepository_exist() {
    int found = 0;
    for (Document document : Document.all()) {
      List<String> words = new ArrayList<>(document.code());
      document.lines("sh").forEach(line -> words.addAll(Arrays.asList(line.split(" "))));
      for (String word : words.stream().filter(DocumentationTest::isOurs).toList()) {
        assertTrue(Files.exists(Document.TOP.resolve(word)), document.path() + ": " + word);
        found++;
      }
    }
    assertTrue(found >= 3, "paths found: " + found);
  }

  @Test
  void names_ofClasses_areNamesOfClasses() throws Exception {
    Set<String> sources = sources();
    Set<String> unknown = new TreeSet<>();
    for (Document document : Document.all()) {
      for (String code : document.code()) {
        Matcher name = NAME.matcher(code);
        if (name.matches() && !FOREIGN.contains(name.group(2))) {
          String end = name.group(1).replace('.', '/') + name.group(2);
          if (sources.stream().noneMatch(source -> source.endsWith("/" + end))) {
            unknown.add(document.path().getFileName() + ": " + code);
          }
        }
      }
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void exitStatuses_ofTheReadme_areThoseOfTheProgram() {
    Set<String> program = new TreeSet<>();
    for (ExitCode code : ExitCode.values()) {
      program.add("" + code.status());
    }
    List<String> said =
        STATUS.matcher(Document.readme().prose()).results().map(status -> status.group(1)).toList();
    assertEquals(List.copyOf(program), said);
    assertEquals(
        program,
        Hallmark.commands(World.real()).getCommandSpec().usageMessage().exitCodeList().keySet());
  }

  @Test
  void yaml_ofTheReadme_isYaml() throws Exception {
    byte[] yaml =
        String.join("\n", Document.readme().lines("yaml")).getBytes(StandardCharsets.UTF_8);
    Node node = Documents.yaml("README.md", yaml);
    assertEquals(Set.of("observables", "claims"), node.members().keySet());
  }

  /** The plan of the page is measured on tables that have nothing but its columns. */
  @Test
  void planOfMeasuring_onTablesOfItsColumns_hasNoMistake(@TempDir Path folder) throws Exception {
    Document page = Document.read(Document.TOP.resolve("docs").resolve("measuring.md"));
    Path plan = Files.write(folder.resolve("plan.yaml"), page.lines("yaml"));
    StringBuilder rows = new StringBuilder("run,step,angle,potential,kinetic,total\n");
    for (int i = 0; i < 3000; i++) {
      int potential = i % 7 - 3;
      rows.append(i / 150).append(',').append(100 + i % 150).append(',');
      rows.append(i * 37 % 360 - 180).append(',').append(potential).append(",5,");
      rows.append(potential + 5).append('\n');
    }
    String table = Files.writeString(folder.resolve("table.csv"), rows).toString();
    Answer measured =
        Answer.run("measure", "--plan", plan + "", "--real", table, "--synthetic", table);
    assertEquals(0, measured.status(), measured.text());
    for (String shown : List.of("cis-less-trans", "Wasserstein-1", "classifier: ", "C_T = ")) {
      assertTrue(measured.text().contains(shown), measured.text());
    }
    assertTrue(!measured.text().contains("finding"), measured.text());
    Answer checked = Answer.run("check", "--plan", plan + "", "--data", table, "--strict");
    assertEquals(0, checked.status(), checked.text());
  }

  @Test
  void checks_ofTheReadme_areAskedByTheVerifier() throws Exception {
    StringBuilder program = new StringBuilder();
    for (Path source : files("src/main/java")) {
      program.append(Document.text(source));
    }
    List<String> shown =
        Document.readme().lines("text").stream().filter(CHECK.asMatchPredicate()).toList();
    assertTrue(shown.size() >= 3, shown.toString());
    for (String line : shown) {
      Matcher check = CHECK.matcher(line);
      assertTrue(check.matches());
      String question = check.group(2).replaceAll("'.*", "");
      assertTrue(program.indexOf('"' + question) >= 0, line);
    }
  }

  private static boolean isOurs(String word) {
    return PATH.matcher(word).matches()
        && Files.exists(Document.TOP.resolve(Path.of(word).getName(0)))
        && !word.startsWith("build/");
  }

  private static void parse(String arguments) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(arguments);
    while (word.find()) {
      words.add(word.group().replaceAll("['\"]", ""));
    }
    Hallmark.commands(World.real()).parseArgs(words.toArray(String[]::new));
  }

  private static void collect(CommandLine line, Set<String> options) {
    line.getCommandSpec().optionsMap().keySet().forEach(options::add);
    line.getSubcommands().values().forEach(sub -> collect(sub, options));
  }

  /** Every source without its ending, from its module on. */
  private static Set<String> sources() throws Exception {
    Set<String> names = new TreeSet<>();
    for (Path file : files("src")) {
      names.add(file.toString().replace(".java", ""));
    }
    return names;
  }

  private static List<Path> files(String under) throws Exception {
    try (Stream<Path> files =
        Files.find(Document.TOP, 20, (path, attributes) -> path.toString().endsWith(".java"))) {
      return files.filter(file -> file.toString().contains("/" + under + "/")).toList();
    }
  }
}
