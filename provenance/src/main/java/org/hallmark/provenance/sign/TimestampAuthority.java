package org.hallmark.provenance.sign;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * A certificate that a reader trusts for times: the authority's own, or that of whoever certified
 * it.
 *
 * @param principal whose it is, in the reader's words
 * @param pem the certificate as text
 */
public record TimestampAuthority(String principal, String pem) {
  public TimestampAuthority {
    parse(pem);
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return parse(pem);
  }

  private static X509Certificate parse(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("pem must be an X.509 certificate in PEM", e);
    }
  }
}
