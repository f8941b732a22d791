package org.hallmark.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.hallmark.cli.audit.AuditPrivacyCommand;
import org.hallmark.cli.doctor.DoctorCommand;
import org.hallmark.cli.escrow.EscrowCommand;
import org.hallmark.cli.explain.ExplainCommand;
import org.hallmark.cli.export.ExportCommand;
import org.hallmark.cli.help.CompletionCommand;
import org.hallmark.cli.help.Handbook;
import org.hallmark.cli.help.ManCommand;
import org.hallmark.cli.init.InitCommand;
import org.hallmark.cli.measure.CheckCommand;
import org.hallmark.cli.measure.MeasureCommand;
import org.hallmark.cli.rehearse.RehearseCommand;
import org.hallmark.cli.release.AmendCommand;
import org.hallmark.cli.release.NonceCommand;
import org.hallmark.cli.release.RaiseBudgetCommand;
import org.hallmark.cli.release.ReleaseCommand;
import org.hallmark.cli.release.SealCommand;
import org.hallmark.cli.release.StatusCommand;
import org.hallmark.cli.release.Version;
import org.hallmark.cli.report.ReportCommand;
import org.hallmark.cli.schema.PlanFieldsCommand;
import org.hallmark.cli.schema.PlanSchemaCommand;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.HushedWorld;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.cli.verify.VerifyCommand;
import org.hallmark.generators.DeviceException;
import org.hallmark.generators.ExecutorClassException;
import org.hallmark.generators.InexactEngineException;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.ledger.BudgetExceededException;
import org.hallmark.privacy.ledger.DatasetBudgetException;
import org.hallmark.privacy.ledger.LedgerFolderException;
import org.hallmark.privacy.source.PublicSourceException;
import org.hallmark.privacy.source.SourceFileException;
import org.hallmark.privacy.state.StateFolderException;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.MistakenDocumentException;
import org.hallmark.tables.source.MissingColumnsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: release a synthetic dataset, or verify one. */
@Command(
    name = "hallmark",
    description = "Releases synthetic scientific datasets that a stranger can check.",
    mixinStandardHelpOptions = true,
    version = "hallmark " + Version.OF_HALLMARK,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done; verify: verified at the requested tier",
      "1:the answer is no; verify, audit-privacy: refuted",
      "2:the command line, the plan or the table is wrong; verify: no trace of a release",
      "3:refused or incomplete: a budget is spent, a run is open, something was not brought",
      "4:internal error"
    },
    footerHeading = "%nFrom a table to a release that anybody can check:%n",
    footer = {
      "  hallmark init my-table.csv --out my-plan.yaml",
      "  hallmark plan check my-plan.yaml",
      "  hallmark release my-plan.yaml --repo my-release",
      "  hallmark verify my-release --trust my-release.trust.yaml"
    })
public final class Hallmark {
  private final HushedWorld world;

