package org.hallmark.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.disclosure.DisclosedField.Status;

/** The fields of one group, in the order in which they are told. */
final class Fields {
  private final String group;
  private final List<DisclosedField> fields = new ArrayList<>();

  Fields(String group) {
    this.group = group;
  }

  Fields stated(String field, String value) {
    return add(field, Status.STATED, value);
  }

  Fields notApplicable(String field, String reason) {
    return add(field, Status.NOT_APPLICABLE, reason);
  }

  Fields withheld(String field, String reason) {
    return add(field, Status.WITHHELD, reason);
  }

  Fields unknown(String field, String reason) {
    return add(field, Status.UNKNOWN, reason);
  }

  List<DisclosedField> all() {
    return List.copyOf(fields);
  }

  private Fields add(String field, Status status, String text) {
    fields.add(new DisclosedField(group, field, status, text));
    return this;
  }
}
