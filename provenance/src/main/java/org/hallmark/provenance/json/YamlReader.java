package org.hallmark.provenance.json;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A reader of one YAML 1.2 document without tags, anchors, aliases and merge keys, from the events
 * of SnakeYAML's parser; nothing is composed or constructed by the library, so an alias is never
 * expanded and a tag never looked up.
 *
 * <p>It goes on after a mistake of content and stops at one of syntax.
 */
final class YamlReader {
  private final String document;
  private final Mistakes mistakes = new Mistakes();
  private Iterator<Event> events;
  private int values;

  private YamlReader(String document) {
    this.document = document;
  }

  static Node read(String document, byte[] bytes) {
    YamlReader reader = new YamlReader(document);
    Node root = reader.document(bytes);
    reader.mistakes.throwIfAny();
    return root;
  }

  private Node document(byte[] bytes) {
    try {
      events = events(text(bytes)).iterator();
      next();
      Event start = next();
      if (!(start instanceof DocumentStartEvent)) {
        throw stop(new Position(document, 1, 1), "the document is empty");
      }
      refuseTagDirectives((DocumentStartEvent) start);
      Node root = value(next(), "", 0);
      next();
      Event after = next();
      if (after instanceof DocumentStartEvent) {
        throw stop(position(after), "a second document begins here; write one document only");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw stop(position(mark), YamlSyntax.message(e));
    } catch (ReaderException e) {
      throw stop(
          new Position(document, 1, 1),
          "not YAML: the character "
              + Characters.codePoint(e.getCodePoint())
              + " at offset "
              + e.getPosition()
              + " may not stand in a text");
    }
  }

  private static Iterable<Event> events(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Documents.MAX_YAML_SIZE);
    return new Yaml(new SafeConstructor(options)).parse(new StringReader(text));
  }

  private String text(byte[] bytes) {
    if (bytes.length > Documents.MAX_YAML_SIZE) {
      throw stop(
          new Position(document, 1, 1),
          "must have at most " + Documents.MAX_YAML_SIZE + " octets; it has " + bytes.length);
    }
    Documents.Decoded decoded = Documents.decode(bytes);
    if (!decoded.complete()) {
      throw stop(decoded.end(document), "not UTF-8; save the file as UTF-8");
    }
    return decoded.text().startsWith("\ufeff") ? decoded.text().substring(1) : decoded.text();
  }

  private void refuseTagDirectives(DocumentStartEvent start) {
    boolean declared =
        start.getTags() != null
            && start.getTags().keySet().stream().anyMatch(t -> !t.equals("!") && !t.equals("!!"));
    if (declared) {
      mistakes.add(position(start), "", "a %TAG directive; tags are not allowed here");
    }
  }

  private Node value(Event event, String pointer, int depth) {
    if (++values > Documents.MAX_VALUES) {
      throw stop(position(event), "more than " + Documents.MAX_VALUES + " values");
    }
    if (event instanceof AliasEvent alias) {
      mistakes.add(
          position(event),
          pointer,
          "the alias *" + alias.getAnchor() + "; aliases are not allowed, repeat the value");
      return Node.nothing(pointer, position(event));
    }
    refuseAnchor((NodeEvent) event, pointer);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, pointer);
    }
    refuseTag(((CollectionStartEvent) event).getTag(), event, pointer);
    if (depth >= Documents.MAX_DEPTH) {
      throw stop(position(event), "more than " + Documents.MAX_DEPTH + " levels");
    }
    return event instanceof MappingStartEvent
        ? object(event, pointer, depth)
        : array(event, pointer, depth);
  }

  private Node object(Event start, String pointer, int depth) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      String name = name(event, pointer);
      String inside = Pointers.member(pointer, name);
      Node value = value(next(), inside, depth + 1).named(position(event));
      Node earlier = members.putIfAbsent(name, value);
      if (earlier != null) {
        mistakes.addToName(
            value,
            "field "
                + Characters.excerpt(name)
                + " stands here a second time; the first is at line "
                + earlier.namePosition().line());
      }
    }
    return Node.object(members, pointer, position(start));
  }

  private String name(Event event, String pointer) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw stop(position(event), "the name of a field must be a text");
    }
    refuseAnchor(scalar, pointer);
    refuseTag(scalar.getTag(), scalar, pointer);
    if (scalar.getValue().equals("<<") && scalar.isPlain()) {
      mistakes.add(
          position(event), pointer, "the merge key <<; merging is not allowed, repeat the fields");
    }
    refuseOutsideIJson(scalar, pointer);
    return scalar.getValue();
  }

  private Node array(Event start, String pointer, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      items.add(value(event, Pointers.item(pointer, items.size()), depth + 1));
    }
    return Node.array(items, pointer, position(start));
  }

  private Node scalar(ScalarEvent scalar, String pointer) {
    refuseTag(scalar.getTag(), scalar, pointer);
    refuseOutsideIJson(scalar, pointer);
    Position position = position(scalar);
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return Node.string(scalar.getValue(), pointer, position);
    }
    Optional<String> problem = YamlScalars.problem(scalar.getValue());
    problem.ifPresent(message -> mistakes.add(position, pointer, message));
    return problem.isPresent()
        ? Node.string(scalar.getValue(), pointer, position)
        : YamlScalars.resolve(scalar.getValue(), pointer, position);
  }

  private void refuseOutsideIJson(ScalarEvent scalar, String pointer) {
    Characters.outsideIJson(scalar.getValue())
        .ifPresent(
            found ->
                mistakes.add(
                    position(scalar), pointer, found + "; a text must be made of characters"));
  }

  private void refuseAnchor(NodeEvent event, String pointer) {
    if (event.getAnchor() != null) {
      mistakes.add(
          position(event),
          pointer,
          "the anchor &" + event.getAnchor() + "; anchors are not allowed, repeat the value");
    }
  }

  private void refuseTag(String tag, Event event, String pointer) {
    if (tag != null) {
      mistakes.add(
          position(event),
          pointer,
          "the tag "
              + Characters.excerpt(tag)
              + "; tags are not allowed, quote the value where it is a text");
    }
  }

  private Event next() {
    return events.next();
  }

  private MistakenDocumentException stop(Position position, String message) {
    mistakes.add(position, "", message);
    return new MistakenDocumentException(mistakes.all());
  }

  private Position position(Event event) {
    return position(event.getStartMark());
  }

  private Position position(Mark mark) {
    return mark == null
        ? new Position(document, 1, 1)
        : new Position(document, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
