package org.hallmark.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element with attributes and children, written so that an HTML and an XML parser read the same
 * tree. Scripts, event handlers, inline styles and references out of the page cannot be expressed.
 *
 * @param name the tag, from the code and never from data
 * @param attributes values by name, in the order written
 * @param children what is inside
 */
public record Element(String name, Map<String, String> attributes, List<Markup> children)
    implements Markup {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
  private static final Pattern WITHIN_THE_PAGE = Pattern.compile("#[a-z0-9-]+");

  /** Elements without content (HTML Living Standard, 13.1.2), as far as a report needs them. */
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "col", "wbr");

  /** Elements after which a line break shows nothing. */
  private static final Set<String> BLOCKS =
      Set.of(
          "html",
          "head",
          "body",
          "meta",
          "title",
          "style",
          "header",
          "nav",
          "main",
          "footer",
          "section",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "p",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "details",
          "summary",
          "figure",
          "figcaption",
          "pre",
          "svg",
          "g");

  private static final Set<String> FORBIDDEN =
      Set.of("script", "iframe", "object", "embed", "form", "base", "link", "img", "image", "use");

  /** Attributes that could run code or leave the page. */
  private static final Set<String> FORBIDDEN_ATTRIBUTES =
      Set.of("style", "src", "srcset", "srcdoc", "action", "formaction", "ping", "xlink:href");

  public Element {
    if (!NAME.matcher(name).matches() || FORBIDDEN.contains(name)) {
      throw new IllegalArgumentException("name must be a harmless tag. Provided value: " + name);
    }
    attributes = new LinkedHashMap<>(attributes);
    attributes.forEach(Element::requireHarmless);
    children = List.copyOf(children);
  }

  /** An element without attributes. */
  public static Element of(String name, Markup... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  /** An element without attributes. */
  public static Element of(String name, List<? extends Markup> children) {
    return new Element(name, Map.of(), List.copyOf(children));
  }

  /** An element without attributes that holds text. */
  public static Element of(String name, String text) {
    return of(name, new Text(text));
  }

  /** The same element with one attribute more. */
  public Element with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children);
  }

  /** The same element in a class of the style sheet. */
  public Element in(String styleClass) {
    return with("class", styleClass);
  }

  /** The same element with more children. */
  public Element and(List<? extends Markup> more) {
    List<Markup> all = new ArrayList<>(children);
    all.addAll(more);
    return new Element(name, attributes, all);
  }

  /** The same element with more children. */
  public Element and(Markup... more) {
    return and(List.of(more));
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          Text.escape(value, out);
          out.append('"');
        });
    if (VOID.contains(name)) {
      out.append("/>");
    } else {
      out.append('>');
      children.forEach(child -> child.writeTo(out));
      out.append("</").append(name).append('>');
    }
    if (BLOCKS.contains(name)) {
      out.append('\n');
    }
  }

  private static void requireHarmless(String attribute, String value) {
    boolean leavesThePage = attribute.equals("href") && !WITHIN_THE_PAGE.matcher(value).matches();
    if (!ATTRIBUTE.matcher(attribute).matches()
        || attribute.startsWith("on")
        || FORBIDDEN_ATTRIBUTES.contains(attribute)
        || leavesThePage) {
      throw new IllegalArgumentException(
          "attribute must be harmless. Provided value: " + attribute + "=" + value);
    }
  }
}
