package org.hallmark.cli.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.cli.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What every command's help has beside what the command says itself: its place in the story, an
 * example, and what its exit statuses mean.
 */
public final class Handbook {
  /** Commands by their part of the story; {@code report} belongs to readers. */
  private static final Map<String, List<String>> STORY = new LinkedHashMap<>();

  static {
    STORY.put("Make a release:", List.of("init", "plan", "seal", "amend", "release", "status"));
    STORY.put("Check a release:", List.of("verify", "explain", "trust", "report", "export"));
    STORY.put("Measure tables:", List.of("measure", "check", "rehearse"));
    STORY.put(
        "Privacy arithmetic and audits:",
        List.of("account", "calibrate", "audit-privacy", "ledger", "escrow", "nonce"));
    STORY.put("Surroundings:", List.of("help", "doctor", "keygen", "completion", "man"));
  }

  private static final int WIDTH = 80;
  private static final int NAME_WIDTH = 17;

  /** A shorter beginning says too little. */
  private static final int SHORTEST = 20;

  private static final String OTHERS = "Others:";

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("release", "release my-plan.yaml --repo my-release"),
          Map.entry("seal", "seal my-plan.yaml --repo my-release --freshness freshness.json"),
          Map.entry("amend", "amend my-plan.yaml --repo my-release --why 'wider bins'"),
          Map.entry("verify", "verify my-release --trust my-release.trust.yaml --tier replay"),
          Map.entry("explain", "explain root-digest"),
          Map.entry("export", "export my-release --csv my-data.csv"),
          Map.entry("status", "status --json"),
          Map.entry("plan check", "plan check my-plan.yaml"),
          Map.entry("plan schema", "plan schema > plan.schema.json"),
          Map.entry("plan fields", "plan fields generator.training"),
          Map.entry("account", "account looks.json --delta 1e-6"),
          Map.entry(
              "calibrate",
              "calibrate --epsilon 2.4 --delta 1e-6 --sampling-rate 0.0037 --count 150"),
          Map.entry("audit-privacy", "audit-privacy my-plan.yaml --canaries 1000"),
          Map.entry(
              "ledger raise",
              "ledger raise my-roads --epsilon 12 --delta 1e-5 --reason 'a second season'"),
          Map.entry(
              "escrow seal",
              "escrow seal --repo my-release --recipient auditor.pub --out for-auditor.age"),
          Map.entry("escrow show", "escrow show for-auditor.age"),
          Map.entry("escrow destroy", "escrow destroy --repo my-release --confirm my-roads"),
          Map.entry("nonce", "nonce --key auditor-key --plan-digest sha256:DIGEST"),
          Map.entry("help", "help verify"),
          Map.entry("report", "report my-release"),
          Map.entry("keygen", "keygen my-key"));

  private static final Map<String, String> NO =
      Map.of(
          "verify", "refuted: something is not as promised",
          "audit-privacy", "refuted: more is lost than claimed",
          "check", "with --strict: a finding, or a law that is broken or not estimable",
          "measure", "with --strict: a finding, or something that is not estimable",
          "report", "the report in the release is not what its results give",
          "doctor", "something is missing");

  private Handbook() {}

  /** Completes the help of a program and all of its commands. */
  public static void complete(CommandLine program) {
    program.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Handbook::story);
    program.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    program.getSubcommands().values().forEach(command -> complete(command, ""));
  }

  private static void complete(CommandLine command, String before) {
    String name = (before + " " + command.getCommandName()).strip();
    if (!command.getSubcommands().isEmpty()) {
      command.getSubcommands().values().forEach(sub -> complete(sub, name));
      return;
    }
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    if (usage.footer().length == 0 && EXAMPLES.containsKey(name)) {
      usage.footerHeading("%nExample:%n");
      usage.footer("  hallmark " + EXAMPLES.get(name).replace("%", "%%"));
    }
    usage.exitCodeListHeading("%nExit status:%n");
    usage.exitCodeList(statuses(name));
  }

  private static Map<String, String> statuses(String name) {
    Map<String, String> statuses = new TreeMap<>();
    boolean verdict = name.equals("verify");
    put(statuses, ExitCode.DONE, verdict ? "everything asked for is verified" : "done");
    if (NO.containsKey(name)) {
      put(statuses, ExitCode.NO, NO.get(name));
    }
    put(
        statuses,
        ExitCode.USAGE,
        verdict
            ? "the command line is wrong, or there is no trace of a release"
            : "the command line, or a file that it names, is wrong; nothing was done");
    put(
        statuses,
        ExitCode.INCOMPLETE,
        verdict
            ? "incomplete: something needed for the answer was not brought"
            : "refused or incomplete; the message says what to do");
    put(statuses, ExitCode.INTERNAL, "internal error");
    return statuses;
  }

  private static void put(Map<String, String> statuses, ExitCode code, String meaning) {
    statuses.put(Integer.toString(code.status()), meaning);
  }

  /** The list of commands, by their part of the story. */
  private static String story(Help help) {
    Map<String, CommandLine> commands = new LinkedHashMap<>(help.commandSpec().subcommands());
    StringBuilder text = new StringBuilder();
    STORY.forEach((heading, names) -> text.append(part(help, heading, names, commands)));
    List<String> others = new ArrayList<>(commands.keySet());
    STORY.values().forEach(others::removeAll);
    return text.append(part(help, OTHERS, others, commands)).toString();
  }

  private static String part(
      Help help, String heading, List<String> names, Map<String, CommandLine> commands) {
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(NAME_WIDTH, 2, Help.Column.Overflow.SPAN),
            new Help.Column(WIDTH - NAME_WIDTH, 0, Help.Column.Overflow.WRAP));
    for (String name : names) {
      if (commands.containsKey(name)) {
        CommandSpec command = commands.get(name).getCommandSpec();
        table.addRowValues(help.colorScheme().commandText(name), summary(help, command));
      }
    }
    return table.rowCount() == 0 ? "" : "\n" + heading + "\n" + table;
  }

  /** The first sentence. */
  private static Help.Ansi.Text summary(Help help, CommandSpec command) {
    return help.colorScheme().text(summary(command));
  }

  /** What a command does, in its first sentence, without what that goes on to list. */
  static String summary(CommandSpec command) {
    List<String> lines = List.of(command.usageMessage().description());
    int end = lines.indexOf("") < 0 ? lines.size() : lines.indexOf("");
    String paragraph = String.join(" ", lines.subList(0, end));
    String sentence = paragraph.replaceFirst("(?s)\\.\\s.*", ".");
    int colon = sentence.indexOf(": ");
    return colon >= SHORTEST ? sentence.substring(0, colon) + "." : sentence;
  }

  /** The part of the story that a command of the program belongs to. */
  static boolean isInStory(String name) {
    return STORY.values().stream().anyMatch(names -> names.contains(name));
  }
}
