package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.seed.Commitment;

/** The smallest plan, and a seal and opening entries for it. */
final class TinyPlan {
  private static final Path FILE = Path.of("../examples/tiny/plan.yaml");

  private TinyPlan() {}

  static ReleasePlan read() throws IOException {
    return ReleasePlans.read(FILE);
  }

  /**
   * The plan with some texts in the place of others, each after the one that it takes the place of.
   */
  static ReleasePlan with(String... rightsAndOthers) throws IOException {
    Path changed = Files.createTempFile("plan", ".yaml");
    try {
      String text = Files.readString(FILE);
      for (int i = 0; i < rightsAndOthers.length; i += 2) {
        text = text.replace(rightsAndOthers[i], rightsAndOthers[i + 1]);
      }
      Files.writeString(changed, text);
      return ReleasePlans.read(changed);
    } finally {
      Files.delete(changed);
    }
  }

  static Seal seal() throws IOException {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    return Seal.of(
        read().sealed().digest(),
        Commitment.open(Seal.DATA, salt).close(),
        Commitment.open(Seal.SECRET, salt).close(),
        "2026-01-01T00:00:00Z");
  }

  static Registration registration() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(Registration.PLAN, read().sealed().bytes());
    files.put(Registration.SEAL, CanonicalJson.bytes(seal()));
    return new Registration(files);
  }

  static RunOpen open(int run) {
    Digest digest = Digest.of("any".getBytes(StandardCharsets.UTF_8));
    return new RunOpen(RunOpen.SCHEMA, run, digest, digest, digest, "avx2", "2026-01-01T00:00:00Z");
  }
}
