package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Is a first-time user told what to do next? The likeliest mistakes that {@link BadPlanTest},
 * {@link BadCommandTest} and {@link BadSourceTest} do not have.
 */
class FirstMistakesTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny");
  private static final Map<String, String> AVX2 =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2");

  @TempDir static Path folder;

  /** What everybody has who reads the README for the first time, and what goes wrong with it. */
  @BeforeAll
  static void prepare() throws IOException {
    String plan = Files.readString(EXAMPLE.resolve("plan.yaml"));
    String table = Files.readString(EXAMPLE.resolve("data/edges.csv"));
    write("table.csv", table);
    write("plan.yaml", plan.replace("data/edges.csv", "table.csv"));
    plan("elsewhere", plan, "data/edges.csv", "tables/table.csv");
    plan("quoted", plan, "epsilon: 3\n", "epsilon: \"3\"\n");
    plan("comma", plan, "delta: 1.0e-6", "delta: 0,000001");
    plan("unitless", plan, "of: speed_m_s, unit: m/s,", "of: speed_m_s,");
    source("semicolons", plan, table.replace(',', ';').getBytes(StandardCharsets.UTF_8));
    source("tabs", plan, table.replace(',', '\t').getBytes(StandardCharsets.UTF_8));
    source("wide", plan, ("\ufeff" + table).getBytes(StandardCharsets.UTF_16LE));
    source("spreadsheet", plan, new byte[] {'P', 'K', 3, 4, 20, 0});
    source("zipped", plan, gzipped(table));
    source("json", plan, "{\"seed\": 1}\n".getBytes(StandardCharsets.UTF_8));
    source("columnar", plan, "PAR1 and more".getBytes(StandardCharsets.UTF_8));
    plan("no-parquet", plan, "data/edges.csv", "table.csv", "format: csv", "format: parquet");
    write("commas.csv", "key,speed\n1,\"15,28\"\n2,\"3,5\"\n");
    write("table.xlsx", "any");
    write("mine.pub", "ssh-ed25519 AAAA me\n");
    String key = folder.resolve("key").toString();
    assertEquals(0, Recorded.run("keygen", key).status());
    write("trust.yaml", Recorded.run("trust", "--owner", "owner=" + key + ".pub").out());
    Files.createDirectories(folder.resolve("made/report"));
    write("made/manifest.json", "{}");
    write("made/report/report.html", "<html>");
    Files.createDirectories(folder.resolve("made.state"));
  }

  /**
   * A mistake.
   *
   * @param words the command, in which {@code @} is the test's folder
   * @param told what the answer must say to do
   */
  private record Mistake(String words, List<String> told) {
    static Mistake of(String words, String... told) {
      return new Mistake(words, List.of(told));
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<Mistake> firstMistake() {
    return Stream.of(
        Mistake.of("release @/table.csv --repo @/r", "is a table", "'hallmark init' writes a plan"),
        Mistake.of("release @/plan.yml --repo @/r", "did you mean @/plan.yaml?"),
        Mistake.of("plan check @/made", "is a folder", "'hallmark init' writes one"),
        Mistake.of("@/plan.yaml", "hallmark release @/plan.yaml --repo DIR"),
        Mistake.of("@/table.csv", "hallmark init @/table.csv"),
        Mistake.of("@/made", "hallmark verify @/made --trust @/made.trust.yaml"),
        Mistake.of("verify @ --trust @/trust.yaml", "did you mean @/made?"),
        Mistake.of("verify @/made/report/report.html --trust @/trust.yaml", "did you mean @/made?"),
        Mistake.of("verify @/made.state --trust @/trust.yaml", "did you mean @/made?"),
        Mistake.of("verify @/made", "'--trust=FILE'", "beside the repository, as DIR.trust.yaml"),
        Mistake.of("verify @/made --trust @/mine.pub", "hallmark trust --owner NAME=KEY.pub"),
        Mistake.of("plan check @/quoted.yaml", "Found: the text '3'; write it without quotes: 3"),
        Mistake.of("plan check @/comma.yaml", "write it with a point: 0.000001"),
        Mistake.of("plan check @/unitless.yaml", "field 'unit' is missing", ": 1 mistake;"),
        Mistake.of("release @/elsewhere.yaml --repo @/r", "is not there", "the plan's folder"),
        Mistake.of("release @/semicolons.yaml --repo @/r", "by ';'", "commas between columns"),
        Mistake.of("release @/tabs.yaml --repo @/r", "by tabs: save it with commas"),
        Mistake.of("release @/wide.yaml --repo @/r", "UTF-16: save it in UTF-8 (iconv"),
        Mistake.of("release @/spreadsheet.yaml --repo @/r", "spreadsheet", "save the table as CSV"),
        Mistake.of("release @/zipped.yaml --repo @/r", "gzipped", "let it end in .csv.gz"),
        Mistake.of("release @/json.yaml --repo @/r", "is JSON", "CSV and Parquet"),
        Mistake.of("release @/columnar.yaml --repo @/r", "is Parquet: say format: parquet"),
        Mistake.of("release @/no-parquet.yaml --repo @/r", "say format: csv"),
        Mistake.of(
            "measure --plan ../examples/torsions/plan.yaml --real @/semicolons.csv"
                + " --synthetic @/table.csv",
            "none of the plan's columns",
            "it separates its columns by ';'"),
        Mistake.of("init @/none.csv", "there is no table @/none.csv", "as seen from here"),
        Mistake.of("init @/table.xlsx --public --out @/p.yaml", "is a spreadsheet: save"),
        Mistake.of("init @/table.csv --out @/p.yaml", "say --public", "--confidential"),
        Mistake.of("init @/table.csv --public --out @/no/p.yaml", "no folder @/no; make it"),
        Mistake.of("init @/table.csv --public --key minut --out @/p.yaml", "Allowed:", "minute"),
        Mistake.of("calibrate --epsilon 2,4 --delta 1e-6", "with a point, as in 0.5"),
        Mistake.of("explain signature", "; 'hallmark explain' lists them all"),
        Mistake.of("status --ledger @/none", "there is no privacy ledger", "--ledger"));
  }

  @ParameterizedTest
  @MethodSource
  void firstMistake(Mistake mistake) {
    Recorded answer = Recorded.run(AVX2, words(mistake.words()));
    Complaints.requireRefused(answer);
    for (String told : mistake.told()) {
      assertTrue(answer.err().contains(inFolder(told)), told + "\n" + answer.err());
    }
    assertFalse(Files.exists(folder.resolve("r")), answer.err());
  }

  /** Spreadsheets of half the world write numbers so. */
  @Test
  void release_decimalCommasInAPublicTable_saysHowNumbersAreWritten() throws IOException {
    Path good = write("points.csv", "key,speed\n1,15.28\n2,3.5\n");
    assertEquals(0, Recorded.run(words("init @/points.csv --public --out @/points.yaml")).status());
    Files.copy(folder.resolve("commas.csv"), good, StandardCopyOption.REPLACE_EXISTING);
    Recorded answer = Recorded.run(AVX2, words("release @/points.yaml --repo @/r"));
    Complaints.requireRefused(answer);
    assertTrue(answer.err().contains("found:    15,28"), answer.err());
    assertTrue(answer.err().contains("numbers have a decimal point, as in 15.28"), answer.err());
  }

  /** Programs of Windows put a mark before UTF-8; it is no part of the first column's name. */
  @Test
  void init_byteOrderMark_doesNotCount() throws IOException {
    Path table = write("marked.csv", "\ufeffkey,speed\n1,0.5\n2,0.25\n");
    Path plan = folder.resolve("marked.yaml");
    Recorded answer = Recorded.run("init", table.toString(), "--public", "--out", plan.toString());
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("keys key"), answer.out());
  }

  @Test
  void measure_intoAFullDisk_saysSoAndThatNothingIsLost() {
    String torsions = "../examples/tiny-public/data/torsions.csv";
    Recorded answer =
        Recorded.run(
            words(
                "measure --plan ../examples/tiny-public/plan.yaml --real "
                    + torsions
                    + " --synthetic "
                    + torsions
                    + " --json /dev/full"));
    assertEquals(3, answer.status(), answer.err());
    assertTrue(answer.err().contains("the disk is full"), answer.err());
    assertTrue(answer.err().contains("free space and give the same command again"), answer.err());
  }

  @Test
  void help_ofACommand_isThatCommandsHelp() {
    assertEquals(Recorded.run("verify", "--help").out(), Recorded.run("help", "verify").out());
  }

  private static void plan(String name, String plan, String... rightsAndOthers) throws IOException {
    String text = plan;
    for (int i = 0; i < rightsAndOthers.length; i += 2) {
      assertTrue(text.contains(rightsAndOthers[i]), rightsAndOthers[i]);
      text = text.replace(rightsAndOthers[i], rightsAndOthers[i + 1]);
    }
    write(name + ".yaml", text);
  }

  /** A plan with a source of its own. */
  private static void source(String name, String plan, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name + ".csv"), bytes);
    plan(name, plan, "data/edges.csv", name + ".csv");
  }

  private static byte[] gzipped(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String[] words(String line) {
    return Arrays.stream(line.split(" ")).map(FirstMistakesTest::inFolder).toArray(String[]::new);
  }

  private static String inFolder(String text) {
    return text.replace("@", folder.toString());
  }
}
