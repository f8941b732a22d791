package org.hallmark.cli.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints manual pages, or writes them all into a folder. */
@Command(
    name = "man",
    description = {
      "Prints the manual page of the program or of one of its commands, for 'man -l -', or writes all"
          + " pages into a folder.",
      "",
      "The pages are made from the same words as --help."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  hallmark man verify | man -l -", "  hallmark man --out ~/.local/share/man/man1"})
public final class ManCommand implements Callable<Integer> {
  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, as plan check; the program itself, if left out.")
  private List<String> command = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write all pages into this folder, over those that are there.")
  private Optional<Path> out = Optional.empty();

  public ManCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    SortedMap<String, String> pages = ManPage.all(spec.root());
    if (out.isPresent()) {
      Files.createDirectories(out.get());
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Path file = out.get().resolve(page.getKey() + ".1");
        Files.writeString(file, page.getValue(), StandardCharsets.UTF_8);
      }
      world.out().println(pages.size() + " pages in " + out.get());
      return ExitCode.DONE.status();
    }
    String wanted = String.join("-", command);
    String name = wanted.isEmpty() ? spec.root().name() : spec.root().name() + "-" + wanted;
    if (!pages.containsKey(name)) {
      throw Refusal.usage(
          "there is no page "
              + name
              + Words.nearest(name, pages.keySet())
                  .map(near -> "; did you mean " + near + "?")
                  .orElse(""));
    }
    world.out().print(pages.get(name));
    return ExitCode.DONE.status();
  }
}
