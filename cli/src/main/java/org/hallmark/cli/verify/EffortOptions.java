package org.hallmark.cli.verify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.Sample;
import picocli.CommandLine.Option;

/** How much of a large release is read at once. */
final class EffortOptions {
  private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

  @Option(
      names = "--sample",
      paramLabel = "N/T",
      description = {
        "Hash part N of T of the files over 32 MiB and take the others as listed; the verdict then"
            + " is incomplete and names them.",
        "All T parts by one seed cover everything."
      })
  private Optional<String> sample = Optional.empty();

  @Option(
      names = "--sample-seed",
      paramLabel = "SEED",
      description = "Deals the files to the parts. Draw it yourself, after the release was made.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = {
        "Keep the answers of long questions in FILE, private to you, and take those that are there:"
            + " of a verification that was interrupted.",
        "Files are hashed again; answers about other bytes are thrown away."
      })
  private Optional<Path> progress = Optional.empty();

  VerifyRequest.Effort of(Path release) {
    if (sample.isPresent() != seed.isPresent()) {
      throw Refusal.usage("--sample and --sample-seed go together");
    }
    if (progress.isPresent()
        && progress
            .get()
            .toAbsolutePath()
            .normalize()
            .startsWith(release.toAbsolutePath().normalize())) {
      throw Refusal.usage(progress.get() + " would lie in the release; put it elsewhere");
    }
    return new VerifyRequest.Effort(
        Limits.standard(), sample.map(part -> sample(part, seed.orElseThrow())), progress);
  }

  private static Sample sample(String part, String seed) {
    Matcher form = PART.matcher(part);
    if (!form.matches() || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
      throw Refusal.usage("--sample must be N/T, such as 1/4 for the first of four parts: " + part);
    }
    return new Sample(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), seed);
  }
}
