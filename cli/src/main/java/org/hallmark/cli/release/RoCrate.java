package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.provenance.files.FileEntry;

/**
 * The RO-Crate 1.2 description of a release, by the profile Process Run Crate 0.6: which program
 * made which file, for whom.
 */
final class RoCrate {
  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.2";
  private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.6";
  private static final String REPORT = ReleaseFiles.REPORT_HTML;
  private static final String PROGRAM = "#hallmark";
  private static final String RUN = "#run";
  private static final String CREATIVE_WORK = "CreativeWork";

  private final ReleasePlan plan;
  private final SortedMap<String, FileEntry> data;
  private final List<Map<String, Object>> graph = new ArrayList<>();

  private RoCrate(ReleasePlan plan, SortedMap<String, FileEntry> data) {
    this.plan = plan;
    this.data = data;
  }

  static Map<String, Object> of(
      ReleasePlan plan, String date, SortedMap<String, FileEntry> data, String hallmark) {
    RoCrate crate = new RoCrate(plan, data);
    crate.root(date);
    crate.contexts();
    crate.run(hallmark);
    crate.files();
    return Map.of("@context", SPECIFICATION + "/context", "@graph", crate.graph);
  }

  /** The identifier of the plan's licence. */
  static String licence(ReleasePlan plan) {
    return "https://spdx.org/licenses/" + plan.frame().licence();
  }

  private void root(String date) {
    add(
        "ro-crate-metadata.json",
        CREATIVE_WORK,
        Map.of("about", reference("./"), "conformsTo", reference(SPECIFICATION)));
    List<Map<String, String>> parts = new ArrayList<>(outputs());
    parts.add(reference(REPORT));
    add(
        "./",
        "Dataset",
        Map.of(
            "name", plan.frame().title(),
            "description", Packaging.SYNTHETIC,
            "datePublished", date,
            "license", reference(licence(plan)),
            "author", agents(),
            "conformsTo", reference(PROFILE),
            "mentions", reference(RUN),
            "hasPart", parts));
  }

  private void contexts() {
    add(licence(plan), CREATIVE_WORK, Map.of("name", plan.frame().licence()));
    add(
        PROFILE,
        List.of(CREATIVE_WORK, "Profile"),
        Map.of("name", "Process Run Crate", "version", "0.6"));
    List<String> creators = plan.frame().creators();
    for (int i = 0; i < creators.size(); i++) {
      add(agent(i), "Organization", Map.of("name", creators.get(i)));
    }
  }

  private void run(String hallmark) {
    add(PROGRAM, "SoftwareApplication", Map.of("name", "Hallmark", "softwareVersion", hallmark));
    add(
        RUN,
        "CreateAction",
        Map.of(
            "name", "Release of " + plan.frame().name(),
            "instrument", reference(PROGRAM),
            "agent", agents(),
            "result", outputs()));
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
                    "contentSize",
                    Long.toString(entry.size()),
                    "encodingFormat",
                    "application/vnd.apache.parquet")));
    add(REPORT, "File", Map.of("name", "Compliance report", "encodingFormat", "text/html"));
  }

  private void add(String id, Object type, Map<String, Object> properties) {
    Map<String, Object> entity = new TreeMap<>(properties);
    entity.put("@id", id);
    entity.put("@type", type);
    graph.add(entity);
  }

  private List<Map<String, String>> outputs() {
    return data.keySet().stream().map(RoCrate::reference).toList();
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

  private static Map<String, String> reference(String id) {
    return Map.of("@id", id);
  }
}
