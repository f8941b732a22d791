package org.hallmark.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Observables;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/** The example's own plan, as far as observables need it. */
public record ExamplePlan(Schema schema, Frame frame, List<Observable> observables) {
  public static ExamplePlan read() throws IOException {
    Path plan = Path.of("../examples/arterial-traffic/plan.yaml");
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(Documents.yaml("plan.yaml", Files.readAllBytes(plan)), mistakes);
    Fields source = fields.object("source");
    Schema schema = Schema.read(source.items("columns"), mistakes);
    Frame frame = Frame.of(schema, source.texts("frame"));
    List<Observable> observables =
        Observables.read(fields.items("observables"), schema, frame, PrivacyUnit.RECORD, mistakes);
    mistakes.throwIfAny();
    return new ExamplePlan(schema, frame, observables);
  }

  public Observable observable(String id) {
    return observables.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }
}
