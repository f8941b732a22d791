package org.hallmark.provenance.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A time-stamping authority's reply: at {@link #time} it saw {@link #imprint}.
 *
 * <p>Whether its signature holds and whose it is are two questions: {@link #isSignedBy} asks both
 * of the certificates that a reader trusts, {@link #isSigned} the first alone, of the certificate
 * that the reply brings along.
 */
public final class TimestampReply {
  private final TimeStampToken token;
  private final Digest imprint;
  private final Instant time;
  private final Digest signedInfo;
  private final Optional<X509Certificate> brought;

  /** Takes out all that is ever asked for, so that what cannot be taken out is found at once. */
  private TimestampReply(TimeStampToken token) throws CertificateException {
    this.token = token;
    this.imprint = sha256(token.getTimeStampInfo().getMessageImprintDigest());
    this.time = token.getTimeStampInfo().getGenTime().toInstant();
    this.signedInfo = Digest.of((byte[]) token.toCMSSignedData().getSignedContent().getContent());
    this.brought = brought(token);
  }

  private static Digest sha256(byte[] bytes) {
    return Digest.parse("sha256:" + HexFormat.of().formatHex(bytes));
  }

  /**
   * Reads a reply.
   *
   * @param document what messages call it
   * @throws MalformedDocumentException if it is none, a refusal, or about another kind of digest
   */
  public static TimestampReply read(String document, byte[] bytes)
      throws MalformedDocumentException {
    try {
      TimeStampToken token = new TimeStampResponse(bytes).getTimeStampToken();
      if (token == null) {
        throw malformed(document, "a granted time", "a refusal");
      }
      var info = token.getTimeStampInfo();
      if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)) {
        throw malformed(document, "a SHA-256 imprint", "another digest");
      }
      return new TimestampReply(token);
    } catch (TSPException | IOException | CertificateException | RuntimeException e) {
      throw malformed(document, "a reply of RFC 3161", "other bytes");
    }
  }

  private static MalformedDocumentException malformed(
      String document, String expected, String found) {
    return new MalformedDocumentException(document, "", expected, found);
  }

  /** The digest that the authority saw. */
  public Digest imprint() {
    return imprint;
  }

  /** When it saw it, by its own clock. */
  public Instant time() {
    return time;
  }

  /** Digest of what the authority signed: nothing of it can be written in another way. */
  public Digest signedInfo() {
    return signedInfo;
  }

  /** Does the signature hold, by the certificate that came along? Empty where none did. */
  public Optional<Boolean> isSigned() {
    return brought.map(this::holds);
  }

  /**
   * Is it signed by one of these, or by a certificate that came along and that one of these signed
   * and that was valid at the time?
   */
  public boolean isSignedBy(Collection<X509Certificate> trusted) {
    List<X509Certificate> signers = new ArrayList<>(trusted);
    brought
        .filter(mine -> trusted.stream().anyMatch(ca -> certifies(ca, mine)))
        .ifPresent(signers::add);
    return signers.stream().anyMatch(this::holds);
  }

  private boolean certifies(X509Certificate authority, X509Certificate signer) {
    try {
      signer.verify(authority.getPublicKey());
      signer.checkValidity(Date.from(time()));
      authority.checkValidity(Date.from(time()));
      return authority.getBasicConstraints() >= 0
          && authority.getSubjectX500Principal().equals(signer.getIssuerX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** RFC 3161 2.4.2: the signature, the certificate it names, its purpose and its days. */
  private boolean holds(X509Certificate certificate) {
    try {
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
      return true;
    } catch (TSPException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  /** The signer's certificate, where it came along. */
  private static Optional<X509Certificate> brought(TimeStampToken token)
      throws CertificateException {
    Optional<X509CertificateHolder> found =
        token.getCertificates().getMatches(null).stream()
            .filter(holder -> token.getSID().match(holder))
            .findFirst();
    return found.isPresent()
        ? Optional.of(new JcaX509CertificateConverter().getCertificate(found.get()))
        : Optional.empty();
  }
}
