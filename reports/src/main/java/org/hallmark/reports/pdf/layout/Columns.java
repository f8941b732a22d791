package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.reports.pdf.css.Lengths;

/** How the columns of a CSS grid or of a flexible row share a width. */
final class Columns {
  private static final Pattern AUTO =
      Pattern.compile("repeat\\(auto-fi[lt],\\s*minmax\\((?:min\\(100%,\\s*)?([0-9.a-z]+)\\)?,.*");
  private static final Pattern EQUAL = Pattern.compile("repeat\\(([0-9]+),.*");
  private static final Pattern TRACK =
      Pattern.compile("minmax\\(([^,]+),\\s*([^)]+)\\)|([0-9.a-z%]+(?:-content)?)");

  private Columns() {}

  /** How many columns a grid has at this width. */
  static int count(String template, double em, double width, double gap) {
    Matcher auto = AUTO.matcher(template);
    if (auto.matches()) {
      double least = Lengths.of(auto.group(1), em, width).orElse(width);
      return Math.max(1, (int) ((width + gap) / (least + gap)));
    }
    Matcher equal = EQUAL.matcher(template);
    if (equal.matches()) {
      return Integer.parseInt(equal.group(1));
    }
    return Math.max(1, tracks(template).size());
  }

  private static List<String> tracks(String template) {
    List<String> tracks = new ArrayList<>();
    Matcher track = TRACK.matcher(template);
    while (track.find()) {
      tracks.add(track.group());
    }
    return tracks;
  }

  /** The shares of a grid's row. */
  static Row.Tracks grid(String template, double em) {
    if (template.startsWith("repeat") || template.isEmpty()) {
      return (boxes, room) -> {
        double[] widths = new double[boxes.size()];
        Arrays.fill(widths, room / boxes.size());
        return widths;
      };
    }
    List<String> tracks = tracks(template);
    return (boxes, room) -> fixed(boxes, room, tracks, em);
  }

  /** Lengths are lengths, fractions share what is left, everything else takes what it needs. */
  private static double[] fixed(List<Box> boxes, double room, List<String> tracks, double em) {
    double[] widths = new double[boxes.size()];
    double[] parts = new double[boxes.size()];
    double left = room;
    double all = 0;
    for (int i = 0; i < widths.length; i++) {
      String track = i < tracks.size() ? tracks.get(i) : "1fr";
      Matcher range = TRACK.matcher(track);
      String most = range.matches() && range.group(2) != null ? range.group(2) : track;
      if (most.endsWith("fr")) {
        parts[i] = Double.parseDouble(most.replace("fr", ""));
        all += parts[i];
      } else {
        double wanted = boxes.get(i).widest();
        double limit = Lengths.of(most, em, room).orElse(wanted);
        widths[i] = Math.min(limit, room / 2);
        left -= widths[i];
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] += all > 0 ? left * parts[i] / all : 0;
    }
    return widths;
  }

  /** The shares of a flexible row: bases first, then what grows, or what can shrink. */
  static Row.Tracks flexible(List<Styled> items) {
    return (boxes, room) -> {
      double[] most = new double[boxes.size()];
      double[] least = new double[boxes.size()];
      double[] grow = new double[boxes.size()];
      double sum = 0;
      double growing = 0;
      for (int i = 0; i < most.length; i++) {
        String[] flex = items.get(i).rule("flex").split("\\s+");
        double em = items.get(i).look().size();
        double basis = Lengths.of(flex.length == 3 ? flex[2] : "auto", em, room).orElse(-1);
        boolean rigid = flex.length == 3 && flex[1].equals("0") || flex[0].equals("none");
        most[i] = basis > 0 ? basis : Math.min(room, boxes.get(i).widest() + 0.5);
        least[i] = rigid ? most[i] : Math.min(most[i], boxes.get(i).narrowest());
        grow[i] = flex[0].matches("[0-9.]+") ? Double.parseDouble(flex[0]) : 0;
        sum += most[i];
        growing += grow[i];
      }
      if (sum > room) {
        return Grid.shared(least, most, room);
      }
      for (int i = 0; i < most.length; i++) {
        most[i] += growing > 0 ? (room - sum) * grow[i] / growing : 0;
      }
      return most;
    };
  }
}
