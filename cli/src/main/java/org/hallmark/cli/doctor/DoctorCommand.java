package org.hallmark.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hallmark.cli.doctor.Diagnosis.State;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what of this machine fits, and what to install or do. */
@Command(
    name = "doctor",
    description = {
      "Looks whether everything is here that a release and its verification need, and says what to"
          + " install or do. The exit status is 1 where something is missing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hallmark doctor --natives")
public final class DoctorCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--natives",
      description =
          "Also compare the digests of PyTorch's native libraries and load them: some seconds.")
  private boolean natives;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public DoctorCommand(World world) {
    this.world = world;
  }

  /** A line of the answer as JSON has it. */
  private record Wire(String id, String state, String found, String advice) {
    static Wire of(Diagnosis diagnosis) {
      return new Wire(
          diagnosis.id(), Words.kebab(diagnosis.state()), diagnosis.found(), diagnosis.advice());
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Diagnosis> all = new ArrayList<>(JavaChecks.all());
    all.add(natives ? NativeChecks.loaded(world) : NativeChecks.present());
    all.addAll(MachineChecks.all(world));
    all.addAll(OwnerChecks.all(world));
    if (json) {
      world.out().println(CanonicalJson.text(all.stream().map(Wire::of).toList()));
    } else {
      lines(all).forEach(world.out()::println);
    }
    boolean missing = all.stream().anyMatch(one -> one.state() == State.MISSING);
    return (missing ? ExitCode.NO : ExitCode.DONE).status();
  }

  private static List<String> lines(List<Diagnosis> all) {
    TextTable table = new TextTable("state", "of", "found");
    for (Diagnosis one : all) {
      table.row(Words.kebab(one.state()), one.id(), one.found());
      if (!one.advice().isEmpty()) {
        table.row("", "", "do: " + one.advice());
      }
    }
    return table.lines();
  }
}
