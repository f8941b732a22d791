package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.terminal.Refusal;
import picocli.CommandLine.Option;

/** The option of owners who want exact numbers about their own confidential source. */
final class UnpublishedOption {
  @Option(
      names = "--unpublished",
      paramLabel = "FILE",
      description = {
        "Of a confidential source: write exact numbers to FILE, which you alone can read, and print"
            + " none.",
        "Nothing is charged, but the ledger records for good that you have seen data, and every",
        "later release from them says so. FILE must be new, and in no release or Git work tree."
      })
  private Optional<Path> file = Optional.empty();

  Optional<Path> file() {
    return file;
  }

  /** Refuses whatever would print of the numbers, or make the exit status tell of them. */
  void requireAlone(Path plan, Optional<String> json, boolean strict) throws IOException {
    if (!MeasuringPlan.isConfidential(plan)) {
      throw Refusal.usage(
          "--unpublished is for a confidential source; numbers about this one are exact without it");
    }
    if (json.isPresent() || strict) {
      throw Refusal.usage(
          "--unpublished writes one file and tells nothing else: leave out --json"
              + " and --strict");
    }
  }
}
