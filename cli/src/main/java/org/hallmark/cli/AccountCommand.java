package org.hallmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.JsonAnyway;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.AccountingDocument;
import org.hallmark.privacy.accounting.RenyiAccountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Position;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bounds what a list of looks tells about one privacy unit; touches no data. */
@Command(
    name = "account",
    description = "Bounds the privacy loss of looks that a file describes.",
    mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** What no method has an answer for. */
  private static final Node NONE = Node.nothing("", new Position("answer", 1, 1));

  private final World world;

  @Parameters(
      paramLabel = "FILE",
      description =
          "JSON: {\"adjacency\", \"delta\", \"events\": [{\"mechanism\", …}]}, or a list of such;"
              + " - for standard input.")
  private String file;

  @ArgGroup private Target target = new Target();

  /** What to answer for. */
  private static final class Target {
    @Option(
        names = "--delta",
        paramLabel = "D",
        description = "Bound epsilon at this delta, whatever the file says.")
    private Double delta;

    @Option(
        names = "--epsilon",
        paramLabel = "E",
        description = "Bound delta at this epsilon instead.")
    private Double epsilon;
  }

  @Mixin private JsonAnyway json = new JsonAnyway();

  AccountCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    if (target.delta != null && !(target.delta >= 0 && target.delta < 1)) {
      throw Refusal.usage("--delta must be in [0, 1). Found: " + target.delta);
    }
    if (target.epsilon != null && !(target.epsilon >= 0 && Double.isFinite(target.epsilon))) {
      throw Refusal.usage("--epsilon must be finite and at least 0. Found: " + target.epsilon);
    }
    Node node = read();
    List<Object> answers = new ArrayList<>();
    for (AccountingDocument document : AccountingDocument.read(node)) {
      answers.add(answer(document));
    }
    boolean list = node.kind() == Node.Kind.ARRAY;
    world.out().println(CanonicalJson.text(list ? answers : answers.get(0)));
    return ExitCode.DONE.status();
  }

  private Node read() throws IOException {
    boolean given = file.equals(STANDARD_INPUT);
    try (InputStream in = given ? world.in() : Files.newInputStream(Path.of(file))) {
      return Documents.json(
          given ? "standard input" : file, in.readNBytes(Documents.MAX_JSON_SIZE + 1));
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(e.getMessage());
    }
  }

  private SortedMap<String, Object> answer(AccountingDocument document) {
    try {
      return target.epsilon == null
          ? epsilon(document, delta(document))
          : delta(document, target.epsilon);
    } catch (UnsupportedEventException e) {
      throw Refusal.usage("no method bounds these events together: " + e.getMessage());
    }
  }

  private double delta(AccountingDocument document) {
    OptionalDouble delta =
        target.delta == null ? document.delta() : OptionalDouble.of(target.delta);
    return delta.orElseThrow(
        () -> Refusal.usage(file + " has no delta; add one, or give --delta or --epsilon"));
  }

  private static SortedMap<String, Object> epsilon(AccountingDocument document, double delta) {
    SortedMap<String, Object> answer = common(document);
    SortedMap<String, Double> bounds =
        Accounting.bounds(document.events(), document.adjacency(), delta);
    double least = Collections.min(bounds.values());
    double lower = Accounting.epsilonLower(document.events(), document.adjacency(), delta);
    answer.put("delta", delta);
    answer.put("epsilonUpper", number(least));
    answer.put("epsilonLower", number(Math.min(lower, least)));
    answer.put("bounds", numbers(bounds));
    answer.put("epsilonRenyi", NONE);
    answer.put("renyiOrder", NONE);
    if (bounds.containsKey(RenyiAccountant.standard().id())) {
      RenyiAccountant.Best best =
          RenyiAccountant.standard().best(document.events(), document.adjacency(), delta);
      answer.put("epsilonRenyi", number(best.epsilon()));
      answer.put("renyiOrder", Double.isInfinite(best.epsilon()) ? NONE : (Object) best.order());
    }
    return answer;
  }

  private static SortedMap<String, Object> numbers(SortedMap<String, Double> bounds) {
    SortedMap<String, Object> written = new TreeMap<>();
    bounds.forEach((method, bound) -> written.put(method, number(bound)));
    return written;
  }

  private static SortedMap<String, Object> delta(AccountingDocument document, double epsilon) {
    SortedMap<String, Double> bounds =
        Accounting.deltaBounds(document.events(), document.adjacency(), epsilon);
    double least = Collections.min(bounds.values());
    double lower = Accounting.deltaLower(document.events(), document.adjacency(), epsilon);
    SortedMap<String, Object> answer = common(document);
    answer.put("epsilon", epsilon);
    answer.put("delta", least);
    answer.put("deltaUpper", least);
    answer.put("deltaLower", Math.min(lower, least));
    answer.put("bounds", numbers(bounds));
    return answer;
  }

  private static SortedMap<String, Object> common(AccountingDocument document) {
    SortedMap<String, Object> answer = new TreeMap<>();
    answer.put("adjacency", Words.kebab(document.adjacency()));
    answer.put("accountant", Accounting.ID);
    return answer;
  }

  /** JSON has no infinity: it is written as a text, which common readers turn back into one. */
  static Object number(double value) {
    return Double.isInfinite(value) ? "Infinity" : (Object) value;
  }
}
