package org.hallmark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Node;
import org.hallmark.reports.compare.PlanDifference;

/**
 * Where two plans differ, as deep down as one can say it. Entries of a list that have ids are the
 * same entry where their ids are; others, where their places are.
 */
final class PlanDifferences {
  private final List<PlanDifference> found = new ArrayList<>();

  private PlanDifferences() {}

  /** Every difference, by its place. */
  static List<PlanDifference> between(Node a, Node b) {
    PlanDifferences differences = new PlanDifferences();
    differences.walk("", Optional.of(a), Optional.of(b));
    return differences.found;
  }

  private void walk(String pointer, Optional<Node> a, Optional<Node> b) {
    if (a.equals(b)) {
      return;
    }
    boolean inside = a.isPresent() && b.isPresent() && members(a.get(), b.get());
    if (!inside) {
      found.add(
          new PlanDifference(pointer, a.map(CanonicalJson::text), b.map(CanonicalJson::text)));
      return;
    }
    Map<String, Node> left = byName(a.get());
    Map<String, Node> right = byName(b.get());
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      walk(
          pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
          Optional.ofNullable(left.get(name)),
          Optional.ofNullable(right.get(name)));
    }
  }

  private static boolean members(Node a, Node b) {
    return a.kind() == b.kind()
        && (a.kind() == Node.Kind.OBJECT
            || (a.kind() == Node.Kind.ARRAY && haveIds(a) && haveIds(b)));
  }

  private static boolean haveIds(Node array) {
    return array.items().stream().allMatch(item -> id(item).isPresent());
  }

  private static Optional<String> id(Node item) {
    if (item.kind() != Node.Kind.OBJECT) {
      return Optional.empty();
    }
    Optional<Node> id = item.member("id").or(() -> item.member("name"));
    return id.filter(node -> node.kind() == Node.Kind.STRING).map(Node::text);
  }

  private static Map<String, Node> byName(Node node) {
    if (node.kind() == Node.Kind.OBJECT) {
      return node.members();
    }
    Map<String, Node> byId = new TreeMap<>();
    node.items().forEach(item -> byId.putIfAbsent(id(item).orElseThrow(), item));
    return byId;
  }
}
