package org.hallmark.cli.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.junit.jupiter.api.Test;

/** Do the schema of plans, the page of their fields and the code that reads them agree? */
class PlanSchemaTest {
  private static final Path TOP = Path.of("..");
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(PlanSchema.text());

  /** A member that code asks of an object. */
  private static final Pattern ASKED =
      Pattern.compile(
          "(?<!Column)\\.(?:text|optionalText|id|integer|number|optionalNumber|choice|flag|items|optionalItems"
              + "|texts|optionalTexts|object|optionalObject|raw)\\(\\s*\"([a-zA-Z0-9]+)\"");

  /** Files whose objects are no part of a plan. */
  private static final Set<String> OTHERS = Set.of("AccountingDocument.java", "TrustFiles.java");

  @Test
  void schema_ofTheDocumentation_isThatOfTheProgram() throws IOException {
    assertEquals(
        PlanSchema.text() + "\n",
        Files.readString(TOP.resolve("docs").resolve("plan.schema.json")));
  }

  @Test
  void page_ofTheDocumentation_isThatOfTheProgram() throws IOException {
    assertEquals(
        PlanReference.markdown(), Files.readString(TOP.resolve("docs").resolve("plan.md")));
  }

  @Test
  void notes_areThereForEveryField_andForNothingElse() {
    List<PlanReference.Field> fields = PlanReference.all();
    assertTrue(fields.size() > 250, "fields: " + fields.size());
    Set<String> paths =
        fields.stream()
            .map(PlanReference.Field::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without(paths, FieldNotes.read().all().keySet()), "fields unnoted");
    assertEquals(Set.of(), without(FieldNotes.read().all().keySet(), paths), "notes of no field");
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** Whatever a reader of plans asks for by name is a field that the samples made it ask for. */
  @Test
  void fields_thatTheCodeAsksFor_areAllHeard() throws IOException {
    Set<String> heard =
        PlanReference.all().stream().map(PlanReference.Field::name).collect(Collectors.toSet());
    Set<String> unheard = new TreeSet<>();
    for (String module :
        List.of(
            "tables", "privacy", "metrics", "physics-checks", "preregistration", "generators")) {
      for (Path source : sources(TOP.resolve(module).resolve("src/main/java"))) {
        collectUnheard(source, heard, unheard);
      }
    }
    for (Path source : sources(TOP.resolve("cli/src/main/java/org/hallmark/cli/plan"))) {
      collectUnheard(source, heard, unheard);
    }
    assertEquals(Set.of(), unheard);
  }

  private static void collectUnheard(Path source, Set<String> heard, Set<String> unheard)
      throws IOException {
    String text = Files.readString(source);
    if (!text.contains("provenance.json.Fields") || OTHERS.contains("" + source.getFileName())) {
      return;
    }
    Matcher asked = ASKED.matcher(text);
    while (asked.find()) {
      if (!heard.contains(asked.group(1))) {
        unheard.add(source.getFileName() + ": " + asked.group(1));
      }
    }
  }

  @Test
  void plans_ofTheExamples_satisfyTheSchema() throws IOException {
    int plans = 0;
    for (Path file : files(TOP.resolve("examples"), ".yaml")) {
      String text = Files.readString(file);
      if (text.contains("\nsource:")) {
        assertEquals(Set.of(), findings(text), file.toString());
        plans++;
      }
    }
    assertTrue(plans >= 5, "plans: " + plans);
  }

  @Test
  void mistakes_inAPlan_areFound() throws IOException {
    String plan = Files.readString(TOP.resolve("examples/tiny/plan.yaml"));
    Map.of(
            "confidentiality: confidential", "confidentiality: secret",
            "kind: real", "kind: reel",
            "epsilon: ", "epsilom: ",
            "steps: ", "steps: -",
            "licence: ", "license: ",
            "runs: {budget: 1}", "runs: {budget: many}")
        .forEach(
            (right, wrong) -> {
              assertTrue(plan.contains(right), right);
              assertFalse(
                  findings(plan.replaceFirst(Pattern.quote(right), wrong)).isEmpty(), wrong);
            });
  }

  private static Set<ValidationMessage> findings(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return SCHEMA.validate(
        CanonicalJson.text(Documents.yaml("plan.yaml", bytes)), InputFormat.JSON);
  }

  private static List<Path> sources(Path folder) throws IOException {
    return files(folder, ".java");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
