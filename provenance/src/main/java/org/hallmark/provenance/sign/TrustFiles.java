package org.hallmark.provenance.sign;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/** The YAML text of {@link TrustFile}, read with all mistakes at once and written. */
final class TrustFiles {
  private static final long MOST_RUNS = Integer.MAX_VALUE;

  private TrustFiles() {}

  static TrustFile read(String name, byte[] bytes) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(Documents.yaml(name, bytes), mistakes);
    fields.integer("version", TrustFile.VERSION, TrustFile.VERSION);
    List<TrustedKey> keys = keys(fields);
    Optional<PinnedRelease> release = fields.optionalObject("release").map(TrustFiles::release);
    Set<Requirement> require = words(fields, "require", Requirement.class);
    Anchors anchors = new Anchors(beacons(fields), authorities(fields));
    fields.done();
    mistakes.throwIfAny();
    return new TrustFile(TrustFile.VERSION, keys, release, require, anchors);
  }

  private static List<TrustedKey> keys(Fields fields) {
    List<TrustedKey> keys = new ArrayList<>();
    Set<VerifyingKey> seen = new HashSet<>();
    List<Node> items = fields.items("keys");
    for (Node item : items) {
      key(Fields.of(item, fields.mistakes())).ifPresent(keys::add);
    }
    if (items.isEmpty()) {
      fields.mistake("keys", "at least one key is needed: nobody else vouches for a release");
    }
    for (TrustedKey key : keys) {
      if (!seen.add(key.key())) {
        fields.mistake("keys", key.principal() + " has a key that stands there twice");
      }
    }
    return keys;
  }

  private static List<BeaconValue> beacons(Fields fields) {
    List<BeaconValue> beacons = new ArrayList<>();
    for (Node item : fields.optionalItems("beacons")) {
      Fields beacon = Fields.of(item, fields.mistakes());
      String name = beacon.id("name");
      long round = beacon.integer("round", 1, Node.LARGEST_INTEGER);
      String value = beacon.text("value");
      if (value.matches("[0-9a-f]+")) {
        beacons.add(new BeaconValue(name, round, value));
      } else {
        beacon.mistake("value", "must be lower-case hexadecimal digits, in quotes");
      }
      beacon.done();
    }
    return beacons;
  }

  /** Authorities have certificates, and so stand beside the keys; their role is timestamp alone. */
  private static List<TimestampAuthority> authorities(Fields fields) {
    List<TimestampAuthority> authorities = new ArrayList<>();
    for (Node item : fields.optionalItems("timestampAuthorities")) {
      Fields authority = Fields.of(item, fields.mistakes());
      String principal = authority.text("principal");
      Optional<Node> pem = authority.raw("certificate");
      try {
        if (pem.isPresent() && pem.get().kind() == Node.Kind.STRING) {
          authorities.add(new TimestampAuthority(principal, pem.get().text()));
        } else {
          authority.mistake("certificate", "must be a certificate in PEM, after 'certificate: |'");
        }
      } catch (IllegalArgumentException e) {
        authority.mistake("certificate", "must be a certificate in PEM, after 'certificate: |'");
      }
      authority.done();
    }
    return authorities;
  }

  private static Optional<TrustedKey> key(Fields fields) {
    String principal = fields.text("principal");
    if (!principal.matches(TrustedKey.PRINCIPAL)) {
      fields.mistake("principal", "must be letters, digits and . _ @ + -, up to 128 of them");
      principal = "unreadable";
    }
    Optional<VerifyingKey> key = publicKey(fields);
    Set<Role> roles = words(fields, "roles", Role.class);
    if (roles.isEmpty()) {
      fields.mistake("roles", "needs one or more of " + wordsOf(Role.class));
      roles = EnumSet.allOf(Role.class);
    }
    Optional<LocalDate> from = day(fields, "validFrom");
    Optional<LocalDate> until = day(fields, "validUntil");
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      fields.mistake("validUntil", "must not be before validFrom");
      until = from;
    }
    fields.done();
    return key.isPresent()
        ? Optional.of(new TrustedKey(principal, key.get(), roles, from, until))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(Fields fields, String member) {
    return fields
        .optionalText(member)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                fields.mistake(member, "must be a day as 2026-12-31");
                return Optional.empty();
              }
            });
  }

  private static Optional<VerifyingKey> publicKey(Fields fields) {
    try {
      return Optional.of(VerifyingKey.parse(fields.text("publicKey")));
    } catch (MalformedDocumentException e) {
      fields.mistake("publicKey", "must be an OpenSSH Ed25519 key: ssh-ed25519 AAAA…");
      return Optional.empty();
    }
  }

  private static PinnedRelease release(Fields fields) {
    PinnedRelease release =
        new PinnedRelease(
            fields.text("id"),
            fields.optionalText("rootDigest").flatMap(text -> digest(fields, text)),
            (int) fields.integer("minimumRun", 1, MOST_RUNS, 1));
    fields.done();
    return release;
  }

  private static Optional<Digest> digest(Fields fields, String text) {
    try {
      return Optional.of(Digest.parse(text));
    } catch (IllegalArgumentException e) {
      fields.mistake("rootDigest", "must be sha256: and 64 lower-case hexadecimal digits");
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Set<E> words(Fields fields, String member, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    if (!fields.has(member)) {
      return found;
    }
    for (String word : fields.texts(member)) {
      List<E> meant =
          EnumSet.allOf(type).stream().filter(value -> Words.kebab(value).equals(word)).toList();
      if (meant.isEmpty()) {
        fields.mistake(member, unknown(word, wordsOf(type)));
      }
      found.addAll(meant);
    }
    return found;
  }

  private static String unknown(String word, List<String> known) {
    String meant =
        Words.nearest(word, known).map(near -> "; did you mean " + near + "?").orElse("");
    return word + " is none of " + String.join(", ", known) + meant;
  }

  private static <E extends Enum<E>> List<String> wordsOf(Class<E> type) {
    return EnumSet.allOf(type).stream().map(Words::kebab).toList();
  }

  static String yaml(TrustFile trust) {
    StringBuilder text = new StringBuilder("version: " + trust.version() + "\nkeys:\n");
    for (TrustedKey key : trust.keys()) {
      text.append("  - principal: ").append(quoted(key.principal()));
      text.append("\n    publicKey: ").append(key.key().openssh());
      text.append("\n    roles: ").append(list(key.roles())).append('\n');
      key.validFrom().ifPresent(day -> text.append("    validFrom: ").append(day).append('\n'));
      key.validUntil().ifPresent(day -> text.append("    validUntil: ").append(day).append('\n'));
    }
    trust.release().ifPresent(release -> text.append(yaml(release)));
    trust.anchors().beacons().forEach(beacon -> text.append(yaml(beacon, trust)));
    trust.anchors().authorities().forEach(authority -> text.append(yaml(authority, trust)));
    return text.append("require: ").append(list(trust.require())).append('\n').toString();
  }

  private static String yaml(PinnedRelease release) {
    String root = release.rootDigest().map(digest -> "\n  rootDigest: " + digest).orElse("");
    return "release:\n  id: "
        + quoted(release.id())
        + root
        + "\n  minimumRun: "
        + release.minimumRun()
        + "\n";
  }

  private static String yaml(BeaconValue beacon, TrustFile trust) {
    boolean first = beacon == trust.anchors().beacons().get(0);
    return (first ? "beacons:\n" : "")
        + "  - {name: "
        + beacon.name()
        + ", round: "
        + beacon.round()
        + ", value: "
        + quoted(beacon.value())
        + "}\n";
  }

  private static String yaml(TimestampAuthority authority, TrustFile trust) {
    boolean first = authority == trust.anchors().authorities().get(0);
    return (first ? "timestampAuthorities:\n" : "")
        + "  - principal: "
        + quoted(authority.principal())
        + "\n    certificate: "
        + quoted(authority.pem())
        + "\n";
  }

  private static String list(Collection<? extends Enum<?>> values) {
    return values.stream().map(Words::kebab).collect(Collectors.joining(", ", "[", "]"));
  }

  /** JSON strings are YAML, and do not turn into numbers, dates or booleans. */
  private static String quoted(String text) {
    return CanonicalJson.text(text);
  }
}
