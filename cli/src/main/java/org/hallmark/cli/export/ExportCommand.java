package org.hallmark.cli.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.git.GitBundle;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a release in forms that archives and other programs take; it verifies nothing. */
@Command(
    name = "export",
    description = {
      "Writes a release in a form that archives and other programs take.",
      "Nothing is verified on the way, and nothing is written over; 'hallmark verify' takes an"
          + " exported folder with --history."
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DIR", description = "The release.")
  private Path release;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Forms forms;

  @Option(names = "--json", description = "Print what was written as JSON.")
  private boolean json;

  /** The forms there are; several may be asked for at once. */
  static final class Forms {
    @Option(
        names = "--bundle",
        paramLabel = "FILE",
        description = "The history as a Git bundle, which 'git clone' takes.")
    private Optional<Path> bundle = Optional.empty();

    @Option(
        names = "--bagit",
        paramLabel = "DIR",
        description = "Files and bundle as a bag of BagIt 1.0, with SHA-256 and SHA-512.")
    private Optional<Path> bag = Optional.empty();

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = {
          "The synthetic data as CSV (RFC 4180). A text that a spreadsheet would take for a formula"
              + " gets an apostrophe before it; so does one that begins with an apostrophe."
        })
    private Optional<Path> csv = Optional.empty();
  }

  /**
   * What was written.
   *
   * @param form of it
   * @param place of it
   * @param octets in it
   */
  record Written(String form, String place, long octets) {}

  public ExportCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    requireRelease();
    for (Optional<Path> place : List.of(forms.bundle, forms.bag, forms.csv)) {
      if (place.isPresent()) {
        requireNew(place.get());
      }
    }
    List<Written> written = new ArrayList<>();
    if (forms.bundle.isPresent()) {
      bundle(forms.bundle.get());
      written.add(written("bundle", forms.bundle.get(), Files.size(forms.bundle.get())));
    }
    if (forms.bag.isPresent()) {
      long octets = new Bag(release, forms.bag.get(), world.now()).write();
      written.add(written("bagit", forms.bag.get(), octets));
    }
    if (forms.csv.isPresent()) {
      CsvFile.write(release, forms.csv.get());
      written.add(written("csv", forms.csv.get(), Files.size(forms.csv.get())));
    }
    tell(written);
    return ExitCode.DONE.status();
  }

  private void tell(List<Written> written) {
    if (json) {
      world.out().println(CanonicalJson.text(written));
      return;
    }
    written.forEach(
        w -> world.out().println(w.form() + "  " + w.place() + "  " + w.octets() + " octets"));
  }

  private static Written written(String form, Path place, long octets) {
    return new Written(form, place.toString(), octets);
  }

  private void bundle(Path file) throws IOException {
    try {
      GitBundle.write(release.resolve(".git"), file);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          release + " has no history as releases have it; 'hallmark verify' says what is wrong");
    }
  }

  private void requireRelease() {
    if (!Files.isRegularFile(release.resolve("manifest.json"), LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(release + " is no release; give the folder that has manifest.json in it");
    }
  }

  private void requireNew(Path place) {
    Path whole = place.toAbsolutePath().normalize();
    if (whole.startsWith(release.toAbsolutePath().normalize())) {
      throw Refusal.usage(place + " would lie in the release, where every file more is a finding");
    }
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(place + " exists; nothing is written over");
    }
    if (!Files.isDirectory(whole.getParent())) {
      throw Refusal.usage("there is no folder " + whole.getParent() + " for " + place);
    }
  }
}
