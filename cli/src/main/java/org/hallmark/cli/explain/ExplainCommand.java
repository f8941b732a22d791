package org.hallmark.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.cli.verify.ReleaseCheckKinds;
import org.hallmark.provenance.catalogue.Catalogue;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a check or a finding of a verdict, or lists them all. */
@Command(
    name = "explain",
    description = {
      "Explains a check or a finding: what is asked, why, which attack it stops, and what the answer"
          + " rests on.",
      "Without an id it lists every check."
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "A check's id or a finding's code, as a verdict has it.")
  private Optional<String> id = Optional.empty();

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Form form = new Form();

  /** How the answer looks. */
  static final class Form {
    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the whole page docs/checks.md.")
    private boolean markdown;
  }

  public ExplainCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = ReleaseCheckKinds.all();
    if (form.markdown) {
      world.out().print(CataloguePage.of(catalogue));
    } else {
      Catalogue answer = id.map(word -> about(catalogue, word)).orElse(catalogue);
      if (form.json) {
        world.out().println(CanonicalJson.text(answer));
      } else {
        text(answer).forEach(world.out()::println);
      }
    }
    return ExitCode.DONE.status();
  }

  private List<String> text(Catalogue answer) {
    return id.isEmpty()
        ? CatalogueText.list(answer)
        : CatalogueText.of(answer, id.get(), ReleaseCheckKinds.all().finding(id.get()));
  }

  /** The part of the catalogue that tells of {@code word}. */
  private static Catalogue about(Catalogue catalogue, String word) {
    List<CheckKind> checks = new ArrayList<>();
    catalogue.check(word).ifPresent(checks::add);
    catalogue.giving(word).stream().filter(kind -> !checks.contains(kind)).forEach(checks::add);
    List<FindingKind> notes =
        catalogue.notes().stream().filter(note -> note.code().equals(word)).toList();
    if (checks.isEmpty() && notes.isEmpty()) {
      throw Refusal.usage("no check and no finding is called '" + word + "'" + nearest(word));
    }
    return new Catalogue(checks, notes);
  }

  private static String nearest(String word) {
    Catalogue catalogue = ReleaseCheckKinds.all();
    List<String> known = new ArrayList<>(catalogue.checks().stream().map(CheckKind::id).toList());
    catalogue.findings().stream().map(FindingKind::code).forEach(known::add);
    return Words.nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse(";")
        + " 'hallmark explain' lists them all";
  }
}
