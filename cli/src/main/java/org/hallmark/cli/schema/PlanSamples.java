package org.hallmark.cli.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.cli.measure.MeasuringFields;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.law.Laws;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;

/**
 * Plans that between them say everything that a plan can say. What a reader asks of a member, it
 * asks whether the member is there or not; only where one member decides about others must a sample
 * have it.
 */
final class PlanSamples {
  private PlanSamples() {}

  /** What is heard while all samples are read. */
  static PlanShape read() {
    PlanShape shape = new PlanShape();
    for (String release : List.of("confidential.yaml", "public.yaml")) {
      for (String generator : Generators.names()) {
        for (String latent : List.of("4", "[4, 2]")) {
          String section = section(generator, latent);
          hear(shape, release + " " + section, resource(release).replace("GENERATOR", section));
        }
      }
      String any = resource(release).replace("GENERATOR", section(Generators.names().get(0), "4"));
      hear(shape, release + " laws", any.replace("laws: []", "laws:" + laws()));
    }
    hear(shape, "words", resource("words.yaml") + datasheet("in words"));
    hear(shape, "reasons", resource("words.yaml") + datasheet("{withheld: it is confidential}"));
    Node measuring = document(resource("measuring.yaml"));
    MeasuringFields.hear(measuring, shape.listener("measuring.yaml"));
    Node exact = document(resource("public.yaml").replace("GENERATOR", section("vae", "4")));
    MeasuringFields.hear(exact, shape.listener("public.yaml measured"));
    return shape;
  }

  /** The members that a plan needs which makes a release, beside those that every plan needs. */
  static List<String> requiredOfReleases() {
    PlanShape shape = new PlanShape();
    hear(shape, "words", resource("words.yaml"));
    hear(shape, "public", resource("public.yaml").replace("GENERATOR", section("vae", "4")));
    Place root = new Place("", "");
    return shape.members(root).keySet().stream()
        .filter(name -> shape.required(root, name))
        .toList();
  }

  private static void hear(PlanShape shape, String id, String yaml) {
    ReleasePlans.hear(document(yaml), shape.listener(id));
  }

  /** Everything that a generator's section may say of any model. */
  private static String section(String generator, String latent) {
    List<String> lines = resource("generators.yaml").lines().toList();
    return lines
        .get(lines.size() - 1)
        .replace("id: ID", "id: " + generator)
        .replace("LATENT", latent);
  }

  private static String datasheet(String answer) {
    return Arrays.stream(DatasheetItem.values())
        .map(item -> "  " + item.key() + ": " + answer + "\n")
        .collect(Collectors.joining("", Datasheet.SECTION + ":\n", ""));
  }

  private static String laws() {
    String more = resource("laws.yaml");
    return Laws.kinds().stream()
        .map(LawKind::example)
        .map(example -> "\n  - " + example)
        .collect(Collectors.joining("", "", "\n" + more.substring(more.indexOf('\n') + 1)));
  }

  private static Node document(String yaml) {
    return Documents.yaml("a sample of plans", yaml.getBytes(StandardCharsets.UTF_8));
  }

  static String resource(String name) {
    try (InputStream stream = PlanSamples.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
