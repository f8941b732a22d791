package org.hallmark.provenance.sign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/**
 * A claim about files: an in-toto attestation Statement v1.
 *
 * <p>A signature over a statement says nothing about the files in the reader's hands until {@link
 * #check} has compared them with the subjects.
 *
 * @param subjects what it is about; at least one, no name twice
 * @param predicateType URI that says how to read the predicate
 * @param predicate what is claimed, an object
 */
public record Statement(List<Subject> subjects, String predicateType, Node predicate) {
  /** The URI of this kind of document. */
  public static final String TYPE = "https://in-toto.io/Statement/v1";

  /** Its media type, as the type of a DSSE payload. */
  public static final String MEDIA_TYPE = "application/vnd.in-toto+json";

  /** More subjects than this are refused. */
  public static final int MOST_SUBJECTS = 1024;

  private static final SortedSet<String> MEMBERS =
      new TreeSet<>(List.of("_type", "subject", "predicateType", "predicate"));

  public Statement {
    subjects = List.copyOf(subjects);
    if (subjects.isEmpty() || subjects.size() > MOST_SUBJECTS) {
      throw new IllegalArgumentException(
          "subjects must be 1 to " + MOST_SUBJECTS + ". Provided value: " + subjects.size());
    }
    Set<String> names = new HashSet<>();
    for (Subject subject : subjects) {
      if (!names.add(subject.name())) {
        throw new IllegalArgumentException(
            "subjects must have different names. Provided value: " + subject.name());
      }
    }
    if (predicate.kind() != Node.Kind.OBJECT) {
      throw new IllegalArgumentException(
          "predicate must be an object. Provided value: " + predicate.kind());
    }
  }

  /** A statement whose predicate is anything that {@link CanonicalJson} writes as an object. */
  public static Statement of(List<Subject> subjects, String predicateType, Object predicate) {
    try {
      byte[] bytes = CanonicalJson.bytes(predicate);
      return new Statement(subjects, predicateType, Documents.json("predicate", bytes));
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("canonical JSON must be readable", e);
    }
  }

  /** Reads what {@link #bytes} writes. */
  public static Statement read(String document, byte[] bytes) throws MalformedDocumentException {
    Node root = only(document, Documents.json(document, bytes), MEMBERS);
    String type = text(document, root, "_type");
    if (!type.equals(TYPE)) {
      throw malformed(document, root.members().get("_type"), TYPE, type);
    }
    try {
      return new Statement(
          subjects(document, root.members().get("subject")),
          text(document, root, "predicateType"),
          root.members().get("predicate"));
    } catch (IllegalArgumentException e) {
      throw malformed(document, root, "a statement", e.getMessage());
    }
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Subject subject : subjects) {
      Map<String, String> digest = Map.of("sha256", subject.sha256().hex());
      files.add(Map.of("name", subject.name(), "digest", digest));
    }
    return CanonicalJson.bytes(
        Map.of(
            "_type", TYPE,
            "subject", files,
            "predicateType", predicateType,
            "predicate", predicate));
  }

  /**
   * Compares the subjects with the files they should be: all of these, and nothing else.
   *
   * @param artifacts path and digest of every file that the statement must cover
   */
  public List<Finding> check(SortedMap<String, Digest> artifacts) {
    List<Finding> findings = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (Subject subject : subjects) {
      covered.add(subject.name());
      Digest found = artifacts.get(subject.name());
      if (!subject.sha256().equals(found)) {
        findings.add(
            new Finding(
                "statement-subject",
                subject.name(),
                subject.sha256().toString(),
                found == null ? "no such file" : found.toString()));
      }
    }
    artifacts.keySet().stream()
        .filter(path -> !covered.contains(path))
        .map(path -> new Finding("statement-coverage", path, "a subject of the statement", "none"))
        .forEach(findings::add);
    return findings;
  }

  private static List<Subject> subjects(String document, Node array)
      throws MalformedDocumentException {
    if (array.kind() != Node.Kind.ARRAY) {
      throw malformed(document, array, "an array", array.kind().toString());
    }
    List<Subject> subjects = new ArrayList<>();
    for (Node item : array.items()) {
      Node subject = only(document, item, new TreeSet<>(List.of("digest", "name")));
      Node digest =
          only(document, subject.members().get("digest"), new TreeSet<>(List.of("sha256")));
      Digest sha256 = new Digest(text(document, digest, "sha256"));
      subjects.add(new Subject(text(document, subject, "name"), sha256));
    }
    return subjects;
  }

  /** An object with these members and no others. */
  private static Node only(String document, Node node, SortedSet<String> members)
      throws MalformedDocumentException {
    if (node.kind() != Node.Kind.OBJECT) {
      throw malformed(document, node, "an object", node.kind().toString());
    }
    if (!node.members().keySet().equals(members)) {
      throw malformed(document, node, "the members " + members, "others");
    }
    return node;
  }

  private static String text(String document, Node object, String member)
      throws MalformedDocumentException {
    Node node = object.members().get(member);
    if (node.kind() != Node.Kind.STRING) {
      throw malformed(document, node, "a string", node.kind().toString());
    }
    return node.text();
  }

  private static MalformedDocumentException malformed(
      String document, Node node, String expected, String found) {
    return new MalformedDocumentException(document, node.pointer(), expected, found);
  }
}
