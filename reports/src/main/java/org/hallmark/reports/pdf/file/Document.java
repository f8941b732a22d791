package org.hallmark.reports.pdf.file;

import static org.hallmark.reports.pdf.file.Syntax.reference;
import static org.hallmark.reports.pdf.file.Syntax.references;
import static org.hallmark.reports.pdf.file.Syntax.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A document while it is written: pages, structure, places to be led to and an outline. */
public final class Document {
  private final Objects objects = new Objects();
  private final List<Sheet> sheets = new ArrayList<>();
  private final Tag root = Tag.document();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Heading> headings = new ArrayList<>();

  /** Links by their number, without the key that says which node they belong to. */
  private final SortedMap<Integer, String> linkBodies = new TreeMap<>();

  private record Place(int page, double top) {}

  private record Heading(int level, String words, Place place) {}

  /** The node that all others hang from. */
  public Tag root() {
    return root;
  }

  /** Everything but the pages. */
  public Objects objects() {
    return objects;
  }

  /** A new page after the others. */
  public Sheet newSheet() {
    Sheet sheet = new Sheet(sheets.size());
    sheets.add(sheet);
    return sheet;
  }

  /** The pages so far. */
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /** Links to {@code id} lead here, if they lead nowhere yet. */
  public void name(String id, Sheet sheet, double top) {
    places.putIfAbsent(id, new Place(sheet.index(), top));
  }

  /** An entry of the outline; levels count from 1. */
  public void heading(int level, String words, Sheet sheet, double top) {
    headings.add(new Heading(level, words, new Place(sheet.index(), top)));
  }

  /** The file's octets. */
  public byte[] file(Description description, SortedMap<String, Integer> fonts) {
    int tree = objects.reserve();
    int[] pages = sheets.stream().mapToInt(sheet -> objects.reserve()).toArray();
    List<List<Integer>> nodes = new ArrayList<>();
    sheets.forEach(sheet -> nodes.add(new ArrayList<>()));
    SortedMap<Integer, Integer> linked = new TreeMap<>();
    List<List<Integer>> links = links(pages);
    int structure = structure(pages, nodes, linked);
    int resources = resources(fonts);
    for (int i = 0; i < pages.length; i++) {
      page(pages[i], tree, sheets.get(i), resources, links.get(i));
    }
    List<Integer> all = Arrays.stream(pages).boxed().toList();
    objects.put(
        tree, "<< /Type /Pages /Count " + pages.length + " /Kids " + references(all) + " >>");
    int outline = new Outline(objects, pages).write(entries());
    return objects.file(catalogue(description, tree, structure, outline), information(description));
  }

  private List<Outline.Entry> entries() {
    return headings.stream()
        .map(h -> new Outline.Entry(h.level, h.words, h.place.page, Sheet.y(h.place.top)))
        .toList();
  }

  /** Links that lead to nothing are left out; their words stay. */
  private List<List<Integer>> links(int[] pages) {
    List<List<Integer>> all = new ArrayList<>();
    for (Sheet sheet : sheets) {
      List<Integer> here = new ArrayList<>();
      for (Sheet.Link link : sheet.links()) {
        if (places.containsKey(link.target())) {
          int number = objects.reserve();
          link.tag().annotated(sheet, number);
          here.add(number);
          linkBodies.put(number, body(link, pages));
        }
      }
      all.add(here);
    }
    return all;
  }

  private String body(Sheet.Link link, int[] pages) {
    Place place = places.get(link.target());
    return "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ["
        + Syntax.numbers(link.box())
        + "] /Contents "
        + text(link.words())
        + " /Dest ["
        + reference(pages[place.page])
        + " /XYZ null "
        + Syntax.number(Sheet.y(place.top))
        + " null]";
  }

