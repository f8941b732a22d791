package org.hallmark.cli.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.tables.Column;

/**
 * The metadata that other tools read: RO-Crate 1.2, Croissant 1.1, CITATION.cff, a README and Git
 * attributes. Of a confidential source they carry its title alone.
 */
public final class Packaging {
  private static final String SYNTHETIC =
      "This dataset is synthetic: a generative model drew every row. No row is a record of the source.";

  /** Characters of a time that are its date. */
  private static final int DATE = "2026-01-01".length();

  private Packaging() {}

  /** Every metadata file by path, given the data files already made. */
  public static SortedMap<String, byte[]> files(
      ReleasePlan plan, RunOpen open, SortedMap<String, FileEntry> data) {
    String date = open.openedAt().substring(0, Math.min(DATE, open.openedAt().length()));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(".gitattributes", utf8("* -text\n"));
    files.put("README.md", utf8(readme(plan)));
    files.put("CITATION.cff", utf8(citation(plan, date)));
    files.put("croissant.json", CanonicalJson.bytes(croissant(plan, date, data)));
    files.put("ro-crate-metadata.json", CanonicalJson.bytes(crate(plan, date, data)));
    return files;
  }

  private static String readme(ReleasePlan plan) {
    return "# "
        + plan.frame().title()
        + "\n\n"
        + SYNTHETIC
        + "\n\nRead `report/report.html` for what it is good for and what it is not. Check every number of it with\n\n"
        + "    hallmark verify . --trust TRUST.yaml\n\nLicence: "
        + plan.frame().licence()
        + "\n";
  }

  private static String citation(ReleasePlan plan, String date) {
    StringBuilder cff = new StringBuilder("cff-version: 1.2.0\ntype: dataset\n");
    cff.append("message: Please cite this dataset as below.\n");
    cff.append("title: ").append(quoted(plan.frame().title())).append('\n');
    cff.append("license: ").append(quoted(plan.frame().licence())).append('\n');
    cff.append("date-released: ").append(date).append("\nauthors:\n");
    plan.frame().creators().forEach(c -> cff.append("  - name: ").append(quoted(c)).append('\n'));
    return cff.toString();
  }

  /** A YAML double-quoted scalar; JSON strings are a subset of them. */
  private static String quoted(String text) {
    return new String(CanonicalJson.bytes(text), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> croissant(
      ReleasePlan plan, String date, SortedMap<String, FileEntry> data) {
    Map<String, Object> crate = new LinkedHashMap<>();
    crate.put("@context", croissantContext());
    crate.put("@type", "sc:Dataset");
    crate.put(
        "conformsTo",
        List.of("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"));
    crate.put("name", plan.frame().name());
    crate.put("description", plan.frame().title() + ". " + SYNTHETIC);
    crate.put("license", plan.frame().licence());
    crate.put("datePublished", date);
    crate.put("creator", creators(plan));
    crate.put("rai:dataCollection", SYNTHETIC);
    crate.put("rai:personalSensitiveInformation", plan.privacy().notProtected());
    crate.put("distribution", data.entrySet().stream().map(Packaging::distribution).toList());
    crate.put("recordSet", List.of(recordSet(plan, data.firstKey())));
    return crate;
  }

  private static Map<String, Object> croissantContext() {
    return new TreeMap<>(
        Map.of(
            "@language", "en",
            "@vocab", "https://schema.org/",
            "cr", "http://mlcommons.org/croissant/",
            "rai", "http://mlcommons.org/croissant/RAI/",
            "sc", "https://schema.org/",
            "conformsTo", "dct:conformsTo",
            "dct", "http://purl.org/dc/terms/",
            "field", "cr:field",
            "recordSet", "cr:recordSet"));
  }

  private static Map<String, Object> distribution(Map.Entry<String, FileEntry> file) {
    return Map.of(
        "@type", "cr:FileObject",
        "@id", file.getKey(),
        "name", file.getKey(),
        "contentUrl", file.getKey(),
        "contentSize", file.getValue().size() + " B",
        "encodingFormat", "application/vnd.apache.parquet",
        "sha256", file.getValue().sha256().hex());
  }

  private static Map<String, Object> recordSet(ReleasePlan plan, String file) {
    List<Object> fields = new ArrayList<>();
    for (Column column : plan.schema().columns()) {
      fields.add(
          Map.of(
              "@type",
              "cr:Field",
              "@id",
              "rows/" + column.name(),
              "name",
              column.name(),
              "description",
              column.title() + " (" + column.unit() + ")",
              "dataType",
              dataType(column),
              "cr:source",
              Map.of(
                  "cr:fileObject", Map.of("@id", file),
                  "cr:extract", Map.of("cr:column", column.name()))));
    }
    return Map.of("@type", "cr:RecordSet", "@id", "rows", "name", "rows", "field", fields);
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

  private static Map<String, Object> crate(
      ReleasePlan plan, String date, SortedMap<String, FileEntry> data) {
    List<Map<String, Object>> graph = new ArrayList<>();
    graph.add(
        Map.of(
            "@id",
            "ro-crate-metadata.json",
            "@type",
            "CreativeWork",
            "about",
            Map.of("@id", "./"),
            "conformsTo",
            Map.of("@id", "https://w3id.org/ro/crate/1.2")));
    List<Map<String, String>> parts = new ArrayList<>();
    data.keySet().forEach(path -> parts.add(Map.of("@id", path)));
    parts.add(Map.of("@id", "report/report.html"));
    graph.add(
        new TreeMap<>(
            Map.of(
                "@id",
                "./",
                "@type",
                "Dataset",
                "name",
                plan.frame().title(),
                "description",
                SYNTHETIC,
                "datePublished",
                date,
                "license",
                Map.of("@id", "https://spdx.org/licenses/" + plan.frame().licence()),
                "conformsTo",
                Map.of("@id", "https://w3id.org/ro/wfrun/process/0.6"),
                "mentions",
                Map.of("@id", "#run"),
                "hasPart",
                parts)));
    graph.add(
        Map.of(
            "@id",
            "https://spdx.org/licenses/" + plan.frame().licence(),
            "@type",
            "CreativeWork",
            "name",
            plan.frame().licence()));
    graph.add(
        Map.of(
            "@id", "#hallmark",
            "@type", "SoftwareApplication",
            "name", "Hallmark",
            "version", Version.OF_HALLMARK));
    graph.add(
        Map.of(
            "@id",
            "#run",
            "@type",
            "CreateAction",
            "name",
            "Release of " + plan.frame().name(),
            "instrument",
            Map.of("@id", "#hallmark"),
            "result",
            data.keySet().stream().map(path -> Map.of("@id", path)).toList()));
    data.forEach(
        (path, entry) ->
            graph.add(
                Map.of(
                    "@id",
                    path,
                    "@type",
                    "File",
                    "name",
                    path,
                    "contentSize",
                    Long.toString(entry.size()),
                    "encodingFormat",
                    "application/vnd.apache.parquet")));
    graph.add(
        Map.of(
            "@id", "report/report.html",
            "@type", "File",
            "name", "Compliance report",
            "encodingFormat", "text/html"));
    return Map.of("@context", "https://w3id.org/ro/crate/1.2/context", "@graph", graph);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
