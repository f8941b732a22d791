package org.hallmark.provenance.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.FieldShape.Type;

/**
 * The members of an object that a person wrote, read by name and kind.
 *
 * <p>Whatever is wrong becomes a mistake with its place, and reading goes on with a stand-in value
 * that satisfies the same constraint, so that one reading finds all mistakes. Nothing that was read
 * may be used until {@link Mistakes#throwIfAny} has returned. The names asked for are the names
 * allowed: {@link #done} refuses all others.
 */
public final class Fields {
  private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final Node node;
  private final Map<String, Node> members;
  private final Mistakes mistakes;
  private final boolean readable;
  private final Set<String> known = new TreeSet<>();

  private Fields(Node node, Map<String, Node> members, Mistakes mistakes, boolean readable) {
    this.node = node;
    this.members = members;
    this.mistakes = mistakes;
    this.readable = readable;
  }

  /** The members of {@code node}; it is a mistake if it is no object. */
  public static Fields of(Node node, Mistakes mistakes) {
    if (node.kind() == Node.Kind.OBJECT) {
      return new Fields(node, node.members(), mistakes, true);
    }
    mistakes.add(node, "must be an object (name: value). Found: " + Kinds.inWords(node));
    return unreadable(node, mistakes);
  }

  /** Stands for an object that could not be read: it complains of nothing further. */
  private static Fields unreadable(Node node, Mistakes mistakes) {
    return new Fields(node, new LinkedHashMap<>(), mistakes, false);
  }

  /** The object itself. */
  public Node node() {
    return node;
  }

  /** Where mistakes go. */
  public Mistakes mistakes() {
    return mistakes;
  }

  /** Whether the object has this member. */
  public boolean has(String name) {
    optional(name, Type.ANY);
    return members.containsKey(name);
  }

  /** A member of any kind. */
  public Optional<Node> raw(String name) {
    return optional(name, Type.ANY);
  }

  /** A text that is not blank and holds no invisible characters. */
  public String text(String name) {
    return required(name, Type.TEXT).flatMap(this::asText).orElse(standIn(name));
  }

  /** A text, where the member is there. */
  public Optional<String> optionalText(String name) {
    return optional(name, Type.TEXT).map(member -> asText(member).orElse(standIn(name)));
  }

  /** A text in kebab-case: lower-case letters, digits and single hyphens, a letter first. */
  public String id(String name) {
    Optional<Node> member = required(name, Type.ID);
    Optional<String> text = member.flatMap(this::asText);
    if (text.isPresent() && !text.get().matches(ID)) {
      mistakes.add(
          member.get(),
          "must be an id: lower-case letters, digits and single hyphens, a letter first. Found: "
              + Characters.excerpt(text.get()));
      return standIn(name);
    }
    return text.orElse(standIn(name));
  }

  /** An integer in {@code [minimum, maximum]}. */
  public long integer(String name, long minimum, long maximum) {
    return ask(name, FieldShape.required(Type.INTEGER).within(Bounds.closed(minimum, maximum)))
        .map(node -> asInteger(node, minimum, maximum))
        .orElse(minimum);
  }

  /**
   * An integer in {@code [minimum, maximum]}, or {@code fallback} where the member is not there.
   */
  public long integer(String name, long minimum, long maximum, long fallback) {
    FieldShape shape = FieldShape.optional(Type.INTEGER).within(Bounds.closed(minimum, maximum));
    return ask(name, shape.otherwise(fallback))
        .map(node -> asInteger(node, minimum, maximum))
        .orElse(fallback);
  }

  /** A number within bounds. */
  public double number(String name, Bounds bounds) {
    return ask(name, FieldShape.required(Type.NUMBER).within(bounds))
        .map(node -> asNumber(node, bounds))
        .orElse(bounds.anyInside());
  }