  private int structure(
      int[] pages, List<List<Integer>> nodes, SortedMap<Integer, Integer> linked) {
    int structure = objects.reserve();
    int document =
        root.write(
            objects,
            structure,
            new Tag.Placement() {
              @Override
              public int page(Sheet sheet) {
                return pages[sheet.index()];
              }

              @Override
              public void marked(Sheet sheet, int id, int node) {
                List<Integer> here = nodes.get(sheet.index());
                while (here.size() <= id) {
                  here.add(0);
                }
                here.set(id, node);
              }

              @Override
              public void annotated(int object, int node) {
                linked.put(object, node);
              }
            });
    int parents = objects.add("<< /Nums [" + numbers(nodes, linked) + "] >>");
    objects.put(
        structure,
        "<< /Type /StructTreeRoot /K "
            + references(List.of(document))
            + " /ParentTree "
            + reference(parents)
            + " /ParentTreeNextKey "
            + (pages.length + linked.size())
            + " >>");
    return structure;
  }

  /** Which node content belongs to: first for each page, then for each link. */
  private String numbers(List<List<Integer>> nodes, SortedMap<Integer, Integer> linked) {
    StringBuilder numbers = new StringBuilder();
    for (int page = 0; page < nodes.size(); page++) {
      numbers.append(page).append(' ').append(references(nodes.get(page))).append('\n');
    }
    int key = nodes.size();
    for (Map.Entry<Integer, Integer> link : linked.entrySet()) {
      objects.put(
          link.getKey(), "<< " + linkBodies.get(link.getKey()) + " /StructParent " + key + " >>");
      numbers.append(key++).append(' ').append(reference(link.getValue())).append('\n');
    }
    return numbers.toString();
  }

  private int resources(SortedMap<String, Integer> fonts) {
    StringBuilder body = new StringBuilder("<< /Font <<");
    fonts.forEach((name, number) -> body.append(" /" + name + " " + reference(number)));
    body.append(" >> /ExtGState <<");
    SortedSet<Integer> opacities = new TreeSet<>();
    sheets.forEach(sheet -> opacities.addAll(sheet.opacities()));
    for (int hundredths : opacities) {
      String share = Syntax.number(hundredths / 100.0);
      body.append(" /O" + hundredths + " << /ca " + share + " /CA " + share + " >>");
    }
    return objects.add(body + " >> >>");
  }

  private void page(int number, int tree, Sheet sheet, int resources, List<Integer> links) {
    int content = objects.stream("", sheet.stream().getBytes(StandardCharsets.US_ASCII));
    objects.put(
        number,
        "<< /Type /Page /Parent "
            + reference(tree)
            + " /MediaBox [0 0 "
            + Syntax.numbers(Sheet.WIDTH, Sheet.HEIGHT)
            + "] /Resources "
            + reference(resources)
            + " /Contents "
            + reference(content)
            + " /StructParents "
            + sheet.index()
            + " /Tabs /S /Group << /S /Transparency /CS /DeviceRGB >>"
            + (links.isEmpty() ? "" : " /Annots " + references(links))
            + " >>");
  }

  private int catalogue(Description description, int tree, int structure, int outline) {
    int metadata = objects.plain("/Type /Metadata /Subtype /XML ", Xmp.of(description));
    int profile = objects.stream("/N 3 ", IccProfile.bytes());
    return objects.add(
        "<< /Type /Catalog /Pages "
            + reference(tree)
            + " /StructTreeRoot "
            + reference(structure)
            + " /MarkInfo << /Marked true >> /Lang (en) /PageMode /UseOutlines /Outlines "
            + reference(outline)
            + " /ViewerPreferences << /DisplayDocTitle true >> /Metadata "
            + reference(metadata)
            + " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier"
            + " (sRGB) /Info (sRGB) /DestOutputProfile "
            + reference(profile)
            + " >>] >>");
  }

  private int information(Description description) {
    return objects.add(
        "<< /Title "
            + text(description.title())
            + " /Subject "
            + text(description.subject())
            + " /Creator "
            + text(description.maker())
            + " /Producer "
            + text(Description.PRODUCER)
            + description.made().map(Document::dates).orElse("")
            + " >>");
  }

  private static String dates(String date) {
    String digits = "(D:" + date.replaceAll("[-:TZ]", "") + "Z)";
    return " /CreationDate " + digits + " /ModDate " + digits;
  }
}
