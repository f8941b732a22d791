package org.hallmark.cli.help;

import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete the program's commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script by which bash, zsh or fish completes commands and options.",
      "",
      "bash and zsh read it with 'source', fish takes it as a file in its folder of completions."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hallmark completion bash > ~/.local/share/bash-completion/completions/hallmark",
      "  hallmark completion fish > ~/.config/fish/completions/hallmark.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  private final World world;

  /** Shells that are known. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  public CompletionCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    String name = program.getCommandName();
    world
        .out()
        .print(
            shell == Shell.FISH
                ? FishCompletion.script(program)
                : AutoComplete.bash(name, program));
    return ExitCode.DONE.status();
  }
}
