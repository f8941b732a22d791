package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.manifest.Manifest;

/**
 * The RO-Crate 1.2 description of a release, by the profile Process Run Crate 0.6: which program
 * made which files out of what, for whom.
 *
 * <p>The action has a beginning and no end: how long a run takes tells how large its source is.
 */
final class RoCrate {
  static final String PATH = "ro-crate-metadata.json";

  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.2";
  private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.6";
  private static final String PROGRAM = "#hallmark";

  /** A program must have an address, and Hallmark has none yet. */
  private static final String HOME = "https://hallmark.invalid/";

  private static final String RUN = "#run";
  private static final String SOURCE = "#source";
  private static final String PLAN = "#sealed-plan";
  private static final String CREATIVE_WORK = "CreativeWork";

  /** What the run was given, beside the source. */
  private static final List<String> INPUTS = List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL);

  /** What a run may make, beside the data, each with what it is. */
  private static final SortedMap<String, String> POSSIBLE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(ReleaseFiles.ARCHITECTURE, "Architecture of the generator"),
              Map.entry(ReleaseFiles.WEIGHTS, "Weights of the generator"),
              Map.entry(ReleaseFiles.MEASUREMENTS, "Distances from the source, with intervals"),
              Map.entry(ReleaseFiles.LAWS, "Checks of the laws"),
              Map.entry(ReleaseFiles.PRIVACY, "Privacy statement"),
              Map.entry(ReleaseFiles.DISCLOSURE, "Privacy disclosure"),
              Map.entry(ReleaseFiles.LEDGER, "What was spent of the dataset's privacy budget"),
              Map.entry(ReleaseFiles.CLAIMS, "Registered claims, judged"),
              Map.entry(ReleaseFiles.REPORT_HTML, "Compliance report"),
              Map.entry(ReleaseFiles.REPORT_JSON, "Compliance report for machines"),
              Map.entry(ReleaseFiles.REPORT_PDF, "Compliance report on paper")));

  private final ReleasePlan plan;
  private final SortedMap<String, FileEntry> data;
  private final SortedMap<String, String> made = new TreeMap<>((Map<String, String>) POSSIBLE);
  private final List<Map<String, Object>> graph = new ArrayList<>();

  private RoCrate(ReleasePlan plan, SortedMap<String, FileEntry> data) {
    this.plan = plan;
    this.data = data;
    Set<String> artifacts = ReleaseFiles.artifacts(plan);
    made.keySet().removeIf(path -> !artifacts.contains(path) && !path.startsWith(Manifest.REPORTS));
  }

  static Map<String, Object> of(
      ReleasePlan plan,
      Seal seal,
      RunOpen open,
      String date,
      SortedMap<String, FileEntry> data,
      String hallmark) {
    RoCrate crate = new RoCrate(plan, data);
    crate.root(date);
    crate.contexts(seal);
    crate.run(open, hallmark);
    crate.files();
    return Map.of("@context", SPECIFICATION + "/context", "@graph", crate.graph);
  }

  /** The identifier of the plan's licence. */
  static String licence(ReleasePlan plan) {
    return "https://spdx.org/licenses/" + plan.frame().licence();
  }

  private void root(String date) {
    add(
        PATH,
        CREATIVE_WORK,
        Map.of("about", reference("./"), "conformsTo", reference(SPECIFICATION)));
    List<Map<String, String>> parts = references(INPUTS);
    parts.addAll(outputs());
    parts.add(reference(Manifest.PATH));
    Map<String, Object> root = new TreeMap<>();
    root.put("name", plan.frame().title());
    root.put("description", Packaging.SYNTHETIC);
    root.put("identifier", reference(PLAN));
    root.put("publisher", reference(agent(0)));
    root.put("datePublished", date);
    root.put("license", reference(licence(plan)));
    root.put("author", agents());
    root.put("conformsTo", reference(PROFILE));
    root.put("mentions", reference(RUN));
    root.put("hasPart", parts);
    add("./", "Dataset", root);
  }

  private void contexts(Seal seal) {
    String licence = plan.frame().licence();
    add(
        licence(plan),
        CREATIVE_WORK,
        Map.of("name", licence, "description", "The licence of the data, as SPDX calls it."));
    add(
        PLAN,
        "PropertyValue",
        Map.of("name", "Digest of the sealed plan", "value", seal.plan().toString()));
    add(
        PROFILE,
        List.of(CREATIVE_WORK, "Profile"),
        Map.of("name", "Process Run Crate", "version", "0.6"));
    add(
        SOURCE,
        CREATIVE_WORK,
        Map.of(
            "name",
            plan.source().title(),
            "identifier",
            seal.source()
                .map(Digest::toString)
                .orElse(seal.data().scheme() + ":" + seal.data().hex()),
            "description",
            "The source. It is not part of the release; the identifier is "
                + (seal.source().isPresent() ? "the digest of" : "a commitment to")
                + " its bytes."));
    List<String> creators = plan.frame().creators();
    for (int i = 0; i < creators.size(); i++) {
      add(agent(i), "Organization", Map.of("name", creators.get(i)));
    }
  }

  private void run(RunOpen open, String hallmark) {
    add(
        PROGRAM,
        "SoftwareApplication",
        Map.of(
            "name",
            "Hallmark",
            "url",
            HOME,
            "version",
            hallmark,
            "identifier",
            open.code().toString(),
            "description",
            "The identifier is the digest of the program's own code."));
    List<Map<String, String>> objects = references(INPUTS);
    objects.add(reference(SOURCE));
    Map<String, Object> action = new TreeMap<>();
    action.put("name", "Run " + open.run() + " of " + plan.frame().name());
    action.put("description", plan.frame().question());
    // ISO 8601 either way; the profile's checker takes offsets alone.
    action.put("startTime", open.openedAt().replaceFirst("Z$", "+00:00"));
    action.put("actionStatus", "http://schema.org/CompletedActionStatus");
    action.put("instrument", reference(PROGRAM));
    action.put("agent", agents());
    action.put("object", objects);
    action.put("result", outputs());
    add(RUN, "CreateAction", action);
  }

  private void files() {
    data.forEach(
        (path, entry) ->
            add(
                path,
                "File",
                Map.of(
                    "name",
                    path,
                    "description",
                    Packaging.SYNTHETIC,
                    "contentSize",
                    Long.toString(entry.size()),
                    "sha256",
                    entry.sha256().hex(),
                    "encodingFormat",
                    "application/vnd.apache.parquet")));
    file(ReleaseFiles.PLAN, "Sealed plan");
    file(ReleaseFiles.SEAL, "Commitments to source and secret");
    file(Manifest.PATH, "Every file of the release with its digest");
    made.forEach(this::file);
  }

  private void file(String path, String description) {
    add(
        path,
        "File",
        Map.of("name", path, "description", description, "encodingFormat", format(path)));
  }

  private static String format(String path) {
    return path.endsWith(".json")
        ? "application/json"
        : path.endsWith(".html") ? "text/html" : "application/octet-stream";
  }

  private void add(String id, Object type, Map<String, Object> properties) {
    Map<String, Object> entity = new TreeMap<>(properties);
    entity.put("@id", id);
    entity.put("@type", type);
    graph.add(entity);
  }

  private List<Map<String, String>> outputs() {
    List<Map<String, String>> outputs = references(data.keySet());
    outputs.addAll(references(made.keySet()));
    return outputs;
  }

  private List<Map<String, String>> agents() {
    List<Map<String, String>> agents = new ArrayList<>();
    for (int i = 0; i < plan.frame().creators().size(); i++) {
      agents.add(reference(agent(i)));
    }
    return agents;
  }

  private static String agent(int index) {
    return "#creator-" + (index + 1);
  }

  private static List<Map<String, String>> references(Iterable<String> ids) {
    List<Map<String, String>> references = new ArrayList<>();
    ids.forEach(id -> references.add(reference(id)));
    return references;
  }

  private static Map<String, String> reference(String id) {
    return Map.of("@id", id);
  }
}
