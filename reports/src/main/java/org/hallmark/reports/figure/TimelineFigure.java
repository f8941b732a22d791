package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.provenance.json.Words;
import org.hallmark.reports.facts.MakingFacts.RunRecord;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.plot.TimelinePlot;
import org.hallmark.reports.plot.TimelinePlot.Event;
import org.hallmark.reports.plot.TimelinePlot.Ground;

/** Seal, value from outside, amendments and runs in their order, which digests chain. */
public final class TimelineFigure {
  private static final String ID = "timeline";
  private static final String TITLE = "From plan to release";
  private static final String NO_TIME = "no time is told";

  private TimelineFigure() {}

  /** The figure of a release. */
  public static Figure of(ReportInput input) {
    List<Event> events = events(input);
    return new Figure(
        ID,
        TITLE,
        new TimelinePlot(events).draw(ID, TITLE, described(events)),
        "The order is fixed: every entry holds the digest of the one before. Times are by the"
            + " owner's clock, which proves nothing; a green dot marks a value from outside."
            + " When a run ended is not told, since that would time private work.",
        new NumberTable(
            "Entries in the order of their chain",
            List.of(
                NumberColumn.words("Time"),
                NumberColumn.words("Entry"),
                NumberColumn.words("Rests on")),
            events.stream().map(TimelineFigure::row).toList()));
  }

  private static List<Event> events(ReportInput input) {
    List<Event> events = new ArrayList<>();
    events.add(new Event(input.making().sealedAt(), "plan sealed", Ground.OWNER));
    input
        .registration()
        .freshness()
        .ifPresent(
            value ->
                events.add(
                    new Event(
                        NO_TIME,
                        "value from outside: " + Words.kebab(value.from()),
                        Ground.OUTSIDE)));
    amendments(input, 0, events);
    for (RunRecord run : input.making().runs()) {
      String name = "run " + run.number();
      events.add(new Event(run.openedAt(), name + " opened", Ground.OWNER));
      events.add(new Event(NO_TIME, name + " closed: " + word(run.end()), Ground.OWNER));
      amendments(input, run.number(), events);
    }
    events.add(new Event(NO_TIME, "release of run " + input.manifest().run(), Ground.OWNER));
    return events;
  }

  private static String word(String end) {
    return end.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
  }

  private static void amendments(ReportInput input, int afterRun, List<Event> events) {
    for (Amendment amendment : input.registration().amendments()) {
      if (amendment.afterRun() == afterRun) {
        events.add(
            new Event(amendment.amendedAt(), "amendment " + amendment.number(), Ground.OWNER));
      }
    }
  }

  private static String described(List<Event> events) {
    return events.stream()
        .map(event -> event.what() + " (" + event.time() + ")")
        .collect(Collectors.joining("; ", "Entries from above: ", "."));
  }

  private static List<Object> row(Event event) {
    return List.of(
        event.time(),
        event.what(),
        event.ground() == Ground.OUTSIDE ? "a value from outside" : "the owner's word");
  }
}
