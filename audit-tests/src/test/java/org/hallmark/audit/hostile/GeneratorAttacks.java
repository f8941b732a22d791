package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.Attack.byReplay;
import static org.hallmark.audit.hostile.RunAttacks.ownerOfWhole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;

/** Attacks by weights, transcript and data, all signed by the owner. */
final class GeneratorAttacks {
  private static final String TRANSCRIPT = "generator/transcript-00000.bin";

  private GeneratorAttacks() {}

  static List<Attack> all() {
    return Stream.of(cheating(), hurting()).flatMap(List::stream).toList();
  }

  private static List<Attack> cheating() {
    return List.of(
        ownerOfWhole(
            "weights-swapped",
            "Tribuo; A34",
            "The published weights are not those that drew the data.",
            owner -> {
              byte[] weights = owner.bytes(ReleaseFiles.WEIGHTS).clone();
              for (int sign = weights.length - 1; sign > weights.length / 2; sign -= Float.BYTES) {
                weights[sign] ^= (byte) 0x80;
              }
              return owner.put(ReleaseFiles.WEIGHTS, weights);
            },
            byReplay("replay-differs", "weights-differ")),
        ownerOfWhole(
            "weights-one-bit-of-the-encoder",
            "Tribuo: parameters are never compared",
            "One bit of a weight is turned that draws no row.",
            owner -> {
              byte[] weights = owner.bytes(ReleaseFiles.WEIGHTS).clone();
              weights[weights.length - Float.BYTES] ^= 1;
              return owner.put(ReleaseFiles.WEIGHTS, weights);
            },
            byReplay("weights-differ")),
        ownerOfWhole(
            "transcript-one-sum",
            "noise scaled",
            "A noised sum of the transcript is another.",
            owner -> {
              byte[] sums = owner.bytes(TRANSCRIPT).clone();
              sums[sums.length / 2] ^= 0x40;
              sums[sums.length / 2 + 4] ^= 0x40;
              return owner.put(TRANSCRIPT, sums);
            },
            byReplay("weights-differ")),
        ownerOfWhole(
            "transcript-too-long",
            "A28",
            "The transcript has an octet more than its steps.",
            owner -> {
              byte[] sums = owner.bytes(TRANSCRIPT);
              return owner.put(TRANSCRIPT, Arrays.copyOf(sums, sums.length + 1));
            },
            atSeal("transcript-length")),
        ownerOfWhole(
            "transcript-left-out",
            "A40",
            "The transcript that the plan promises is not published.",
            owner -> owner.remove(TRANSCRIPT),
            atSeal("transcript-length", "manifest-artifacts")),
        ownerOfWhole(
            "architecture-of-another-model",
            "A34",
            "The architecture is not the plan's.",
            owner ->
                owner.put(
                    ReleaseFiles.ARCHITECTURE,
                    new String(owner.bytes(ReleaseFiles.ARCHITECTURE), StandardCharsets.UTF_8)
                        .replaceFirst("56,60\\]", "56,59]")
                        .getBytes(StandardCharsets.UTF_8)),
            byReplay("replay-architecture", "replay-differs")));
  }

  /** Files that hurt the one who reads them. */
  private static List<Attack> hurting() {
    return List.of(
        weights("weights-with-a-huge-header", "A28", "A header of 2^62 octets.", huge(1L << 62)),
        weights("weights-with-a-negative-header", "A28", "A header of less than none.", huge(-1L)),
        weights(
            "weights-of-endless-shape",
            "A28; CVE-2024-29902",
            "A tensor of 2^31 times 2^31 numbers.",
            safetensors(
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],"
                    + "\"data_offsets\":[0,4]}}")),
        weights(
            "weights-that-overlap",
            "A27; CVE-2019-13232",
            "Two tensors lie at the same place.",
            safetensors(
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                    + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")),
        weights(
            "weights-that-are-code",
            "A34; CVE-2017-18640",
            "The weights are a pickle that runs a program.",
            "cos\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.US_ASCII)),
        data("data-with-a-huge-footer", "The footer is said to have 2^31 - 1 octets.", 0x7fffffff),
        data("data-with-a-negative-footer", "The footer is said to have less than none.", -1),
        new Attack(
            "data-of-another-format",
            OWNER,
            "A33; CWE-502",
            "The data are a Java object, to be deserialised.",
            bench ->
                bench.hand(
                    bench
                        .owner()
                        .put(
                            ReleaseFiles.DATA,
                            new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r', 0, 1, 'x'})),
            malformed(Tier.RECOMPUTE)));
  }

  private static Attack weights(String id, String reference, String what, byte[] weights) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> bench.hand(bench.owner().put(ReleaseFiles.WEIGHTS, weights)),
        malformed(Tier.REPLAY));
  }

  private static Attack data(String id, String what, int length) {
    return new Attack(
        id,
        OWNER,
        "A28",
        what,
        bench -> {
          Forger owner = bench.owner();
          byte[] bytes = owner.bytes(ReleaseFiles.DATA).clone();
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
          return bench.hand(owner.put(ReleaseFiles.DATA, bytes));
        },
        malformed(Tier.RECOMPUTE));
  }

  private static Attack.Refuted malformed(Tier tier, String... also) {
    return new Attack.Refuted("document-malformed", Set.of(also), tier, Anchor.RELEASE);
  }

  private static byte[] huge(long length) {
    return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  private static byte[] safetensors(String header) {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + text.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
