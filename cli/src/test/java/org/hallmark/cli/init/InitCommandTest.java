package org.hallmark.cli.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.cli.Recorded;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code init} write plans that can be released as they are, and see no confidential cell? */
class InitCommandTest {
  private static final Map<String, String> AVX2 =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2");

  /** Whatever stands in a cell below begins so. */
  private static final String SECRET = "774411";

  @TempDir Path folder;

  @Test
  void init_publicTraffic_isCheckedReleasedAndVerifiedAsItIs() throws IOException {
    Path table = traffic();
    Path plan = folder.resolve("plan.yaml");
    String told = done("init", table.toString(), "--public", "--out", plan.toString());
    assertTrue(told.contains("keys edge, minute"), told);
    assertTrue(told.contains("no unit   entered: say it in the plan"), told);
    assertTrue(done("plan", "check", plan.toString()).contains("no mistakes"));
    releaseAndVerify(plan);
  }

  @Test
  void init_confidentialTraffic_isCheckedReleasedAndVerifiedAsItIs() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    done(
        "init " + traffic() + " --confidential --size 400 --key edge,minute --out " + plan,
        "--column=edge=category A0B0|A0left0|B0A0|B0C0|B0top1|C0B0|C0D0|C0top2",
        "--column=minute=integer 0..49",
        "--column=entered=count 0..60 vehicle",
        "--column=speed_m_s=optional real 0..30");
    ReleasePlan read = ReleasePlans.read(plan);
    assertEquals(3, read.privacy().orElseThrow().epsilon());
    assertEquals("m/s", read.schema().column("speed_m_s").unit());
    assertTrue(done("plan", "check", plan.toString()).contains("epsilon 3.0 at delta 1.0E-6"));
    releaseAndVerify(plan);
  }

  @Test
  void init_publicColumnsOfAllSorts_guessesWhatTheyAre() throws IOException {
    StringBuilder rows =
        new StringBuilder("site,day,year,phi_deg,hits,temp_celsius,note,when,gap,0 odd\n");
    for (int day = 1; day <= 300; day++) {
      for (String site : List.of("north", "south")) {
        String line =
            "%s,%d,%d,%s,%d,%s,text %d %s,2024-01-%02d,%s,%d\n"
                .formatted(
                    site,
                    day,
                    1990 + day % 7,
                    -179 + day + 0.5,
                    day % 30,
                    0.13 * day - 3,
                    day,
                    site,
                    1 + day % 28,
                    day % 2 == 0 ? "" : "1.5",
                    -day);
        rows.append(line);
      }
    }
    Path table = Files.writeString(folder.resolve("sites.csv"), rows);
    Path plan = folder.resolve("plan.yaml");
    Node answer =
        json(done("init", table.toString(), "--public", "--json", "--out", plan.toString()));
    assertEquals(List.of("site", "day"), texts(answer, "keys"));
    assertEquals(
        List.of("note", "when"), List.copyOf(member(answer, "leftOut").members().keySet()));
    ReleasePlan read = ReleasePlans.read(plan);
    requireColumn(read, "year", Kind.INTEGER, 1990, 1996);
    requireColumn(read, "phi_deg", Kind.REAL, -180, 180);
    requireColumn(read, "hits", Kind.COUNT, 0, 30);
    requireColumn(read, "temp_celsius", Kind.REAL, -5, 40);
    requireColumn(read, "gap", Kind.REAL, 1, 2);
    requireColumn(read, "0 odd", Kind.INTEGER, -300, 0);
    assertEquals(Missing.CATEGORY, read.schema().column("gap").missing());
    assertEquals(List.of("north", "south"), read.schema().column("site").values());
    assertEquals(600, read.source().publicRows().orElseThrow());
  }

  @Test
  void init_publicWithoutKeys_numbersTheRowsOfACopy() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            Stream.of("a", "b,c", "a", "a")
                .map(word -> "{\"word\": \"" + word + "\", \"x\": 0.5}\n")
                .collect(Collectors.joining()));
    Path plan = folder.resolve("plan.yaml");
    done("init", table.toString(), "--public", "--out", plan.toString());
    ReleasePlan read = ReleasePlans.read(plan);
    assertEquals(List.of("record"), read.source().keys());
    Path copy = read.local().orElseThrow().source();
    assertEquals(
        "record,word,x\n1,a,0.5\n2,\"b,c\",0.5\n3,a,0.5\n4,a,0.5\n", Files.readString(copy));
  }

  @Test
  void init_confidential_showsNoCellWhateverTheTableHolds() throws IOException {
    Path table = confidential();
    Path plan = folder.resolve("plan.yaml");
    List<Recorded> answers = new ArrayList<>();
    String init = "init " + table + " --confidential --out " + plan;
    answers.add(run(init));
    answers.add(run(init, "--column=who=integer 1..9", "--size=9", "--key=who"));
    answers.add(run(init, "--column=who=integer 1..9", "--column=x=real 0..1", "--key=who"));
    answers.add(
        run(init, "--column=who=integer 1..9", "--column=x=real 0..1", "--size=9", "--key=who"));
    assertEquals(List.of(2, 2, 2, 0), answers.stream().map(Recorded::status).toList());
    assertTrue(answers.get(0).err().contains("columns: who, x, word"), answers.get(0).err());
    assertTrue(answers.get(1).err().contains("nothing but keys"), answers.get(1).err());
    assertTrue(answers.get(2).err().contains("--size N"), answers.get(2).err());
    for (Recorded answer : answers) {
      assertFalse((answer.out() + answer.err()).contains(SECRET), answer.err());
    }
    assertFalse(Files.readString(plan).contains(SECRET));
    assertTrue(ReleasePlans.read(plan).local().orElseThrow().source().equals(table));
  }

  @Test
  void init_confidentialFileThatIsBroken_quotesNothingOfIt() throws IOException {
    Path table = Files.writeString(folder.resolve("t.parquet"), "PAR1" + SECRET + "PAR1");
    Recorded answer = run("init " + table + " --confidential --out " + folder.resolve("p.yaml"));
    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("cannot be read as parquet"), answer.err());
    assertFalse(answer.err().contains(SECRET), answer.err());
  }

  /** At such a price there is next to no noise, so that the bounds are those of the cells. */
  @Test
  void init_boughtBounds_areChargedBeforeAndNarrowerThanWhatWasSaid() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Path ledger = folder.resolve("ledger");
    String[] init = {
      "init " + traffic() + " --confidential --size 400 --key edge,minute --out " + plan,
      "--column=edge=category A0B0|A0left0|B0A0|B0C0|B0top1|C0B0|C0D0|C0top2",
      "--column=minute=integer 0..49",
      "--column=entered=count 0..1000000 vehicle",
      "--column=speed_m_s=optional real -1e6..1e6 m/s",
      "--buy=entered=20",
      "--buy=speed_m_s=20",
      "--ledger=" + ledger
    };
    Recorded refused = Recorded.run(home(), split(init));
    assertEquals(3, refused.status(), refused.err());
    assertTrue(refused.err().contains("--new-ledger"), refused.err());
    assertFalse(Files.exists(plan));
    List<String> begun = new ArrayList<>(List.of(split(init)));
    begun.add("--new-ledger");
    Recorded bought = Recorded.run(home(), begun.toArray(String[]::new));
    assertEquals(0, bought.status(), bought.err());
    ReleasePlan read = ReleasePlans.read(plan);
    requireColumn(read, "entered", Kind.COUNT, 0, 50);
    requireColumn(read, "speed_m_s", Kind.REAL, 2, 50);
    assertEquals(43, read.dataset().budget().orElseThrow().epsilon());
    String status = Recorded.run("status", "--ledger", ledger.toString()).out();
    assertTrue(status.contains("left    epsilon 3,"), status);
  }

  private Map<String, String> home() {
    return Map.of("HALLMARK_HOME", folder.resolve("home").toString());
  }

  /** A file without a header begins with a record. */
  @Test
  void init_confidentialWithoutHeader_doesNotShowItsFirstLine() throws IOException {
    Path table = folder.resolve("cells.csv");
    for (String first : List.of("Smith," + SECRET, "Smith,a@b.org " + SECRET, SECRET + ",,x")) {
      Files.writeString(table, first + "\nJones,1\n");
      Recorded answer = run("init " + table + " --confidential --out " + folder.resolve("p.yaml"));
      assertEquals(2, answer.status());
      assertTrue(answer.err().contains("must begin with a header"), answer.err());
      assertFalse(answer.err().contains("Smith") || answer.err().contains(SECRET), answer.err());
    }
  }

  @Test
  void init_terminal_asksAgainUntilAnAnswerIsOne() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Recorded answer =
        Recorded.answering(
            List.of(
                "perhaps",
                "confidential",
                "integr 1..9",
                "integer 1..9",
                "real 0..1 kg",
                "skip",
                "who",
                "",
                "My title",
                "",
                "",
                "Me",
                "9",
                "1.5",
                ""),
            "init",
            confidential().toString(),
            "--out",
            plan.toString());
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.err().contains("answer public or confidential"), answer.err());
    assertTrue(answer.err().contains("did you mean 'integer'?"), answer.err());
    ReleasePlan read = ReleasePlans.read(plan);
    assertEquals("My title", read.frame().title());
    assertEquals(List.of("who", "x"), read.schema().names());
    assertEquals("kg", read.schema().column("x").unit());
    assertEquals(1.5, read.privacy().orElseThrow().epsilon());
    assertEquals(1e-6, read.privacy().orElseThrow().delta());
  }

  @Test
  void init_planIsThere_isNeverOverwritten() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "mine");
    Recorded answer = run("init " + confidential() + " --public --out " + plan);
    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("never overwritten"), answer.err());
    assertEquals("mine", Files.readString(plan));
  }

  private void releaseAndVerify(Path plan) {
    Path repo = folder.resolve("release");
    Map<String, String> world = new java.util.TreeMap<>(AVX2);
    world.put("HALLMARK_HOME", folder.resolve("home").toString());
    Recorded release =
        Recorded.run(world, "release", plan.toString(), "--repo", repo.toString(), "--new-ledger");
    assertEquals(0, release.status(), release.err());
    assertTrue(release.out().contains("The distribution of entered"), release.out());
    Recorded verdict = Recorded.run("verify", repo.toString(), "--trust", repo + ".trust.yaml");
    assertEquals(0, verdict.status(), verdict.out());
  }

  private Path confidential() throws IOException {
    return Files.writeString(
        folder.resolve("private.csv"),
        "who,x,word\n" + SECRET + ",0.1,w" + SECRET + "\n\"" + SECRET + "\",nan,\n");
  }

  /** Eight edges of the example, with as many columns as a fast test has. */
  private Path traffic() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("../examples/tiny/data/edges.csv")).stream()
            .map(line -> line.split(",", -1))
            .filter(row -> row[1].equals("seed") || row[1].equals("1"))
            .filter(row -> row[2].compareTo("C0top2") <= 0 || row[2].equals("edge"))
            .map(row -> String.join(",", row[2], row[3], row[6], row[12]))
            .toList();
    assertEquals(401, lines.size());
    return Files.write(folder.resolve("traffic.csv"), lines);
  }

  private static void requireColumn(
      ReleasePlan plan, String name, Kind kind, double minimum, double maximum) {
    Column column = plan.schema().column(name);
    assertEquals(kind, column.kind(), name);
    assertEquals(minimum, column.minimum(), name);
    assertEquals(maximum, column.maximum(), name);
  }

  private static String done(String... words) {
    Recorded answer = run(words);
    assertEquals(0, answer.status(), answer.err());
    return answer.out();
  }

  /** The first word is a line of words; paths of tests have no blanks. */
  private static Recorded run(String... words) {
    return Recorded.run(split(words));
  }

  private static String[] split(String... words) {
    List<String> all = new ArrayList<>(List.of(words[0].split(" ")));
    all.addAll(List.of(words).subList(1, words.length));
    return all.toArray(String[]::new);
  }

  private static Node json(String text) {
    try {
      return Documents.json(
          "answer", text.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (org.hallmark.provenance.json.MalformedDocumentException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Node member(Node node, String name) {
    return node.member(name).orElseThrow();
  }

  private static List<String> texts(Node node, String name) {
    return member(node, name).items().stream().map(Node::text).toList();
  }
}
