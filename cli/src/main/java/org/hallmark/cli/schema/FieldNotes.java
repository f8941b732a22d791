package org.hallmark.cli.schema;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;

/** A sentence on every member of a plan, by its path: {@code source.columns.*.kind}. */
final class FieldNotes {
  private final SortedMap<String, String> notes;

  private FieldNotes(SortedMap<String, String> notes) {
    this.notes = Collections.unmodifiableSortedMap(notes);
  }

  static FieldNotes read() {
    byte[] yaml = PlanSamples.resource("fields.yaml").getBytes(StandardCharsets.UTF_8);
    SortedMap<String, String> notes = new TreeMap<>();
    Node root = Documents.yaml("fields.yaml", yaml);
    root.members().forEach((path, note) -> notes.put(path, note.text()));
    for (DatasheetItem item : DatasheetItem.values()) {
      notes.put(Place.below(Datasheet.SECTION, item.key()), item.question());
    }
    return new FieldNotes(notes);
  }

  Optional<String> of(String path) {
    return Optional.ofNullable(notes.get(path));
  }

  /** Every path that has a note, and its note. */
  SortedMap<String, String> all() {
    return notes;
  }
}
