package org.hallmark.reports;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.facts.ReportInput;

/**
 * A copy of a tree of records with other leaves. What a manifest cannot hold (odd paths, another
 * schema) stays.
 *
 * @param texts what becomes of texts
 * @param numbers what becomes of doubles
 * @param counts what becomes of longs
 */
public record Substitution(
    UnaryOperator<String> texts, UnaryOperator<Double> numbers, UnaryOperator<Long> counts) {
  private static final Set<String> FIXED = Set.of("schema", "artifacts", "reports", "attestations");

  public static Substitution texts(UnaryOperator<String> texts) {
    return new Substitution(texts, UnaryOperator.identity(), UnaryOperator.identity());
  }

  public static Substitution numbers(UnaryOperator<Double> numbers) {
    return new Substitution(UnaryOperator.identity(), numbers, UnaryOperator.identity());
  }

  public ReportInput in(ReportInput input) {
    return (ReportInput) copy(input);
  }

  private Object copy(Object value) {
    if (value instanceof String text) {
      return texts.apply(text);
    } else if (value instanceof Double number) {
      return numbers.apply(number);
    } else if (value instanceof Long count) {
      return counts.apply(count);
    } else if (value instanceof List<?> list) {
      return list.stream().map(this::copy).toList();
    } else if (value instanceof SortedMap<?, ?> map) {
      return copy(map);
    } else if (value instanceof Optional<?> optional) {
      return optional.map(this::copy);
    }
    boolean leaf = value instanceof org.hallmark.provenance.Digest || value instanceof Artifact;
    return value instanceof Record record && !leaf ? copy(record) : value;
  }

  private SortedMap<String, Object> copy(SortedMap<?, ?> map) {
    SortedMap<String, Object> copied = new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copied.put(texts.apply((String) entry.getKey()), copy(entry.getValue()));
    }
    return copied;
  }

  private Object copy(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(record);
        boolean fixed = record instanceof Manifest && FIXED.contains(components[i].getName());
        values[i] = fixed ? value : copy(value);
        types[i] = components[i].getType();
      }
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName(), e);
    }
  }
}
