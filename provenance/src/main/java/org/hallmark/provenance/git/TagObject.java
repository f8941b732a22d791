package org.hallmark.provenance.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SshSignature;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * The octets of an annotated tag that names a commit. An SSH signature stands at the end of the
 * message and covers everything before it.
 *
 * @param commit id of the commit
 * @param name the tag's own name
 * @param message without the signature
 * @param armored the signature, or empty
 * @param payload what the signature covers
 */
record TagObject(String commit, String name, String message, String armored, byte[] payload) {
  private static final String BEGIN = "-----BEGIN ";
  private static final Pattern FORM =
      Pattern.compile(
          "object ([0-9a-f]{40})\ntype commit\ntag ([^\n]+)\ntagger [^\n]+\n\n(.*)",
          Pattern.DOTALL);

  /** The signed octets of a tag; {@code tagger} in Git's form with time and zone. */
  static byte[] sign(String commit, String name, String message, String tagger, SigningKey key) {
    if (message.contains(BEGIN)) {
      throw new IllegalArgumentException(
          "message must not hold " + BEGIN + ". Provided value: " + message);
    }
    String unsigned =
        "object " + commit + "\ntype commit\ntag " + name + "\ntagger " + tagger + "\n\n" + message;
    byte[] payload = unsigned.getBytes(StandardCharsets.UTF_8);
    String signature = SshSignature.sign(key, SshSignature.GIT, payload);
    return (unsigned + signature).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a tag object; one that names anything but a commit is refused. */
  static TagObject read(String document, byte[] bytes) throws MalformedDocumentException {
    Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!form.matches()) {
      throw new MalformedDocumentException(
          document, "", "an annotated tag of a commit", "another object");
    }
    String rest = form.group(3);
    // The first armor decides, so that a second one cannot say something else.
    int begin = rest.contains(BEGIN) ? rest.indexOf(BEGIN) : rest.length();
    return new TagObject(
        form.group(1),
        utf8(form.group(2)),
        utf8(rest.substring(0, begin)),
        rest.substring(begin),
        Arrays.copyOf(bytes, form.start(3) + begin));
  }

  /** This tag as found under {@code ref}. */
  SignedTag under(String ref) {
    return new SignedTag(ref, name, commit, message.stripTrailing(), signer());
  }

  /** The key whose signature holds; empty without one, and a broken one is worth no more. */
  private Optional<VerifyingKey> signer() {
    try {
      return Optional.of(SshSignature.verify(armored, SshSignature.GIT, payload));
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }

  private static String utf8(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
