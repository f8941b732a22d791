package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does {@code plan check} tell each mistake with its place, what is allowed and the way out? */
class BadPlanTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");
  private static String example;

  @TempDir Path folder;

  @BeforeAll
  static void readExample() throws IOException {
    example = Files.readString(EXAMPLE);
  }

  /**
   * One mistake in the example.
   *
   * @param right the text that is replaced, once
   * @param wrong what stands there instead
   * @param at the text, in {@code wrong} or after it, that the message must point at
   * @param told what the message must say
   */
  private record Mistake(String right, String wrong, String at, String told) {
    @Override
    public String toString() {
      return wrong.strip();
    }
  }

  static Stream<Mistake> oneMistake() {
    return Stream.of(
        new Mistake("epsilon: 3\n", "epsilon: -3\n", "-3", "must be a number above 0. Found: -3"),
        new Mistake("epsilon: 3\n", "epsilon: 0\n", "0\n", "must be a number above 0. Found: 0"),
        new Mistake(
            "epsilon: 3\n",
            "epsilon: 3\n  noise: google-dp\n",
            "google-dp",
            "this build has no google-dp: build with the Maven profile google-dp"),
        new Mistake(
            "unit: record", "unit: vehicle", "vehicle", "the columns that name a larger unit"),
        new Mistake(
            "unit: record",
            "unit: {name: run, columns: [sed], records: 9}",
            "[sed]",
            "there is no column sed; did you mean seed?"),
        new Mistake("epsilon: 3\n", "epsilon: 1e9\n", "1e9", "must be at most 50"),
        new Mistake("epsilon: 3\n", "epsilon: .inf\n", ".inf", "must be a number above 0"),
        new Mistake("epsilon: 3\n", "epsilon: three\n", "three", "must be a number above 0"),
        new Mistake("delta: 1.0e-6", "delta: 1", "1\n", "must be a number in (0, 1). Found: 1"),
        new Mistake("delta: 1.0e-6", "delta: 1.5", "1.5", "must be a number in (0, 1)"),
        new Mistake("delta: 1.0e-6", "delta: -1.0e-6", "-1.0e-6", "must be a number in (0, 1)"),
        new Mistake("delta: 1.0e-6", "delta: 0", "0\n", "must be a number in (0, 1)"),
        new Mistake("epsilon: 3\n", "epsilon: 4\n", "4\n", "must be training + evaluation = 3.0"),
        new Mistake(
            "steps: 50,", "steps: 0,", "0,", "must be an integer in [1, 1000000]. Found: 0"),
        new Mistake(
            "of: speed, quantity",
            "of: sped, quantity",
            "sped,",
            "nothing registered under 'sped' has the quantity divergence; did you mean 'speed'?"),
        new Mistake(
            "quantity: divergence",
            "quantity: divergense",
            "divergense",
            "unknown word 'divergense'; did you mean 'divergence'? Allowed: divergence,"),
        new Mistake(
            "[0, 5, 10, 15, 30]", "[0, 5, 10, 15]", "[0, 5, 10, 15]", "bins must cover [0, 30]"),
        new Mistake("[0, 5, 10, 15, 30]", "[5, 10, 30]", "[5, 10", "bins must cover [0, 30]"),
        new Mistake("[0, 5, 10, 15, 30]", "[0, 9, 9, 30]", "[0, 9", "each above the one before"),
        new Mistake(
            "of: speed_m_s,",
            "of: sped_m_s,",
            "sped_m_s,",
            "there is no column sped_m_s; did you mean speed_m_s?"),
        new Mistake("licence:", "license:", "license", "did you mean 'licence'? Allowed: "),
        new Mistake(
            "learningRate", "learning_rate", "learning_rate", "did you mean 'learningRate'?"),
        new Mistake(
            "numericMode: avx2",
            "numericMode: avx512",
            "avx512",
            "unknown word 'avx512'; did you mean 'avx2'? Allowed: avx2, portable, fast."),
        new Mistake(
            "name: tiny-traffic",
            "name: tiny-traffic\nname: other",
            "name: other",
            "field 'name' stands here a second time; the first is at line"),
        new Mistake(
            "adjacency: add-or-remove",
            "adjacency: zero-out",
            "zero-out",
            "must be 'add-or-remove' where the row count of the source is private"),
        new Mistake(
            "rowCount: private", "rowCount: 2000", "2000", "must be 'private', or 'public N'"),
        new Mistake(
            "frame: [seed, edge, minute]",
            "frame: [seed, edge, minutes]",
            "[seed",
            "there is no column minutes"),
        new Mistake(
            "id: ten-minute-balance",
            "id: speed",
            "speed\n",
            "'speed' is an observable's id already; ids must differ"),
        new Mistake(
            "id: ten-minute-balance",
            "id: training",
            "training\n",
            "'training' is the id of the training itself"),
        new Mistake(
            "residual: \"departed + entered - arrived - left - (",
            "residual: \"departd + entered - arrived - left - (",
            "\"departd",
            "there is no column departd; did you mean departed?"),
        new Mistake(
            "delta: 1.0e-6\n  training: 2.4\n  evaluation: 0.6",
            "delta: 1.0e-300\n  training: 1.0e-13\n  evaluation: 2.9999999999999",
            "1.0e-13",
            "cannot pay for 50 training steps"),
        new Mistake(
            "  source: data/edges.csv",
            "\tsource: data/edges.csv",
            "\tsource",
            "indent with spaces, not with tabs"),
        new Mistake(
            "title: Synthetic edge-minutes",
            "title: \"Synthetic edge-minutes",
            "edge NOT",
            "close the quotation mark that was opened above"),
        new Mistake(
            "runs: {budget: 1}", "runs: {budget: 1", ": none", "separate fields by ',' and close"),
        new Mistake("question: Does", "queston: Does", "queston", "did you mean 'question'?"),
        new Mistake("below: 0.5", "below: -0.5", "-0.5", "must be a number above 0. Found: -0.5"));
  }

  @ParameterizedTest
  @MethodSource
  void oneMistake(Mistake mistake) throws IOException {
    int place = example.indexOf(mistake.right());
    assertTrue(place >= 0, "not in the example: " + mistake.right());
    String text =
        example.substring(0, place)
            + mistake.wrong()
            + example.substring(place + mistake.right().length());
    Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
    String where = plan + position(text, text.indexOf(mistake.at(), place));
    Recorded answer = Recorded.run("plan", "check", plan.toString());
    Complaints.requireRefused(answer);
    assertTrue(
        answer
            .err()
            .lines()
            .anyMatch(line -> line.startsWith(where) && line.contains(mistake.told())),
        where + mistake.told() + "\n" + answer.err());
  }

  @Test
  void check_planWithManyMistakes_tellsAllInTheirOrder() throws IOException {
    String text =
        example
            .replace("licence:", "license:")
            .replace("delta: 1.0e-6", "delta: 2")
            .replace("steps: 50,", "steps: many,")
            .replace("of: speed_m_s,", "of: sped_m_s,")
            .replace("below: 0.5", "below: -0.5");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
    Recorded answer = Recorded.run("plan", "check", plan.toString());
    Complaints.requireRefused(answer);
    List<String> lines = answer.err().lines().toList();
    List<String> told =
        List.of("'licence' is missing", "license", "delta", "steps", "sped_m_s", "below");
    assertEquals(told.size() + 1, lines.size(), answer.err());
    for (int i = 0; i < told.size(); i++) {
      assertTrue(lines.get(i).contains(told.get(i)), told.get(i) + "\n" + answer.err());
    }
    assertEquals("hallmark: 6 mistakes; nothing was done", lines.get(6));
  }

  @Test
  void check_noPlanAtAll_isRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
    Path list = Files.writeString(folder.resolve("list.yaml"), "- a\n");
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {0x41, (byte) 0xff});
    check(empty, empty + ":1:1: the document is empty");
    check(list, list + ":1:1: must be an object (name: value). Found: a list");
    check(binary, binary + ":1:2: not UTF-8; save the file as UTF-8");
    check(folder, folder + " is a folder; give the plan itself, a YAML file");
    check(folder.resolve("none.yaml"), "there is no plan " + folder.resolve("none.yaml"));
  }

  private static void check(Path plan, String told) {
    Recorded answer = Recorded.run("plan", "check", plan.toString());
    Complaints.requireRefused(answer);
    assertTrue(answer.err().contains(told), answer.err());
  }

  /** The place of a character as messages write it: {@code :line:column:}. */
  private static String position(String text, int index) {
    int begin = text.lastIndexOf('\n', index - 1) + 1;
    long line = text.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;
    return ":" + line + ":" + (index - begin + 1) + ": ";
  }
}
