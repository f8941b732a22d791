package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.tables.source.FileForm;
import org.hallmark.tables.source.Format;

/**
 * Where a table is, and what a release would read it as.
 *
 * @param path as the owner gave it
 * @param format what a release reads it as; none where it reads another copy only
 */
record TablePlace(Path path, Optional<SourceFormat> format) {

  /** A table that is there and of a form that is read. */
  static TablePlace of(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw Refusal.usage("there is no table " + path + "; give its path, as seen from here");
    }
    if (!Files.isReadable(path)) {
      throw Refusal.usage("no permission to read " + path + "; ask its owner for it (chmod)");
    }
    Optional<SourceFormat> format =
        Files.isRegularFile(path) ? ofName(path.getFileName().toString()) : Optional.empty();
    if (format.isPresent()) {
      Format form = format.get() == SourceFormat.PARQUET ? Format.PARQUET : Format.CSV;
      FileForm.problem(path, form)
          .ifPresent(
              problem -> {
                throw Refusal.usage(path + " " + problem.replace(" in the plan's source", ""));
              });
    }
    return new TablePlace(path, format);
  }

  private static Optional<SourceFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xlsx") || lower.endsWith(".xls") || lower.endsWith(".ods")) {
      throw Refusal.usage(name + " is a spreadsheet: save the table as CSV in UTF-8");
    }
    if (lower.endsWith(".parquet") || lower.endsWith(".pq")) {
      return Optional.of(SourceFormat.PARQUET);
    }
    return lower.endsWith(".csv") || lower.endsWith(".csv.gz")
        ? Optional.of(SourceFormat.CSV)
        : Optional.empty();
  }
}
