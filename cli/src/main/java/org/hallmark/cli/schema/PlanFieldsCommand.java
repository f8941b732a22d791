package org.hallmark.cli.schema;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what the fields of a plan mean. */
@Command(
    name = "fields",
    description = {
      "Tells what the fields of a plan mean: type, bounds, what stands for one that is left out.",
      "For example: hallmark plan fields generator.training, or hallmark plan fields epsilon."
    },
    mixinStandardHelpOptions = true)
public final class PlanFieldsCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "FIELD",
      description = "A field or a section, by its path or by its name; all, if left out.")
  private Optional<String> field = Optional.empty();

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Form form = new Form();

  /** How the answer looks. */
  static final class Form {
    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the whole page docs/plan.md.")
    private boolean markdown;
  }

  public PlanFieldsCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (form.markdown) {
      world.out().print(PlanReference.markdown());
      return ExitCode.DONE.status();
    }
    List<PlanReference.Field> answer = answer();
    if (form.json) {
      world.out().println(CanonicalJson.text(answer));
    } else {
      answer.forEach(this::print);
    }
    return ExitCode.DONE.status();
  }

  private void print(PlanReference.Field field) {
    String only = field.of().isEmpty() ? "" : " (of " + String.join(", ", field.of()) + ")";
    world.out().println(field.path() + ": " + field.type().replace("`", "") + only);
    world.out().println("    " + field.note());
  }

  private List<PlanReference.Field> answer() {
    List<PlanReference.Field> all = PlanReference.all();
    if (field.isEmpty()) {
      return all;
    }
    String wanted = field.get();
    List<PlanReference.Field> found =
        all.stream()
            .filter(
                known ->
                    known.path().equals(wanted)
                        || known.path().startsWith(wanted + ".")
                        || known.path().endsWith("." + wanted))
            .toList();
    if (found.isEmpty()) {
      List<String> names = all.stream().map(PlanReference.Field::name).distinct().toList();
      throw Refusal.usage(
          "a plan has no field '"
              + wanted
              + "'"
              + Words.nearest(wanted, names)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(";")
              + " 'hallmark plan fields' lists them all");
    }
    return found;
  }
}
