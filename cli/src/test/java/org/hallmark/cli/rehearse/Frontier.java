package org.hallmark.cli.rehearse;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;

/**
 * The table of divergence against ε: every model of {@code examples/frontier} trained by {@code
 * rehearse} at every budget and measured by {@code measure}, each in a process of its own. What is
 * finished stays in a folder and is not done again; the tables of the page are made of that folder.
 */
final class Frontier {
  private static final List<String> DATASETS = List.of("torsions", "traffic");
  private static final List<String> BUDGETS = List.of("0.5", "1", "3", "8", "∞");
  private static final List<String> ORDER = List.of("3", "∞", "1", "8", "0.5");
  private static final String OPEN = "∞";
  private static final String DELTA = "1e-6";
  private static final String OTHER = "another simulation";
  private static final String PAGE = "docs/frontier.md";

  private final Path folder;
  private final String commit;

  private Frontier(Path folder, String commit) {
    this.folder = folder;
    this.commit = commit;
  }

  /**
   * A finished cell of a table.
   *
   * @param numbers divergences in bits, by what they are of
   */
  record Cell(
      String dataset,
      String model,
      String epsilon,
      double seconds,
      String commit,
      String date,
      Map<String, Double> numbers) {
    Cell {
      numbers = new TreeMap<>(numbers);
    }
  }

