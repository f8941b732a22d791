package org.hallmark.reports.pdf.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complex selector of descendants and children (Selectors 4), and its specificity. */
record Selector(List<Compound> compounds, int weight) {
  private static final Pattern STEP = Pattern.compile("\\s*(>)?\\s*([^\\s>]+)");
  private static final Pattern PART =
      Pattern.compile(
          "([a-z][a-z0-9]*|\\*)|\\.([a-zA-Z0-9_-]+)|#([a-z0-9-]+)|\\[([a-z-]+)(?:=\"([^\"]*)\")?\\]"
              + "|(:first-child|:last-child)|:not\\(\\.([a-z-]+)\\)");

  Selector {
    compounds = List.copyOf(compounds);
  }

  /** What one element must be; and whether the one before must be its parent. */
  record Compound(boolean child, List<Part> parts) {
    boolean matches(Named element) {
      for (Part part : parts) {
        if (!part.matches(element)) {
          return false;
        }
      }
      return true;
    }

    private int weight() {
      return parts.stream().mapToInt(part -> part.kind.weight).sum();
    }
  }

  /** The simple selectors. */
  private enum Kind {
    TYPE(1),
    CLASS(100),
    ID(10_000),
    ATTRIBUTE(100),
    POSITION(100),
    NOT_CLASS(100);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  /** One condition; only an attribute may have a value. */
  private record Part(Kind kind, String name, Optional<String> value) {
    static Part of(Matcher found) {
      Kind[] kinds = Kind.values();
      int[] groups = {1, 2, 3, 4, 6, 7};
      for (int i = 0; i < groups.length; i++) {
        if (found.group(groups[i]) != null) {
          return new Part(kinds[i], found.group(groups[i]), Optional.ofNullable(found.group(5)));
        }
      }
      throw new IllegalStateException("a part is one of these");
    }

    boolean matches(Named element) {
      return switch (kind) {
        case TYPE -> name.equals("*") || name.equals(element.name());
        case CLASS -> element.classes().contains(name);
        case ID -> name.equals(element.attributes().get("id"));
        case ATTRIBUTE -> {
          String found = element.attributes().get(name);
          yield found != null && value.map(found::equals).orElse(true);
        }
        case POSITION -> name.equals(":first-child") ? element.isFirst() : element.isLast();
        case NOT_CLASS -> !element.classes().contains(name);
      };
    }
  }

  /** The selector, unless it asks for what paper does not have. */
  static Optional<Selector> read(String text) {
    List<Compound> compounds = new ArrayList<>();
    Matcher steps = STEP.matcher(text);
    while (steps.find()) {
      List<Part> parts = new ArrayList<>();
      int at = 0;
      String step = steps.group(2);
      while (at < step.length()) {
        Matcher part = PART.matcher(step).region(at, step.length());
        if (!part.lookingAt()) {
          return Optional.empty();
        }
        parts.add(Part.of(part));
        at = part.end();
      }
      compounds.add(new Compound(steps.group(1) != null, parts));
    }
    int weight = compounds.stream().mapToInt(Compound::weight).sum();
    return compounds.isEmpty() ? Optional.empty() : Optional.of(new Selector(compounds, weight));
  }

  boolean matches(List<Named> path) {
    int last = compounds.size() - 1;
    return compounds.get(last).matches(path.get(path.size() - 1))
        && above(last, path, path.size() - 1);
  }

  /** Whether something above {@code at} fits what stands before the compound. */
  private boolean above(int compound, List<Named> path, int at) {
    if (compound == 0) {
      return true;
    }
    int farthest = compounds.get(compound).child ? at - 1 : 0;
    for (int i = at - 1; i >= Math.max(0, farthest); i--) {
      if (compounds.get(compound - 1).matches(path.get(i)) && above(compound - 1, path, i)) {
        return true;
      }
    }
    return false;
  }
}
