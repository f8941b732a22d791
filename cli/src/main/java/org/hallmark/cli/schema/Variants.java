package org.hallmark.cli.schema;

import java.util.List;
import java.util.Optional;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.law.Laws;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Kind;

/**
 * A place in plans where objects of several kinds stand, told apart by one member.
 *
 * @param path of the place
 * @param member whose word says the kind
 * @param words the kinds
 * @param unsaid the kind of an object that does not say, where it need not
 */
record Variants(String path, String member, List<String> words, Optional<String> unsaid) {
  static final List<Variants> ALL =
      List.of(
          new Variants(
              "source.columns.*",
              "kind",
              List.of(Kind.values()).stream().map(Words::kebab).toList(),
              Optional.empty()),
          new Variants("generator", "id", Generators.names(), Optional.empty()),
          new Variants(
              "laws.*",
              "kind",
              Laws.kinds().stream().map(LawKind::id).toList(),
              Optional.of(Laws.kinds().get(0).id())));

  static Optional<Variants> at(String path) {
    return ALL.stream().filter(variants -> variants.path.equals(path)).findFirst();
  }

  /** Which kind an object is; none if it says nothing that is one. */
  Optional<String> of(Node object) {
    return object
        .member(member)
        .filter(said -> said.kind() == Node.Kind.STRING)
        .map(Node::text)
        .or(() -> unsaid)
        .filter(words::contains);
  }
}
