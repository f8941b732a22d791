package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;

/**
 * Section {@code datasheet} of a plan: what only the owner can tell of source, purpose and care,
 * and no run finds out. All of it is optional and sealed; what is left out is unknown to the
 * report.
 *
 * @param entries what is told, in the order of {@link DatasheetItem}
 */
public record Datasheet(List<Entry> entries) {
  /** The section's name in a plan. */
  public static final String SECTION = "datasheet";

  private static final String NOT_APPLICABLE = "notApplicable";
  private static final String WITHHELD = "withheld";

  /** Is there an answer? */
  public enum Standing {
    TOLD,
    NOT_APPLICABLE,
    /** There is one, which is confidential. */
    WITHHELD
  }

  /**
   * One answer.
   *
   * @param item what is asked
   * @param standing is it told?
   * @param text the answer, or the reason why there is none
   */
  public record Entry(DatasheetItem item, Standing standing, String text) {}

  public Datasheet {
    entries = List.copyOf(entries);
  }

  /** Of a plan that tells nothing. */
  public static Datasheet empty() {
    return new Datasheet(List.of());
  }

  /** The answer to an item, if there is one. */
  public Optional<Entry> entry(DatasheetItem item) {
    return entries.stream().filter(entry -> entry.item() == item).findFirst();
  }

  /** Reads the section, where the plan has it. */
  public static Datasheet read(Fields plan) {
    return plan.optionalObject(SECTION).map(Datasheet::section).orElseGet(Datasheet::empty);
  }

  private static Datasheet section(Fields section) {
    List<Entry> entries = new ArrayList<>();
    for (DatasheetItem item : DatasheetItem.values()) {
      Optional<Node> given = section.raw(item.key());
      if (given.isPresent() && given.get().kind() == Node.Kind.OBJECT) {
        reason(item, section.object(item.key())).ifPresent(entries::add);
      } else {
        section
            .optionalText(item.key())
            .ifPresent(text -> entries.add(new Entry(item, Standing.TOLD, text)));
      }
    }
    section.done();
    return new Datasheet(entries);
  }

  /** An answer that is none, with its reason. */
  private static Optional<Entry> reason(DatasheetItem item, Fields given) {
    Optional<String> no = given.optionalText(NOT_APPLICABLE);
    Optional<String> hidden = given.optionalText(WITHHELD);
    given.done();
    if (no.isPresent() == hidden.isPresent()) {
      given
          .mistakes()
          .add(
              given.node(),
              "must be a text, or {" + NOT_APPLICABLE + ": why}, or {" + WITHHELD + ": why}");
      return Optional.empty();
    }
    Standing standing = no.isPresent() ? Standing.NOT_APPLICABLE : Standing.WITHHELD;
    return Optional.of(new Entry(item, standing, no.or(() -> hidden).orElseThrow()));
  }
}
