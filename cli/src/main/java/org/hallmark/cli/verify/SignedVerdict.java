package org.hallmark.cli.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hallmark.cli.release.Version;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;
import org.hallmark.provenance.sign.TrustedKey;
import org.hallmark.provenance.sign.VerificationResult;
import org.hallmark.provenance.sign.VerificationSummary;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * A verdict that an auditor signed, as everybody else reads it: about which manifest, how far the
 * auditor went, and how every check came out. It holds no expected or found value.
 *
 * @param principal who signed it, in the words of the reader's trust file
 * @param manifest digest of the manifest that it is about
 * @param timeCreated when, by the auditor's clock
 * @param said what it says
 */
public record SignedVerdict(String principal, Digest manifest, String timeCreated, Said said) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-signed-verdict-v1";

  private static final String VERIFIER =
      "https://hallmark.invalid/verifier/v" + Version.OF_HALLMARK;
  private static final String RELEASE = "https://hallmark.invalid/release/";
  private static final String TRUST = "https://hallmark.invalid/trust-file";
  private static final String PROPERTY = "HALLMARK_";
  private static final String TRUST_FILE = "trust-file";

  /**
   * What a signed verdict says.
   *
   * @param schema {@value SignedVerdict#SCHEMA}
   * @param release the release's name
   * @param tier how far the verification went
   * @param identity which bytes it is about
   * @param outcome what followed from the checks
   * @param checks every check and how it came out
   * @param notChecked what nobody should take the verdict to say
   */
  public record Said(
      String schema,
      String release,
      Tier tier,
      Optional<Identity> identity,
      Verdict.Outcome outcome,
      List<Answer> checks,
      List<String> notChecked) {
    public Said {
      if (!schema.equals(SCHEMA)) {
        throw new IllegalArgumentException(
            "schema must be " + SCHEMA + ". Provided value: " + schema);
      }
      checks = List.copyOf(checks);
      notChecked = List.copyOf(notChecked);
    }
  }

  /** How one check came out. */
  public record Answer(String id, Check.Status status) {}

  /**
   * Signs a verdict: the bytes of a {@code .sigstore.json} file.
   *
   * @param manifest digest of the manifest that the verdict is about
   */
  public static byte[] seal(Verdict verdict, Digest manifest, Instant now, SigningKey key) {
    List<Answer> answers =
        verdict.checks().stream().map(check -> new Answer(check.id(), check.status())).toList();
    VerificationResult result =
        VerificationResult.of(
            VERIFIER,
            List.of(new Subject(TRUST_FILE, Digest.parse(verdict.trust().file()))),
            now.toString(),
            properties(verdict),
            new Said(
                SCHEMA,
                verdict.release(),
                verdict.tier(),
                verdict.identity(),
                verdict.outcome(),
                answers,
                verdict.notChecked()));
    return SigstoreBundle.seal(result.about(List.of(new Subject(Manifest.PATH, manifest))), key);
  }

  /**
   * The same in the form of SLSA's summary, which tools of the software supply chain read: the
   * bytes of a {@code .sigstore.json} file.
   */
  public static byte[] summary(Verdict verdict, Digest manifest, Instant now, SigningKey key) {
    VerificationSummary summary =
        new VerificationSummary(
            VERIFIER,
            now.toString(),
            RELEASE + verdict.release(),
            TRUST,
            Digest.parse(verdict.trust().file()),
            verdict.outcome() == Verdict.Outcome.VERIFIED
                ? VerificationSummary.Result.PASSED
                : VerificationSummary.Result.FAILED,
            List.of(PROPERTY + "TIER_" + verdict.tier()));
    return SigstoreBundle.seal(summary.about(List.of(new Subject(Manifest.PATH, manifest))), key);
  }

  /** What passed, in the names that other readers of such results look for. */
  private static List<String> properties(Verdict verdict) {
    List<String> passed = new ArrayList<>();
    if (verdict.outcome() == Verdict.Outcome.VERIFIED) {
      passed.add(PROPERTY + "VERIFIED_AT_TIER_" + verdict.tier());
    }
    verdict.checks().stream()
        .filter(check -> check.status() == Check.Status.PASSED)
        .map(check -> PROPERTY + check.id().replace('-', '_').toUpperCase(Locale.ROOT))
        .forEach(passed::add);
    return passed;
  }

  /**
   * Reads a verdict that one of {@code auditors} signed.
   *
   * @throws MalformedDocumentException if none of them did, or it is no verdict about one manifest
   */
  public static SignedVerdict read(String document, byte[] bytes, List<TrustedKey> auditors)
      throws MalformedDocumentException {
    List<VerifyingKey> keys = auditors.stream().map(TrustedKey::key).toList();
    Statement statement = SigstoreBundle.open(document, bytes, keys);
    return of(document, signer(document, bytes, auditors), statement);
  }

  /** One of them signed. */
  private static String signer(String document, byte[] bytes, List<TrustedKey> auditors)
      throws MalformedDocumentException {
    for (TrustedKey auditor : auditors) {
      if (signed(document, bytes, auditor)) {
        return auditor.principal();
      }
    }
    throw new MalformedDocumentException(document, "", "the signature of a trusted key", "none");
  }

  private static boolean signed(String document, byte[] bytes, TrustedKey key) {
    try {
      SigstoreBundle.open(document, bytes, List.of(key.key()));
      return true;
    } catch (MalformedDocumentException e) {
      return false;
    }
  }

  private static SignedVerdict of(String document, String principal, Statement statement)
      throws MalformedDocumentException {
    VerificationResult result = VerificationResult.of(document, statement);
    Subject subject = statement.subjects().get(0);
    if (statement.subjects().size() != 1 || !subject.name().equals(Manifest.PATH)) {
      throw new MalformedDocumentException(
          document, "/subject", Manifest.PATH + " alone", "other subjects");
    }
    Said said = Records.of(document, result.verdict(), Said.class);
    return new SignedVerdict(principal, subject.sha256(), result.timeCreated(), said);
  }
}
