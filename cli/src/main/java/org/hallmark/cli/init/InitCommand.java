package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Questions;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a commented plan for a table. */
@Command(
    name = "init",
    description = {
      "Writes a commented plan for a table, which can be checked and released as it is.",
      "",
      "Of a public table it reads every cell and guesses kinds, bounds, keys and bins; of a"
          + " confidential one it reads the header alone and never a cell: the rest is what you say."
          + " On a terminal it asks; elsewhere it takes options and proposals."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hallmark init rows.csv.gz --public --out my-plan.yaml",
      "  hallmark init patients.csv --confidential --size 5000 --key record \\",
      "    --column 'record=integer 1..5000' --column 'age=count 0..120 year'"
    })
public final class InitCommand implements Callable<Integer> {
  private final World world;

  @Mixin private InitOptions options = new InitOptions();

  public InitCommand(World world) {
    this.world = world;
  }

  /** The answer as JSON has it. */
  private record Answer(
      String plan,
      String source,
      String confidentiality,
      List<String> columns,
      Map<String, String> leftOut,
      List<String> keys,
      List<String> withoutUnit,
      List<String> next) {}

  @Override
  public Integer call() throws IOException, MalformedDocumentException {
    TablePlace table = TablePlace.of(options.table);
    if (Files.exists(options.out, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(
          options.out
              + " exists; a plan is never overwritten: give another --out, or move it away");
    }
    Path folder = options.out.toAbsolutePath().normalize().getParent();
    if (!Files.isDirectory(folder)) {
      throw Refusal.usage("there is no folder " + folder + "; make it, or give another --out");
    }
    Questions questions = options.yes ? Questions.unasked(world) : Questions.of(world);
    Drafting drafting = new Drafting(world, table, new Interview(questions, options), folder);
    Draft draft = isPublic(questions) ? drafting.ofPublic() : drafting.ofConfidential();
    write(draft, StandardOpenOption.CREATE_NEW);
    ReleasePlan plan = ReleasePlans.read(options.out);
    Draft bought = options.buy.isEmpty() ? draft : bought(draft, plan);
    say(bought);
    return ExitCode.DONE.status();
  }

  private void write(Draft draft, StandardOpenOption how) throws IOException {
    Files.writeString(options.out, PlanText.of(draft), StandardCharsets.UTF_8, how);
  }

  /** The plan as written is what pays; where it cannot, it is taken back. */
  private Draft bought(Draft draft, ReleasePlan plan)
      throws IOException, MalformedDocumentException {
    Path ledger = options.ledger.orElse(OwnerHome.ledger(world)).toAbsolutePath().normalize();
    boolean done = false;
    try {
      if (options.newLedger && !DatasetLedger.exists(ledger)) {
        DatasetLedger.make(ledger);
      }
      Map<String, Column> columns =
          new BoughtBounds(draft.columns(), options.buy).buy(world, plan, ledger);
      Map<String, String> notes = new LinkedHashMap<>();
      options.buy.forEach((name, price) -> notes.put(name, "bounds bought for epsilon " + price));
      Draft bought = draft.with(columns, notes);
      write(bought, StandardOpenOption.TRUNCATE_EXISTING);
      ReleasePlans.read(options.out);
      done = true;
      return bought;
    } finally {
      if (!done) {
        Files.deleteIfExists(options.out);
      }
    }
  }

  private boolean isPublic(Questions questions) throws IOException {
    if (options.who != null) {
      return options.who.isPublic;
    }
    if (!questions.asks()) {
      throw Refusal.usage(
          "say --public if everybody may see "
              + options.table
              + ", whose cells are then read; else --confidential, and no cell is");
    }
    return questions.ask(
        "May everybody see this table? (public, confidential)",
        "confidential",
        answer -> {
          boolean publicly = answer.equals("public");
          if (!publicly && !answer.equals("confidential")) {
            throw Refusal.usage("answer public or confidential");
          }
          return publicly;
        });
  }

  private void say(Draft draft) throws IOException {
    List<String> next = next(draft);
    List<String> units = PlanText.withoutUnit(draft);
    if (options.json) {
      world.out().println(CanonicalJson.text(answer(draft, units, next)));
      return;
    }
    world
        .out()
        .println(
            options.out
                + ": "
                + draft.columns().size()
                + " columns, keys "
                + String.join(", ", draft.keys()));
    draft.leftOut().forEach((name, why) -> world.out().println("  left out  " + name + ": " + why));
    if (!units.isEmpty()) {
      world.out().println("  no unit   " + String.join(", ", units) + ": say it in the plan");
    }
    world.out().println("Read it and change what is wrong, then:");
    next.forEach(command -> world.out().println("  " + command));
  }

  private Answer answer(Draft draft, List<String> units, List<String> next) {
    return new Answer(
        options.out.toString(),
        draft.source(),
        draft.isPublic() ? "public" : "confidential",
        draft.columns().stream().map(Column::name).toList(),
        draft.leftOut(),
        draft.keys(),
        units,
        next);
  }

  private List<String> next(Draft draft) throws IOException {
    List<String> next = new ArrayList<>();
    String plan = options.out.toString();
    boolean begin = !draft.isPublic() && !DatasetLedger.exists(OwnerHome.ledger(world));
    next.add(world.command() + " plan check " + plan);
    next.add(
        world.command()
            + " release "
            + plan
            + " --repo "
            + draft.name()
            + "-release"
            + (begin ? " --new-ledger" : ""));
    next.add(
        world.command()
            + " verify "
            + draft.name()
            + "-release --trust "
            + draft.name()
            + "-release.trust.yaml");
    return next;
  }
}