  /** A number within bounds, or {@code fallback} where the member is not there. */
  public double number(String name, Bounds bounds, double fallback) {
    String standing = EcmaScriptNumbers.format(fallback);
    return ask(name, FieldShape.optional(Type.NUMBER).within(bounds).otherwise(standing))
        .map(node -> asNumber(node, bounds))
        .orElse(fallback);
  }

  /** A number within bounds, where the member is there. */
  public OptionalDouble optionalNumber(String name, Bounds bounds) {
    return ask(name, FieldShape.optional(Type.NUMBER).within(bounds))
        .map(node -> OptionalDouble.of(asNumber(node, bounds)))
        .orElse(OptionalDouble.empty());
  }

  /** One of the constants, by its kebab-case name. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    E first = type.getEnumConstants()[0];
    return ask(name, FieldShape.required(Type.WORD).among(words(first)))
        .map(node -> asConstant(node, first))
        .orElse(first);
  }

  /** One of the constants of the fallback's type, or the fallback where the member is not there. */
  public <E extends Enum<E>> E choice(String name, E fallback) {
    FieldShape shape = FieldShape.optional(Type.WORD).among(words(fallback));
    return ask(name, shape.otherwise(Words.kebab(fallback)))
        .map(node -> asConstant(node, fallback))
        .orElse(fallback);
  }

  /** {@code true} or {@code false}, or {@code fallback} where the member is not there. */
  public boolean flag(String name, boolean fallback) {
    Optional<Node> member =
        ask(name, FieldShape.optional(Type.FLAG).otherwise(String.valueOf(fallback)));
    if (member.isEmpty() || member.get().kind() == Node.Kind.BOOLEAN) {
      return member.map(Node::bool).orElse(fallback);
    }
    mistakes.add(member.get(), "must be true or false. Found: " + Kinds.inWords(member.get()));
    return fallback;
  }

  /** The items of a list. */
  public List<Node> items(String name) {
    return required(name, Type.LIST).map(this::asItems).orElse(List.of());
  }

  /** The items of a list, none where the member is not there. */
  public List<Node> optionalItems(String name) {
    return optional(name, Type.LIST).map(this::asItems).orElse(List.of());
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return required(name, Type.TEXTS).map(this::asItems).map(this::asTexts).orElse(List.of());
  }

  /** A list of texts, none where the member is not there. */
  public List<String> optionalTexts(String name) {
    return optional(name, Type.TEXTS).map(this::asItems).map(this::asTexts).orElse(List.of());
  }

  /** The members of an object. */
  public Fields object(String name) {
    return required(name, Type.OBJECT)
        .map(node -> of(node, mistakes))
        .orElse(unreadable(node, mistakes));
  }

  /** The members of an object, where the member is there. */
  public Optional<Fields> optionalObject(String name) {
    return optional(name, Type.OBJECT).map(node -> of(node, mistakes));
  }

  /** Names that are allowed although nothing reads them. */
  public Fields allow(String... names) {
    known.addAll(Arrays.asList(names));
    return this;
  }

  /** Records a mistake in a member, or in the object where it has no such member. */
  public void mistake(String name, String message) {
    known.add(name);
    if (members.containsKey(name)) {
      mistakes.add(members.get(name), message);
    } else if (readable) {
      mistakes.add(node, "'" + name + "': " + message);
    }
  }

  /** Ends the reading: members that nobody asked for are mistakes. */
  public void done() {
    members.forEach(
        (name, member) -> {
          if (!known.contains(name)) {
            mistakes.addToName(
                member, "unknown field " + Characters.excerpt(name) + Words.advice(name, known));
          }
        });
  }

  private Optional<Node> required(String name, Type type) {
    return ask(name, FieldShape.required(type));
  }

  private Optional<Node> optional(String name, Type type) {
    return ask(name, FieldShape.optional(type));
  }

