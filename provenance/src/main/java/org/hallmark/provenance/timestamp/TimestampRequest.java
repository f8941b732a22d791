package org.hallmark.provenance.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.hallmark.provenance.Digest;

/** The request for a time on a digest, with the authority's certificate in the reply. */
public final class TimestampRequest {
  /** With the parameters that everybody writes. */
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

  private TimestampRequest() {}

  /** The octets of the request; equal digests give equal ones. */
  public static byte[] of(Digest imprint) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      return generator.generate(SHA256, imprint.bytes()).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("a request in memory must be writable", e);
    }
  }
}
