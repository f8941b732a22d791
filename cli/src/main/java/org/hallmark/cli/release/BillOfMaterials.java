package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.manifest.Component;

/**
 * The CycloneDX 1.6 form of what a manifest says of software and machine, for tools that look for
 * weaknesses of dependencies. A function of the manifest's members, without time or random number.
 */
public final class BillOfMaterials {
  private static final String PROGRAM = "hallmark";
  private static final String PROPERTY = "hallmark:environment:";

  private BillOfMaterials() {}

  /**
   * The document's bytes.
   *
   * @param version of the program
   * @param environment the machine, by name
   * @param components the software
   */
  public static byte[] bytes(
      String version, SortedMap<String, String> environment, List<Component> components) {
    String own = PROGRAM + "@" + version;
    List<Map<String, Object>> all = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (Component component : components) {
      String reference = references.size() + 1 + ":" + component.name();
      references.add(reference);
      all.add(component(component, reference));
    }
    return CanonicalJson.bytes(
        Map.of(
            "bomFormat",
            "CycloneDX",
            "specVersion",
            "1.6",
            "version",
            1,
            "metadata",
            metadata(version, own, environment),
            "components",
            all,
            "dependencies",
            List.of(Map.of("ref", own, "dependsOn", references))));
  }

  private static Map<String, Object> metadata(
      String version, String reference, SortedMap<String, String> environment) {
    List<Map<String, String>> properties = new ArrayList<>();
    environment.forEach(
        (name, value) -> properties.add(Map.of("name", PROPERTY + name, "value", value)));
    return Map.of(
        "component",
        Map.of("type", "application", "name", PROGRAM, "version", version, "bom-ref", reference),
        "properties",
        properties);
  }

  /** Natives have a path for a name, jars Maven's coordinates. */
  private static Map<String, Object> component(Component component, String reference) {
    int colon = component.name().indexOf(':');
    Map<String, Object> described = new TreeMap<>();
    described.put("type", component.name().contains("/") ? "file" : "library");
    described.put("bom-ref", reference);
    described.put("name", component.name().substring(colon + 1));
    described.put("version", component.version());
    described.put("hashes", List.of(Map.of("alg", "SHA-256", "content", component.sha256().hex())));
    if (colon > 0) {
      String group = component.name().substring(0, colon);
      described.put("group", group);
      described.put(
          "purl",
          "pkg:maven/"
              + group
              + "/"
              + component.name().substring(colon + 1)
              + "@"
              + component.version());
    }
    return described;
  }
}