  private Optional<Node> ask(String name, FieldShape shape) {
    known.add(name);
    Node member = members.get(name);
    if (readable) {
      mistakes.listener().asked(node, name, shape);
      if (member == null && shape.presence() == FieldShape.Presence.REQUIRED) {
        mistakes.add(node, "field '" + name + "' is missing");
      }
    }
    return Optional.ofNullable(member);
  }

  private Optional<String> asText(Node member) {
    if (member.kind() != Node.Kind.STRING) {
      mistakes.add(member, "must be a text. Found: " + Kinds.inWords(member) + quoteAdvice(member));
      return Optional.empty();
    }
    if (member.text().isBlank()) {
      mistakes.add(member, "must not be empty");
      return Optional.empty();
    }
    Optional<String> invisible = Characters.invisible(member.text());
    invisible.ifPresent(found -> mistakes.add(member, "must be visible text. Found: " + found));
    return invisible.isPresent() ? Optional.empty() : Optional.of(member.text());
  }

  private static String quoteAdvice(Node member) {
    return switch (member.kind()) {
      case INTEGER, REAL, BOOLEAN -> "; write it in quotes: \"" + Kinds.inWords(member) + "\"";
      default -> "";
    };
  }

  private long asInteger(Node member, long minimum, long maximum) {
    boolean inside =
        member.kind() == Node.Kind.INTEGER
            && member.integer() >= minimum
            && member.integer() <= maximum;
    if (!inside) {
      mistakes.add(
          member,
          "must be an integer"
              + rangeInWords(minimum, maximum)
              + ". Found: "
              + Kinds.inWords(member));
    }
    return inside ? member.integer() : minimum;
  }

  private static String rangeInWords(long minimum, long maximum) {
    if (maximum < Node.LARGEST_INTEGER) {
      return " in [" + minimum + ", " + maximum + "]";
    }
    return minimum > -Node.LARGEST_INTEGER ? " of at least " + minimum : "";
  }

  private double asNumber(Node member, Bounds bounds) {
    boolean number = member.kind() == Node.Kind.INTEGER || member.kind() == Node.Kind.REAL;
    if (number && bounds.contains(member.number())) {
      return member.number();
    }
    mistakes.add(
        member,
        "must be " + bounds.inWords() + ". Found: " + Kinds.inWords(member) + numberAdvice(member));
    return bounds.anyInside();
  }

  private static String numberAdvice(Node member) {
    String text = member.kind() == Node.Kind.STRING ? member.text() : "";
    if (text.matches("[-+]?[0-9]+,[0-9]+")) {
      return "; write it with a point: " + text.replace(',', '.');
    }
    boolean quoted = text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    return quoted ? "; write it without quotes: " + text : "";
  }

  private static <E extends Enum<E>> List<String> words(E any) {
    return Arrays.stream(any.getDeclaringClass().getEnumConstants()).map(Words::kebab).toList();
  }

  private <E extends Enum<E>> E asConstant(Node member, E fallback) {
    Map<String, E> allowed =
        Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
            .collect(
                Collectors.toMap(
                    Words::kebab, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    if (member.kind() == Node.Kind.STRING && allowed.containsKey(member.text())) {
      return allowed.get(member.text());
    }
    mistakes.add(
        member,
        member.kind() == Node.Kind.STRING
            ? "unknown word "
                + Characters.excerpt(member.text())
                + Words.advice(member.text(), allowed.keySet())
            : "must be one of "
                + String.join(", ", allowed.keySet())
                + ". Found: "
                + Kinds.inWords(member));
    return fallback;
  }

  private List<Node> asItems(Node member) {
    if (member.kind() == Node.Kind.ARRAY) {
      return member.items();
    }
    mistakes.add(member, "must be a list. Found: " + Kinds.inWords(member));
    return List.of();
  }

  private List<String> asTexts(List<Node> items) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> asText(item).ifPresent(texts::add));
    return texts;
  }

  /**
   * An id that no document holds on purpose, so that a mistake in one place stays in that place.
   */
  private static String standIn(String name) {
    return "unreadable-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