  /** FOLDER COMMIT [DATASET/MODEL/EPSILON]…: all cells, or those whose names begin so. */
  public static void main(String[] arguments) throws Exception {
    Frontier frontier = new Frontier(Path.of(arguments[0]), arguments[1]);
    Files.createDirectories(frontier.folder);
    List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
    for (String epsilon : ORDER) {
      for (String dataset : DATASETS) {
        Node file = yaml(Path.of("examples/frontier", dataset + ".yaml"));
        List<String> models =
            new ArrayList<>(file.member("models").orElseThrow().members().keySet());
        models.add(OTHER);
        for (String model : models) {
          String name = dataset + "/" + model + "/" + epsilon;
          boolean asked = wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith);
          if (asked && !(model.equals(OTHER) && !epsilon.equals(OPEN))) {
            frontier.finish(file, dataset, model, epsilon);
          }
        }
      }
    }
    frontier.write();
  }

  private static Node yaml(Path file) throws IOException {
    return Documents.yaml(file.toString(), Files.readAllBytes(file));
  }

  /** Whatever keeps one cell from being finished, the others are tried. */
  private void finish(Node file, String dataset, String model, String epsilon) throws Exception {
    try {
      cell(file, dataset, model, epsilon);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private void cell(Node file, String dataset, String model, String epsilon) throws Exception {
    Path done = folder.resolve(dataset + " " + model + " " + epsilon + ".json");
    if (Files.exists(done)) {
      return;
    }
    Path plan = folder.resolve("plan.json");
    Path made = folder.resolve("made.parquet");
    double seconds = 0;
    if (model.equals(OTHER)) {
      made = Path.of(file.member("train").orElseThrow().items().get(0).text());
    } else {
      Files.write(plan, CanonicalJson.bytes(plan(file, model, epsilon, "train")));
      List<String> words =
          new ArrayList<>(List.of("rehearse", "--json", "--plan", plan + "", "--out", made + ""));
      for (Node data : file.member("train").orElseThrow().items()) {
        words.addAll(List.of("--data", data.text()));
      }
      if (!epsilon.equals(OPEN)) {
        words.addAll(List.of("--epsilon", epsilon, "--delta", DELTA));
      }
      String said = hallmark(words);
      seconds =
          Documents.json("rehearse", said.getBytes(StandardCharsets.UTF_8))
              .member("secondsTraining")
              .orElseThrow()
              .number();
    }
    Files.write(plan, CanonicalJson.bytes(plan(file, model, epsilon, "measure")));
    Path measured = folder.resolve("measured.json");
    String real = file.member("real").orElseThrow().text();
    hallmark(
        List.of(
            "measure",
            "--plan",
            plan + "",
            "--real",
            real,
            "--synthetic",
            made + "",
            "--json",
            measured + ""));
    Cell cell =
        new Cell(
            dataset,
            model,
            epsilon,
            seconds,
            commit,
            LocalDate.now(ZoneOffset.UTC).toString(),
            numbers(Documents.json("measured", Files.readAllBytes(measured))));
    Files.write(done, CanonicalJson.bytes(cell));
    System.out.println(CanonicalJson.text(cell));
    write();
  }

  /** The plan for training a model, or for measuring what it made. */
  private static Map<String, Object> plan(Node file, String model, String epsilon, String stage) {
    Map<String, Object> plan = new TreeMap<>(file.member("plan").orElseThrow().members());
    Map<String, Node> where = file.member("where").orElseThrow().members();
    Map<String, Object> source = new TreeMap<>(((Node) plan.get("source")).members());
    source.put("where", where.get(stage));
    plan.put("source", source);
    if (model.equals(OTHER)) {
      plan.put("synthetic", Map.of("where", where.get("train")));
    } else if (stage.equals("train")) {
      plan.put("generator", generator(file, model, epsilon));
    }
    return plan;
  }

  private static Map<String, Object> generator(Node file, String model, String epsilon) {
    Node said = file.member("models").orElseThrow().member(model).orElseThrow();
    String kind = epsilon.equals(OPEN) ? "open" : "private";
    Map<String, Object> generator = new TreeMap<>(said.member(kind).orElseThrow().members());
    generator.put("id", said.member("id").map(Node::text).orElse(model));
    said.member("cells").ifPresent(all -> generator.put("cells", file.member("cells").get()));
    if (said.member("derive").isEmpty()) {
      file.member("derive").ifPresent(derive -> generator.put("derive", derive));
    }
    return generator;
  }

  private static Map<String, Double> numbers(Node report) {
    Map<String, Double> numbers = new TreeMap<>();
    for (String kind : List.of("observables", "pairs")) {
      List<Node> all = report.member(kind).map(Node::items).orElse(List.of());
      if (!all.isEmpty()) {
        double[] bits =
            all.stream()
                .mapToDouble(
                    o ->
                        o.member("comparison")
                            .orElseThrow()
                            .member("plugIn")
                            .orElseThrow()
                            .number())
                .toArray();
        numbers.put(kind + " largest", Arrays.stream(bits).max().orElseThrow());
        numbers.put(kind + " mean", Arrays.stream(bits).average().orElseThrow());
      }
    }
    return numbers;
  }

  private String hallmark(List<String> words) throws Exception {
    Path errors = folder.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "@cli/jvm.options",
            "-cp",
            System.getProperty("java.class.path"),
            "org.hallmark.cli.Hallmark"));
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(false)
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "failed: " + String.join(" ", words) + "\n" + last(Files.readString(errors)));
    }
    return said;
  }

  private static String last(String text) {
    return text.substring(Math.max(0, text.length() - 1000));
  }

  /** Puts the tables between the page's marks. */
  private void write() throws IOException, MalformedDocumentException {
    Path page = Path.of(PAGE);
    if (!Files.exists(page)) {
      return;
    }
    List<Cell> cells = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains(" ")).sorted().toList()) {
        cells.add(Records.read(file.toString(), Files.readAllBytes(file), Cell.class));
      }
    }
    String text = between(Files.readString(page), "machine", machine(cells));
    for (Column column : COLUMNS) {
      text = column.put(text, cells);
    }
    Files.writeString(page, text);
  }

  /** Where, when and by which program the cells were made. */
  private static String machine(List<Cell> cells) throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    String processor =
        Files.exists(facts)
            ? Files.readAllLines(facts).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown")
            : System.getProperty("os.arch");
    return "Made at commit "
        + all(cells, Cell::commit)
        + " on "
        + all(cells, Cell::date)
        + ", on "
        + Runtime.getRuntime().availableProcessors()
        + " processors ("
        + processor
        + "), one thread a training.\n";
  }

  private static String all(List<Cell> cells, Function<Cell, String> fact) {
    return cells.stream().map(fact).distinct().sorted().collect(Collectors.joining(", "));
  }

  private static String between(String page, String mark, String text) {
    String begin = "<!-- " + mark + " -->\n";
    int from = page.indexOf(begin);
    return from < 0
        ? page
        : page.substring(0, from)
            + begin
            + "\n"
            + text
            + "\n"
            + page.substring(page.indexOf("<!-- end -->", from));
  }

  /** The tables of the page: what is shown of which dataset. */
  private record Column(String mark, String dataset, String number) {
    String put(String page, List<Cell> cells) {
      return between(page, mark, table(cells));
    }

    private String table(List<Cell> cells) {
      StringBuilder text = new StringBuilder("| model |");
      BUDGETS.forEach(b -> text.append(" ε = ").append(b).append(" |"));
      text.append("\n|---|").append("---|".repeat(BUDGETS.size())).append('\n');
      cells.stream()
          .filter(c -> c.dataset().equals(dataset))
          .map(Cell::model)
          .distinct()
          .forEach(model -> text.append(row(model, cells)));
      return text.toString();
    }

    private String row(String model, List<Cell> cells) {
      StringBuilder row = new StringBuilder("| " + model + " |");
      for (String budget : BUDGETS) {
        Optional<Cell> cell =
            cells.stream()
                .filter(c -> c.dataset().equals(dataset))
                .filter(c -> c.model().equals(model) && c.epsilon().equals(budget))
                .findFirst();
        row.append(' ').append(cell.map(this::shown).orElse("")).append(" |");
      }
      return row.append('\n').toString();
    }

    private String shown(Cell cell) {
      return number.equals("seconds") ? seconds(cell) : digits(cell.numbers().get(number));
    }

    private static String seconds(Cell cell) {
      return cell.seconds() == 0 ? "" : String.valueOf(Math.round(cell.seconds()));
    }

    private static String digits(double bits) {
      return new BigDecimal(bits).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("torsions", "torsions", "observables largest"),
          new Column("torsions seconds", "torsions", "seconds"),
          new Column("traffic largest", "traffic", "observables largest"),
          new Column("traffic mean", "traffic", "observables mean"),
          new Column("traffic pairs", "traffic", "pairs mean"),
          new Column("traffic seconds", "traffic", "seconds"));
}
