package org.hallmark.privacy.escrow;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.age.AgeFiles;
import org.hallmark.provenance.age.AgeIdentity;
import org.hallmark.provenance.age.AgeRecipient;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * What opens the commitments of one seal: the release secret and the salts, signed by the owner as
 * a statement about that seal, so that nobody else can put false ones into an auditor's hands.
 *
 * <p>It prints as nothing. It is written only encrypted to chosen auditors.
 */
public final class EscrowContents {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-escrow-v1";

  /** The predicate of the statement in an escrow file. */
  public static final String TYPE = "https://hallmark.invalid/escrow/v1";

  /** The file that the statement is about. */
  public static final String SUBJECT = "seal.json";

  private static final HexFormat HEX = HexFormat.of();

  private final Facts facts;
  private final ReleaseSecret secret;
  private final SortedMap<String, byte[]> salts;

  private EscrowContents(Facts facts, ReleaseSecret secret, SortedMap<String, byte[]> salts) {
    this.facts = facts;
    this.secret = secret;
    this.salts = Collections.unmodifiableSortedMap(new TreeMap<>(salts));
  }

  /**
   * What of it is no secret.
   *
   * @param release the release's name
   * @param plan digest of the sealed plan
   * @param seal digest of {@value EscrowContents#SUBJECT}
   * @param recipients fingerprints of those to whom it is encrypted
   * @param sealedAt when, by the owner's clock: ISO 8601, UTC
   */
  public record Facts(
      String release, Digest plan, Digest seal, List<String> recipients, String sealedAt) {
    public Facts {
      recipients = List.copyOf(recipients);
    }
  }

  /** The predicate. */
  private record Wire(
      String schema,
      String release,
      Digest plan,
      List<String> recipients,
      String sealedAt,
      String secret,
      SortedMap<String, String> salts) {}

  /** Secret and salts of a seal. */
  public static EscrowContents of(
      Facts facts, ReleaseSecret secret, SortedMap<String, byte[]> salts) {
    return new EscrowContents(facts, secret, salts);
  }

  /** Signs and encrypts: the bytes of an escrow file. */
  public byte[] seal(List<AgeRecipient> recipients, SigningKey owner) {
    SortedMap<String, String> hex = new TreeMap<>();
    salts.forEach((label, salt) -> hex.put(label, HEX.formatHex(salt)));
    Statement statement =
        Statement.of(
            List.of(new Subject(SUBJECT, facts.seal())),
            TYPE,
            new Wire(
                SCHEMA,
                facts.release(),
                facts.plan(),
                facts.recipients(),
                facts.sealedAt(),
                HEX.formatHex(secret.octets()),
                hex));
    return AgeFiles.encrypt(SigstoreBundle.seal(statement, owner), recipients);
  }

  /**
   * Opens an escrow file.
   *
   * @param owners whose signature counts
   * @throws MalformedDocumentException if it is not whole, not for this identity, or not signed by
   *     one of them
   */
  public static EscrowContents open(
      String document, byte[] file, AgeIdentity identity, List<VerifyingKey> owners)
      throws MalformedDocumentException {
    byte[] bundle = AgeFiles.decrypt(document, file, identity);
    Statement statement = SigstoreBundle.open(document, bundle, owners);
    List<Subject> subjects = statement.subjects();
    boolean meant =
        statement.predicateType().equals(TYPE)
            && subjects.size() == 1
            && subjects.get(0).name().equals(SUBJECT);
    if (!meant) {
      throw new MalformedDocumentException(document, "", TYPE, "a statement of another kind");
    }
    return of(document, subjects.get(0).sha256(), statement);
  }

  private static EscrowContents of(String document, Digest seal, Statement statement)
      throws MalformedDocumentException {
    try {
      Wire wire = Records.of(document, statement.predicate(), Wire.class);
      SortedMap<String, byte[]> salts = new TreeMap<>();
      for (Map.Entry<String, String> salt : wire.salts().entrySet()) {
        salts.put(salt.getKey(), octets(salt.getValue(), Commitment.SALT_LENGTH));
      }
      if (!wire.schema().equals(SCHEMA)) {
        throw new IllegalArgumentException("another schema");
      }
      return new EscrowContents(
          new Facts(wire.release(), wire.plan(), seal, wire.recipients(), wire.sealedAt()),
          ReleaseSecret.of(octets(wire.secret(), ReleaseSecret.LENGTH)),
          salts);
    } catch (IllegalArgumentException | MalformedDocumentException e) {
      // What stands there instead may be nearly a secret, and is not quoted.
      throw new MalformedDocumentException(document, "", SCHEMA, "another document");
    }
  }

  private static byte[] octets(String hex, int length) {
    byte[] octets = HEX.parseHex(hex);
    if (octets.length != length) {
      throw new IllegalArgumentException("another length");
    }
    return octets;
  }

  /** What of it is no secret. */
  public Facts facts() {
    return facts;
  }

  /** The secret that all private randomness of the release grew from. */
  public ReleaseSecret secret() {
    return secret;
  }

  /** The salt of the commitment of that label. */
  public Optional<byte[]> salt(String label) {
    return Optional.ofNullable(salts.get(label)).map(byte[]::clone);
  }

  /** Whether the secret opens {@code commitment} with the salt of its label. */
  public boolean opensSecret(Commitment commitment) {
    return salt(commitment.label())
        .map(salt -> secret.commitment(salt).equals(commitment))
        .orElse(false);
  }

  @Override
  public String toString() {
    return "EscrowContents";
  }
}
