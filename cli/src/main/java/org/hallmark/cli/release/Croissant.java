package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.tables.Column;

/**
 * The Croissant 1.1 description of a release, with the vocabulary for responsible AI: what the
 * files and columns are, for loaders of machine-learning data.
 */
final class Croissant {
  private static final String CR = "http://mlcommons.org/croissant/";
  private static final String ROWS = "rows";

  /** The terms of Croissant that are used, by their short names; all else is schema.org's. */
  private static final List<String> TERMS =
      List.of("column", "extract", "field", "fileObject", "recordSet", "source");

  private Croissant() {}

  static Map<String, Object> of(ReleasePlan plan, String date, SortedMap<String, FileEntry> data) {
    Map<String, Object> dataset = new TreeMap<>();
    dataset.put("@context", context());
    dataset.put("@type", "sc:Dataset");
    dataset.put("conformsTo", List.of(CR + "1.1", CR + "RAI/1.0"));
    dataset.put("name", plan.frame().name());
    dataset.put("description", plan.frame().title() + ". " + Packaging.SYNTHETIC);
    dataset.put("license", RoCrate.licence(plan));
    dataset.put("datePublished", date);
    dataset.put("creator", creators(plan));
    dataset.put("rai:dataCollection", Packaging.SYNTHETIC);
    dataset.put("rai:personalSensitiveInformation", plan.privacy().notProtected());
    dataset.put("distribution", data.entrySet().stream().map(Croissant::file).toList());
    dataset.put("recordSet", List.of(rows(plan, data.firstKey())));
    return dataset;
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new TreeMap<>();
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("cr", CR);
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("rai", CR + "RAI/");
    context.put("sc", "https://schema.org/");
    context.put("conformsTo", "dct:conformsTo");
    context.put("dataType", Map.of("@id", "cr:dataType", "@type", "@vocab"));
    TERMS.forEach(term -> context.put(term, "cr:" + term));
    return context;
  }

  private static Map<String, Object> file(Map.Entry<String, FileEntry> file) {
    return Map.of(
        "@type", "cr:FileObject",
        "@id", file.getKey(),
        "name", file.getKey(),
        "contentUrl", file.getKey(),
        "contentSize", file.getValue().size() + " B",
        "encodingFormat", "application/vnd.apache.parquet",
        "sha256", file.getValue().sha256().hex());
  }

  private static Map<String, Object> rows(ReleasePlan plan, String file) {
    List<Object> fields = new ArrayList<>();
    plan.schema().columns().forEach(column -> fields.add(field(column, file)));
    return Map.of("@type", "cr:RecordSet", "@id", ROWS, "name", ROWS, "field", fields);
  }

  private static Map<String, Object> field(Column column, String file) {
    Map<String, Object> source =
        Map.of(
            "fileObject", Map.of("@id", file),
            "extract", Map.of("column", column.name()));
    return Map.of(
        "@type",
        "cr:Field",
        "@id",
        ROWS + "/" + column.name(),
        "name",
        column.name(),
        "description",
        description(column),
        "dataType",
        dataType(column),
        "source",
        source);
  }

  private static String description(Column column) {
    boolean pure = column.unit().isEmpty() || column.unit().equals("1");
    return pure ? column.title() : column.title() + " (" + column.unit() + ")";
  }

  private static String dataType(Column column) {
    return switch (column.kind()) {
      case CATEGORY -> "sc:Text";
      case COUNT, INTEGER -> "sc:Integer";
      case REAL -> "sc:Float";
    };
  }

  private static List<Map<String, String>> creators(ReleasePlan plan) {
    return plan.frame().creators().stream()
        .map(name -> Map.of("@type", "sc:Organization", "name", name))
        .toList();
  }
}
