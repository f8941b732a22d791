package org.hallmark.metrics;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;

/**
 * The places where a published record differs from the one computed again, each as a finding whose
 * subject is the place: records by component, lists by index, maps by key. Numbers must be equal,
 * not close.
 */
public final class Differences {
  private final String code;
  private final List<Finding> findings = new ArrayList<>();

  private Differences(String code) {
    this.code = code;
  }

  /** All differences; {@code subject} names the place of the whole records. */
  public static List<Finding> of(String code, String subject, Record expected, Record found) {
    Differences differences = new Differences(code);
    differences.compare(subject, expected, found);
    return List.copyOf(differences.findings);
  }

  private void compare(String place, Object expected, Object found) {
    if (expected instanceof Optional<?> one && found instanceof Optional<?> other) {
      compare(place, one.orElse(null), other.orElse(null));
    } else if (expected == null || found == null || expected.getClass() != found.getClass()) {
      compareValues(place, expected, found);
    } else if (expected instanceof Record one) {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        String name = component.getName();
        compare(place + "/" + name, member(component, one), member(component, found));
      }
    } else {
      compareValues(place, expected, found);
    }
  }

  private void compareValues(String place, Object expected, Object found) {
    if (expected instanceof List<?> one && found instanceof List<?> other) {
      if (one.size() != other.size()) {
        add(place, one.size() + " items", other.size() + " items");
        return;
      }
      for (int i = 0; i < one.size(); i++) {
        compare(place + "/" + i, one.get(i), other.get(i));
      }
    } else if (expected instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
      TreeSet<Object> keys = new TreeSet<>(one.keySet());
      keys.addAll(other.keySet());
      keys.forEach(key -> compare(place + "/" + key, one.get(key), other.get(key)));
    } else if (!same(expected, found)) {
      add(place, text(expected), text(found));
    }
  }

  /** Plain equality, but 0 and -0 are one number: canonical JSON writes both as 0. */
  private static boolean same(Object expected, Object found) {
    return expected instanceof Double one && found instanceof Double other
        ? one.doubleValue() == other.doubleValue()
        : Objects.equals(expected, found);
  }

  private void add(String place, String expected, String found) {
    findings.add(new Finding(code, place, expected, found));
  }

  private static String text(Object value) {
    if (value == null) {
      return "nothing";
    }
    return value instanceof Number || value instanceof Enum || value instanceof Record
        ? CanonicalJson.text(value)
        : String.valueOf(value);
  }

  private static Object member(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("record must be public. Provided value: " + owner, e);
    }
  }
}
