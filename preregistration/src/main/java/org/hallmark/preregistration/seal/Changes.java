package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hallmark.preregistration.seal.Amendment.Change;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/** The differences of two plans by pointer, found and applied. */
public final class Changes {
  private final List<Change> changes = new ArrayList<>();

  private Changes() {}

  /**
   * What must be done to {@code before} to have {@code after}; lists of other lengths as wholes.
   */
  public static List<Change> between(Node before, Node after) {
    Changes all = new Changes();
    all.compare("", Optional.of(before), Optional.of(after));
    return all.changes;
  }

  private void compare(String pointer, Optional<Node> before, Optional<Node> after) {
    if (before.equals(after)) {
      return;
    }
    if (both(before, after, Node.Kind.OBJECT)) {
      TreeSet<String> names = new TreeSet<>(before.get().members().keySet());
      names.addAll(after.get().members().keySet());
      for (String name : names) {
        compare(pointer + "/" + escaped(name), before.get().member(name), after.get().member(name));
      }
    } else if (both(before, after, Node.Kind.ARRAY)
        && before.get().items().size() == after.get().items().size()) {
      for (int i = 0; i < before.get().items().size(); i++) {
        compare(
            pointer + "/" + i,
            Optional.of(before.get().items().get(i)),
            Optional.of(after.get().items().get(i)));
      }
    } else {
      changes.add(new Change(pointer, before, after));
    }
  }

  private static boolean both(Optional<Node> one, Optional<Node> other, Node.Kind kind) {
    return one.filter(node -> node.kind() == kind).isPresent()
        && other.filter(node -> node.kind() == kind).isPresent();
  }

  /**
   * The plan after these changes.
   *
   * @param document what messages call the amendment
   * @throws MalformedDocumentException if a value before is not as a change says
   */
  public static Node apply(Node plan, List<Change> changes, String document)
      throws MalformedDocumentException {
    Node changed = plan;
    for (Change change : changes) {
      changed = apply(changed, change, document);
    }
    return changed;
  }

  private static Node apply(Node plan, Change change, String document)
      throws MalformedDocumentException {
    if (!change.pointer().startsWith("/")) {
      throw unfit(change, document, "a pointer into the plan");
    }
    String[] steps = change.pointer().substring(1).split("/", -1);
    return set(plan, steps, 0, change, document)
        .orElseThrow(() -> unfit(change, document, "a plan that stays"));
  }

  private static Optional<Node> set(
      Node node, String[] steps, int at, Change change, String document)
      throws MalformedDocumentException {
    if (node.kind() == Node.Kind.OBJECT) {
      return Optional.of(setMember(node, steps, at, change, document));
    }
    if (node.kind() == Node.Kind.ARRAY) {
      return Optional.of(setItem(node, steps, at, change, document));
    }
    throw unfit(change, document, "a place inside an object or a list");
  }

  private static Node setMember(Node node, String[] steps, int at, Change change, String document)
      throws MalformedDocumentException {
    String name = steps[at].replace("~1", "/").replace("~0", "~");
    Map<String, Node> members = new LinkedHashMap<>(node.members());
    Optional<Node> found = node.member(name);
    Optional<Node> next =
        at == steps.length - 1
            ? replaced(found, change, document)
            : set(
                found.orElseThrow(() -> unfit(change, document, "a place that is there")),
                steps,
                at + 1,
                change,
                document);
    members.remove(name);
    next.ifPresent(value -> members.put(name, value));
    return Node.object(members, node.pointer(), node.position());
  }

  private static Node setItem(Node node, String[] steps, int at, Change change, String document)
      throws MalformedDocumentException {
    List<Node> items = new ArrayList<>(node.items());
    if (!steps[at].matches("0|[1-9][0-9]{0,6}") || Integer.parseInt(steps[at]) >= items.size()) {
      throw unfit(change, document, "a place that is there");
    }
    int index = Integer.parseInt(steps[at]);
    Optional<Node> next =
        at == steps.length - 1
            ? replaced(Optional.of(items.get(index)), change, document)
            : set(items.get(index), steps, at + 1, change, document);
    items.set(index, next.orElseThrow(() -> unfit(change, document, "an item that stays")));
    return Node.array(items, node.pointer(), node.position());
  }

  private static Optional<Node> replaced(Optional<Node> found, Change change, String document)
      throws MalformedDocumentException {
    if (!Objects.equals(found, change.from())) {
      throw unfit(change, document, "the value that the plan has there before");
    }
    return change.to();
  }

  private static MalformedDocumentException unfit(Change change, String document, String expected) {
    return new MalformedDocumentException(
        document, "/changes", expected, "a change at " + change.pointer());
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
