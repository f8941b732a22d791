package org.hallmark.audit;

import static org.hallmark.audit.Programs.requireFault;
import static org.hallmark.audit.Programs.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does OpenSSL, as a time-stamping authority, answer Hallmark's requests, and find in a release's
 * reply the time of that very plan?
 */
@Tag("interop")
class InteropTimestampTest {
  private static final String AUTHORITY =
      """
      [tsa]
      serial = serial
      signer_cert = tsa.pem
      signer_key = tsa.key
      certs = ca.pem
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      """;

  @TempDir Path folder;
  private Path plan;
  private Path repo;

  @BeforeEach
  void makeAuthority() throws Exception {
    openssl("req -x509 -newkey ed25519 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=CA");
    openssl("req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=TSA");
    Files.writeString(folder.resolve("purpose"), "extendedKeyUsage=critical,timeStamping\n");
    openssl(
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 30"
            + " -extfile purpose");
    Files.writeString(folder.resolve("serial"), "01\n");
    Files.writeString(folder.resolve("tsa.cnf"), AUTHORITY);
    plan = TranscriptPlan.write(folder.resolve("plan.yaml"));
    Files.writeString(
        plan, Files.readString(plan).replace("freshness: none", "freshness: rfc3161"));
    repo = folder.resolve("tiny");
  }

  @Test
  void openssl_repliesToTheRequestAndVerifiesTheReleasesReply() throws Exception {
    Answer waiting = Answer.run("release", plan.toString(), "--repo", repo.toString());
    assertEquals(3, waiting.status(), waiting.text());
    openssl("ts -reply -config tsa.cnf -section tsa -queryfile tiny.timestamp.tsq -out reply.tsr");
    succeed("seal", plan.toString(), "--repo", repo.toString(), "--freshness", reply());
    succeed("release", plan.toString(), "--repo", repo.toString());
    String verify = "ts -verify -CAfile ../ca.pem -in timestamp.tsr -data ";
    assertTrue(Programs.succeed(repo, words(verify + "plan.json")).contains("Verification: OK"));
    requireFault("imprint mismatch", run(repo, words(verify + "seal.json")));
    succeed("verify", repo.toString(), "--tier", "seal", "--trust", trust("ca.pem").toString());
  }

  private String reply() {
    return folder.resolve("reply.tsr").toString();
  }

  /** The owner's trust file, and the authority that the reader believes. */
  private Path trust(String certificate) throws IOException {
    String pem = Files.readString(folder.resolve(certificate)).indent(6);
    String authority =
        "timestampAuthorities:\n  - principal: tsa@example.org\n    certificate: |\n" + pem;
    String owner = Files.readString(folder.resolve("tiny.trust.yaml"));
    return Files.writeString(folder.resolve("trust.yaml"), owner + authority);
  }

  private static void succeed(String... command) {
    Answer answer = Answer.run(command);
    assertEquals(0, answer.status(), answer.text());
  }

  private void openssl(String arguments) throws Exception {
    Programs.succeed(folder, words(arguments));
  }

  private static String[] words(String arguments) {
    return ("openssl " + arguments).split(" ");
  }
}
