package org.hallmark.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.reports.ComparisonRenderer;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.compare.Comparison;
import org.hallmark.reports.compare.Comparisons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders the report of a release again, or sets two releases side by side. */
@Command(
    name = "report",
    description = {
      "Renders the report of a release again, as page, PDF and JSON, and says whether it is the one"
          + " that lies there.",
      "With --compare it sets another release beside it: claims, privacy, divergences with their"
          + " intervals, laws, generator, checklist and plan.",
      "",
      "It reads manifest, plan and results, never the data. Whether these can be believed, only"
          + " 'hallmark verify' tells."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hallmark report my-release --out my-report",
      "  hallmark report my-release --compare other-release --out side-by-side"
    })
public final class ReportCommand implements Callable<Integer> {
  private static final String COMPARISON = "comparison";

  private final World world;

  @Parameters(paramLabel = "DIR", description = "The folder of a release.")
  private Path release;

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "The folder of the release to set beside it.")
  private Optional<Path> other = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Write report.html, report.pdf and report.json there, or comparison.html and"
              + " comparison.json. Files of these names are replaced.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public ReportCommand(World world) {
    this.world = world;
  }

  /** Where a rendered file lies, and how it compares with the one in the release. */
  private record Rendered(Map<String, String> files, String renderer, Optional<String> out) {}

  /** What a rendered file is beside the one in the release. */
  private enum Standing {
    SAME,
    DIFFERENT,
    /** Another renderer made the one in the release. */
    OTHER_RENDERER;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() throws IOException, MalformedDocumentException {
    ReleasedReport read = ReleasedReport.read(release);
    return other.isPresent() ? compare(read, ReleasedReport.read(other.get())) : render(read);
  }

  private int render(ReleasedReport read) throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = ReportFiles.of(read.input());
    boolean own = read.renderer().equals(Renderer.VERSION);
    SortedMap<String, Standing> standing = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      standing.put(
          file.getKey(),
          !own
              ? Standing.OTHER_RENDERER
              : read.has(file.getKey(), file.getValue()) ? Standing.SAME : Standing.DIFFERENT);
    }
    if (out.isPresent()) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(file.getKey().replaceFirst(".*/", ""), file.getValue());
      }
    }
    tell(read, standing);
    return standing.containsValue(Standing.DIFFERENT)
        ? ExitCode.NO.status()
        : ExitCode.DONE.status();
  }

  private void tell(ReleasedReport read, SortedMap<String, Standing> standing) {
    if (json) {
      SortedMap<String, String> words = new TreeMap<>();
      standing.forEach((path, found) -> words.put(path, found.word()));
      Optional<String> place = out.map(Path::toString);
      world.out().println(CanonicalJson.text(new Rendered(words, read.renderer(), place)));
      return;
    }
    standing.forEach((path, found) -> world.out().println(path + "  " + sentence(read, found)));
    out.ifPresent(folder -> world.out().println("written to " + folder));
  }

  private static String sentence(ReleasedReport read, Standing found) {
    return switch (found) {
      case SAME -> "is what plan, manifest and results give, byte for byte";
      case DIFFERENT -> "is NOT what plan, manifest and results give; ask 'hallmark verify'";
      case OTHER_RENDERER ->
          "was made by "
              + read.renderer()
              + " and not compared; "
              + Renderer.VERSION
              + " rendered it anew";
    };
  }

  private int compare(ReleasedReport a, ReleasedReport b) throws IOException {
    Comparison comparison =
        Comparisons.of(a.input(), b.input(), PlanDifferences.between(a.plan(), b.plan()));
    List<String> lines = new ArrayList<>();
    if (json) {
      lines.add(CanonicalJson.text(comparison));
    } else {
      lines.addAll(ComparisonText.of(comparison));
    }
    if (out.isPresent()) {
      write(COMPARISON + ".html", ComparisonRenderer.html(comparison));
      write(COMPARISON + ".json", ComparisonRenderer.json(comparison));
      if (!json) {
        lines.add("");
        lines.add("page  " + out.get().resolve(COMPARISON + ".html"));
      }
    }
    lines.forEach(world.out()::println);
    return ExitCode.DONE.status();
  }

  private void write(String name, byte[] octets) throws IOException {
    Files.createDirectories(out.orElseThrow());
    Files.write(out.orElseThrow().resolve(name), octets);
  }
}
