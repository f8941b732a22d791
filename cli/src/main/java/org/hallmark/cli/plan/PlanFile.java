package org.hallmark.cli.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/** The file in which an author wrote a plan, before anything of it is understood. */
final class PlanFile {
  private static final long LARGEST = 4L << 20;
  private static final Pattern TABLE =
      Pattern.compile(".*\\.(csv|tsv|jsonl|ndjson|parquet|pq|xlsx|xls|ods|xyz|extxyz)(\\.gz)?");

  private PlanFile() {}

  static Node document(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Refusal.usage(
          file + " is a folder; give the plan itself, a YAML file" + other(file, file));
    }
    if (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().normalize().getParent();
      throw Refusal.usage("there is no plan " + file + other(file, folder));
    }
    if (TABLE.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches()) {
      throw Refusal.usage(
          file + " is a table, by its name, and no plan; 'hallmark init' writes a plan for it");
    }
    if (Files.size(file) > LARGEST) {
      throw Refusal.usage(file + " is too large for a plan; is it the data?");
    }
    return Documents.yaml(file.toString(), Files.readAllBytes(file));
  }

  /** What was probably meant, in a folder; else how a plan comes about. */
  private static String other(Path given, Path folder) throws IOException {
    if (folder == null || !Files.isDirectory(folder) || !Files.isReadable(folder)) {
      return "; 'hallmark init' writes one for a table";
    }
    List<String> plans;
    try (Stream<Path> files = Files.list(folder)) {
      plans =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
              .sorted()
              .toList();
    }
    Optional<String> near =
        plans.size() == 1
            ? Optional.of(plans.get(0))
            : Words.nearest(given.getFileName().toString(), plans);
    return near.map(name -> "; did you mean " + folder.resolve(name) + "?")
        .orElse("; 'hallmark init' writes one for a table");
  }
}
