package org.hallmark.provenance.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;

class PublicSeedTest {
  private static final byte[] SALT = new byte[Commitment.SALT_LENGTH];
  private static final Digest PLAN = Digest.of(new byte[] {1});

  @Test
  void derive_anyOtherInput_givesAnotherSeed() {
    Commitment data = Commitment.to("data", SALT, new byte[] {1});
    Commitment other = Commitment.to("data", SALT, new byte[] {2});
    Set<String> seeds = new HashSet<>();
    for (Digest plan : new Digest[] {PLAN, Digest.of(new byte[] {2})}) {
      for (Commitment commitment : new Commitment[] {data, other}) {
        for (String freshness : new String[] {"none", "nonce"}) {
          for (int run = 1; run <= 2; run++) {
            SeedContext context = new SeedContext(plan, commitment, freshness, run);
            seeds.add(PublicSeed.derive(context, "generate").hex());
            seeds.add(PublicSeed.derive(context, "initialise").hex());
          }
        }
      }
    }
    assertEquals(32, seeds.size());
  }

  @Test
  void draws_ofOneRow_doNotDependOnOtherRows() {
    PublicSeed seed = seed();
    long alone = seed.draws(17).nextLong();
    seed.draws(16).nextLong();
    assertEquals(alone, seed.draws(17).nextLong());
    assertFalse(seed.draws(18).nextLong() == alone);
  }

  @Test
  void commitment_inPieces_equalsCommitmentAtOnce() {
    byte[] bytes = "some bytes of data".getBytes(StandardCharsets.UTF_8);
    Commitment.Open open = Commitment.open("data", SALT);
    open.update(bytes, 0, 4);
    open.update(bytes, 4, bytes.length - 4);
    assertEquals(Commitment.to("data", SALT, bytes), open.close());
  }

  @Test
  void commitment_otherSaltOrLabel_differs() {
    byte[] otherSalt = new byte[Commitment.SALT_LENGTH];
    otherSalt[0] = 1;
    String hex = Commitment.to("data", SALT, new byte[] {1}).hex();
    assertFalse(hex.equals(Commitment.to("data", otherSalt, new byte[] {1}).hex()));
    assertFalse(hex.equals(Commitment.to("date", SALT, new byte[] {1}).hex()));
  }

  private static PublicSeed seed() {
    Commitment data = Commitment.to("data", SALT, new byte[] {1});
    return PublicSeed.derive(new SeedContext(PLAN, data, "none", 1), "test");
  }
}