  private Hallmark(HushedWorld world) {
    this.world = world;
  }

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Tell no progress, only the answer and what goes wrong.")
  private void quiet(boolean quiet) {
    world.hush(quiet);
  }

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    World world = World.real();
    int status = run(world, arguments);
    world.out().flush();
    System.exit(status);
  }

  /** Runs one command in {@code world} and returns its exit status. */
  public static int run(World world, String... arguments) {
    try {
      return commands(world).execute(arguments);
    } catch (Error e) {
      // Left alone, the JVM would end with 1, which says "refuted".
      return complain(world, e);
    }
  }

  /** Every command with its options, as the command line takes them. */
  public static CommandLine commands(World outer) {
    HushedWorld world = new HushedWorld(outer);
    CommandLine line = new CommandLine(new Hallmark(world));
    line.addSubcommand(new InitCommand(world));
    line.addSubcommand(new ReleaseCommand(world));
    line.addSubcommand(new SealCommand(world));
    line.addSubcommand(new AmendCommand(world));
    line.addSubcommand(new VerifyCommand(world));
    line.addSubcommand(new ExplainCommand(world));
    line.addSubcommand(new ReportCommand(world));
    line.addSubcommand(new ExportCommand(world));
    line.addSubcommand(new StatusCommand(world));
    line.addSubcommand(
        new CommandLine(new PlanCommand())
            .addSubcommand(new PlanCheckCommand(world))
            .addSubcommand(new PlanFieldsCommand(world))
            .addSubcommand(new PlanSchemaCommand(world)));
    line.addSubcommand(new MeasureCommand(world));
    line.addSubcommand(new CheckCommand(world));
    line.addSubcommand(new RehearseCommand(world));
    line.addSubcommand(new AccountCommand(world));
    line.addSubcommand(new CalibrateCommand(world));
    line.addSubcommand(new AuditPrivacyCommand(world));
    line.addSubcommand(
        new CommandLine(new LedgerCommand()).addSubcommand(new RaiseBudgetCommand(world)));
    line.addSubcommand(EscrowCommand.in(world));
    line.addSubcommand(new NonceCommand(world));
    line.addSubcommand(new KeygenCommand(world));
    line.addSubcommand(new TrustCommand(world));
    line.addSubcommand(new DoctorCommand(world));
    line.addSubcommand(new CompletionCommand(world));
    line.addSubcommand(new ManCommand(world));
    line.addSubcommand(new CommandLine.HelpCommand());
    Handbook.complete(line);
    line.setOut(new java.io.PrintWriter(world.out(), true));
    line.setErr(new java.io.PrintWriter(world.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            Boolean.getBoolean("hallmark.colour")
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    line.setExecutionStrategy(Hallmark::execute);
    line.setParameterExceptionHandler((mistake, given) -> complain(world, mistake));
    line.setExecutionExceptionHandler((failure, command, parsed) -> complain(world, failure));
    return line;
  }

  private static int execute(ParseResult parsed) {
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      CommandLine line = parsed.commandSpec().commandLine();
      line.usage(line.getErr());
      return ExitCode.USAGE.status();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int complain(World world, Throwable failure) {
    Complaint complaint = Complaint.about(failure);
    world.err().println(complaint.text());
    return complaint.exit().status();
  }

  /** A wrong command line gets what is wrong with it and no page of help, which would hide it. */
  private static int complain(World world, ParameterException mistake) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    world.err().println("hallmark: " + mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, mistake.getCommandLine().getErr());
    Advice.on(mistake).ifPresent(world.err()::println);
    world.err().println("Help: " + command + " --help");
    return ExitCode.USAGE.status();
  }

  /** What is said about a failure, and the status that it ends with. */
  private record Complaint(ExitCode exit, String text) {
    static Complaint about(Throwable failure) {
      if (failure instanceof Refusal refusal) {
        return new Complaint(refusal.exit(), "hallmark: " + refusal.getMessage());
      }
      if (failure instanceof MistakenDocumentException mistakes) {
        int count = mistakes.mistakes().size();
        return new Complaint(
            ExitCode.USAGE,
            mistakes.getMessage()
                + "\nhallmark: "
                + count
                + (count == 1 ? " mistake" : " mistakes")
                + "; nothing was done");
      }
      if (failure instanceof BudgetExceededException budget) {
        return new Complaint(ExitCode.INCOMPLETE, "hallmark: " + budget.getMessage());
      }
      if (failure instanceof SourceFileException
          || failure instanceof MissingColumnsException
          || failure instanceof PublicSourceException
          || failure instanceof NumericModeException
          || failure instanceof DeviceException
          || failure instanceof ExecutorClassException
          || failure instanceof InexactEngineException) {
        return new Complaint(ExitCode.USAGE, "hallmark: " + failure.getMessage());
      }
      if (failure instanceof StateFolderException
          || failure instanceof LedgerFolderException
          || failure instanceof DatasetBudgetException
          || failure instanceof BudgetTooSmallException
          || failure instanceof TrainingFailedException) {
        return new Complaint(ExitCode.INCOMPLETE, "hallmark: " + failure.getMessage());
      }
      return isMemory(failure) ? new Complaint(ExitCode.INCOMPLETE, MEMORY) : ofFileSystem(failure);
    }

    /** Of the JVM's heap, or of the machine under PyTorch. */
    private static boolean isMemory(Throwable failure) {
      return failure instanceof OutOfMemoryError
          || String.valueOf(failure.getMessage()).contains("DefaultCPUAllocator")
          || (failure.getCause() != null && isMemory(failure.getCause()));
    }

    private static final String MEMORY =
        "hallmark: not enough memory; nothing is lost: give Java more, as in"
            + " HALLMARK_JVM_OPTIONS=-Xmx8g, and the same command again";

    private static Complaint ofFileSystem(Throwable failure) {
      if (failure instanceof NoSuchFileException missing) {
        return new Complaint(ExitCode.USAGE, "hallmark: there is no file " + missing.getFile());
      }
      if (failure instanceof AccessDeniedException denied) {
        return new Complaint(ExitCode.USAGE, "hallmark: no permission for " + denied.getFile());
      }
      if (isFull(failure)) {
        return new Complaint(ExitCode.INCOMPLETE, FULL);
      }
      if (failure instanceof FileSystemException file) {
        return new Complaint(
            ExitCode.INCOMPLETE,
            "hallmark: the file system refuses "
                + file.getFile()
                + (file.getReason() == null ? "" : ": " + file.getReason())
                + "; nothing is lost: mend that and give the same command again");
      }
      if (failure instanceof MalformedDocumentException document) {
        return new Complaint(
            ExitCode.INCOMPLETE,
            "hallmark: a file is not as Hallmark wrote it; restore it from a copy\n"
                + document.getMessage());
      }
      return new Complaint(
          ExitCode.INTERNAL,
          "hallmark: internal error: "
              + failure.getClass().getName()
              + "; nothing is lost, and the same command may be given again. Please report it");
    }

    private static final List<String> FULL_IN_WORDS =
        List.of("No space left on device", "Disk quota exceeded", "File too large");

    private static final String FULL =
        "hallmark: the disk is full; nothing is lost: free space and give the same command again";

    /** Also where a library wraps what the file system said. */
    private static boolean isFull(Throwable failure) {
      String message = String.valueOf(failure.getMessage());
      return FULL_IN_WORDS.stream().anyMatch(message::contains)
          || (failure.getCause() != null && isFull(failure.getCause()));
    }
  }
}
