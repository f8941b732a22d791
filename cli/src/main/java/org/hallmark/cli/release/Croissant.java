package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.tables.Column;

/**
 * The Croissant 1.1 description of a release, with the vocabulary for responsible AI: what the
 * files and columns are, for loaders of machine-learning data.
 */
final class Croissant {
  private static final String CR = "http://mlcommons.org/croissant/";
  private static final String ROWS = "rows";
  private static final String ENTITY = "prov:Entity";

  /** Characters of a date that are its year. */
  private static final int YEAR = "2026".length();

  /** The terms of Croissant that are used, by their short names; all else is schema.org's. */
  private static final List<String> TERMS =
      List.of(
          "citeAs",
          "column",
          "extract",
          "field",
          "fileObject",
          "isLiveDataset",
          "recordSet",
          "source");

  /** What the source has and the data do not correct. */
  private static final String BIASES =
      "Whatever bias the source has, and what the generative model adds: it smooths rare"
          + " combinations.";

  private static final String BIASES_OF_NOISE =
      BIASES + " Noise for privacy blurs small groups most.";

  private Croissant() {}

  static Map<String, Object> of(
      ReleasePlan plan, RunOpen open, String date, SortedMap<String, FileEntry> data) {
    Map<String, Object> dataset = new TreeMap<>(responsible(plan));
    dataset.put("@context", context());
    dataset.put("@type", "sc:Dataset");
    dataset.put("conformsTo", List.of(CR + "1.1", CR + "RAI/1.0"));
    dataset.put("name", plan.frame().name());
    dataset.put("description", plan.frame().title() + ". " + Packaging.SYNTHETIC);
    dataset.put("url", "./");
    dataset.put("license", RoCrate.licence(plan));
    dataset.put("datePublished", date);
    // Another run draws other rows: by the specification's rule that is another major version.
    dataset.put("version", open.run() + ".0.0");
    dataset.put("creator", creators(plan));
    dataset.put("citeAs", cited(plan, date));
    dataset.put("isLiveDataset", false);
    dataset.put("prov:wasDerivedFrom", Map.of("@type", ENTITY, "name", plan.source().title()));
    dataset.put("distribution", data.entrySet().stream().map(Croissant::file).toList());
    dataset.put("recordSet", List.of(rows(plan, data.firstKey())));
    return dataset;
  }

  /** The vocabulary for responsible AI. */
  private static Map<String, Object> responsible(ReleasePlan plan) {
    return Map.of(
        "rai:hasSyntheticData",
        true,
        "rai:dataCollection",
        Packaging.SYNTHETIC,
        "rai:dataCollectionType",
        "Synthetic",
        "rai:dataUseCases",
        plan.frame().question(),
        "rai:dataBiases",
        plan.privacy().isPresent() ? BIASES_OF_NOISE : BIASES,
        "rai:dataLimitations",
        limitations(plan),
        "rai:personalSensitiveInformation",
        plan.privacy()
            .map(PrivacyPlan::notProtected)
            .orElse("Not applicable: the source is public."));
  }

  /** What the plan itself admits; the measured rest stands in the report. */
  private static List<String> limitations(ReleasePlan plan) {
    List<String> limitations = new ArrayList<>();
    plan.laws()
        .forEach(
            law -> limitations.add(law.statement().title() + ": " + law.statement().weakness()));
    limitations.add("How far each registered quantity is from the source: report/report.html.");
    return limitations;
  }

  private static String cited(ReleasePlan plan, String date) {
    return "@misc{"
        + plan.frame().name()
        + ", title = {"
        + plan.frame().title()
        + "}, author = {"
        + String.join(" and ", plan.frame().creators().stream().map(c -> "{" + c + "}").toList())
        + "}, year = {"
        + date.substring(0, YEAR)
        + "}}";
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new TreeMap<>();
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("cr", CR);
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("prov", "http://www.w3.org/ns/prov#");
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
