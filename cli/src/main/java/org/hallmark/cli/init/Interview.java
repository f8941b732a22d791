package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hallmark.cli.init.Draft.Promise;
import org.hallmark.cli.terminal.Questions;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;

/** What a plan needs and no table tells: from options, else from answers, else as proposed. */
record Interview(Questions questions, InitOptions options) {
  private static final String SKIP = "skip";
  private static final double DEFAULT_EPSILON = 3;
  private static final String NOT_SAID = "not described";

  /** What became of the columns: descriptions, and why others are left out. */
  record Described(List<Column> columns, Map<String, String> leftOut) {}

  String name(Path table) throws IOException {
    String file = table.toAbsolutePath().getFileName().toString();
    String proposal = ObservableDraft.id(file.replaceAll("(\\.[A-Za-z]+){1,2}$", ""));
    return answer(
        options.name,
        "Name of the release",
        proposal.length() > 64 ? proposal.substring(0, 64).replaceAll("-+$", "") : proposal,
        text -> {
          if (!text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || text.length() > 64) {
            throw Refusal.usage(
                "a name must be at most 64 small letters and digits, a letter first, joined by hyphens;"
                    + " try "
                    + ObservableDraft.id(text));
          }
          return text;
        });
  }

  Draft.Words words(String name) throws IOException {
    String title = answer(options.title, "Title", "Synthetic " + name, Interview::said);
    return new Draft.Words(
        title,
        answer(
            options.question,
            "Question that the release is to answer",
            "How close is the synthetic table to its source, column by column?",
            Interview::said),
        answer(options.licence, "Licence of the synthetic data", "CC-BY-4.0", Interview::said),
        answer(options.creator, "Who answers for it", "Unnamed", Interview::said));
  }

  private static String said(String text) {
    if (text.isBlank()) {
      throw Refusal.usage("say something here; it is published");
    }
    return text;
  }

  /**
   * Asks for every column.
   *
   * @param guesses what they probably are; none for a confidential table
   */
  Described columns(List<String> names, Map<String, ColumnGuess> guesses) throws IOException {
    requireKnown(names, options.columns.keySet(), "--column");
    if (questions.asks()) {
      questions.say("Say what each column is: " + ColumnWords.FORM);
      questions.say("or 'skip', which leaves it out. An empty line takes what stands in brackets.");
    }
    List<Column> columns = new ArrayList<>();
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (String name : names) {
      ColumnGuess guess = guesses.getOrDefault(name, new ColumnGuess(Optional.empty(), NOT_SAID));
      Optional<Column> column = column(name, guess);
      column.ifPresentOrElse(
          columns::add, () -> leftOut.put(name, guess.note().isEmpty() ? NOT_SAID : guess.note()));
    }
    return new Described(columns, leftOut);
  }

  private Optional<Column> column(String name, ColumnGuess guess) throws IOException {
    if (!options.columns.containsKey(name) && !questions.asks()) {
      return guess.column();
    }
    String proposal = guess.column().map(ColumnWords::of).orElse(SKIP);
    return answer(
        Optional.ofNullable(options.columns.get(name)),
        "  " + name,
        proposal,
        text -> described(name, text, proposal, guess));
  }

  private static Optional<Column> described(
      String name, String text, String proposal, ColumnGuess guess) {
    if (text.equals(proposal)) {
      return guess.column();
    }
    return text.equals(SKIP) ? Optional.empty() : Optional.of(ColumnWords.parse(name, text));
  }

  /** The keys; as proposed, which may be none where a public table gets a column of numbers. */
  List<String> keys(List<Column> columns, List<String> proposed) throws IOException {
    if (!options.keys.isEmpty()) {
      return required(options.keys, columns);
    }
    if (!questions.asks()) {
      return proposed;
    }
    questions.say("Which columns name a row? One synthetic row is made for each combination.");
    return questions.ask(
        "  keys",
        String.join(" ", proposed),
        text -> text.isBlank() ? List.of() : required(Arrays.asList(text.split("[ ,]+")), columns));
  }

  private static List<String> required(List<String> keys, List<Column> columns) {
    requireKnown(columns.stream().map(Column::name).toList(), keys, "key");
    Frame.problem(new Schema(columns), keys)
        .ifPresent(
            problem -> {
              throw Refusal.usage(problem.replace("frame", "keys"));
            });
    return keys;
  }

  /** Columns of a confidential table that can be keys, for a proposal. */
  static List<String> possibleKeys(List<Column> columns) {
    return columns.stream()
        .filter(c -> c.missing() == Missing.REFUSED)
        .filter(c -> c.kind() == Kind.INTEGER)
        .map(Column::name)
        .limit(1)
        .toList();
  }

  Promise promise() throws IOException {
    long size =
        answer(
            options.size.map(String::valueOf),
            "About how many rows, as everybody may know (it is published)",
            "",
            Interview::size);
    double epsilon =
        answer(
            options.epsilon.map(String::valueOf),
            "Epsilon of a release",
            ColumnWords.number(DEFAULT_EPSILON),
            text -> number(text, PrivacyPlan.MOST_EPSILON, "epsilon"));
    double delta =
        answer(
            options.delta.map(String::valueOf),
            "Delta of a release",
            "" + proposedDelta(size),
            text -> number(text, 0.1, "delta"));
    return new Promise(epsilon, delta, size, Map.copyOf(options.buy));
  }

  /** Bounds can be bought of numbers that are no keys, at a price above zero. */
  void requireBuyable(List<Column> columns, List<String> keys) {
    List<String> numbers =
        columns.stream()
            .filter(c -> c.kind() != Kind.CATEGORY && !keys.contains(c.name()))
            .map(Column::name)
            .toList();
    requireKnown(numbers, options.buy.keySet(), "--buy, of numbers that are no keys");
    options.buy.forEach(
        (name, price) -> number(price.toString(), PrivacyPlan.MOST_EPSILON, "--buy"));
  }

  /** A tenth of one record's share, rounded down to a power of ten. */
  private static double proposedDelta(long size) {
    int digits = Long.toString(Math.max(1, size * 10 - 1)).length();
    return Double.parseDouble("1e-" + Math.max(6, digits));
  }

  private static long size(String text) {
    if (!text.matches("[1-9][0-9]{0,9}") || Long.parseLong(text) > SourcePlan.MOST_ROWS) {
      throw Refusal.usage(
          "say about how many rows the table has, as everybody may know: --size N, from 1 to "
              + SourcePlan.MOST_ROWS);
    }
    return Long.parseLong(text);
  }

  private static double number(String text, double most, String what) {
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(text, most, what);
    }
    throw wrong(text, most, what);
  }

  private static Refusal wrong(String text, double most, String what) {
    return Refusal.usage(
        what
            + " must be a number above 0 and at most "
            + ColumnWords.number(most)
            + ". Found: "
            + text);
  }

  private static void requireKnown(List<String> names, Iterable<String> wanted, String what) {
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw Refusal.usage(what + ": there is no column " + name + Words.advice(name, names));
      }
    }
  }

  private <T> T answer(
      Optional<String> given, String question, String proposal, Function<String, T> reading)
      throws IOException {
    return given.isPresent()
        ? reading.apply(given.get())
        : questions.ask(question, proposal, reading);
  }
}
