package org.hallmark.audit.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.verify.Verdict;
import org.hallmark.cli.verify.Verdict.Outcome;
import org.hallmark.provenance.catalogue.Tier;

/**
 * A great many mutations of one valid release, each verified in this process. A stranger's is not
 * signed, and the seal must find it; every {@value #EVERY}th is the owner's, who signs everything
 * again over changed weights, data or numbers, and a later tier must find it.
 */
final class Mutations {
  static final int EVERY = 25;

  /** What an owner may say otherwise: only files that published files determine. */
  private static final List<String> SIGNED =
      List.of(ReleaseFiles.DATA, ReleaseFiles.WEIGHTS, ReleaseFiles.CLAIMS);

  private final SortedMap<String, byte[]> release;
  private final Path folder;
  private final long seed;

  /** Mutations in {@code folder}, which must be empty. */
  Mutations(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    this.release = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Bench.slim())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        release.put(Bench.slim().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  /** Runs {@code count} of them on all processors; what was verified or went wrong. */
  List<String> run(int count) throws Exception {
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        int first = worker;
        parts.add(pool.submit(() -> run(first, count, workers)));
      }
      List<String> unrefuted = new ArrayList<>();
      for (Future<List<String>> part : parts) {
        unrefuted.addAll(part.get());
      }
      return unrefuted;
    } finally {
      pool.shutdown();
    }
  }

  private List<String> run(int first, int count, int step) throws Exception {
    Bench bench = new Bench(Files.createDirectory(folder.resolve("worker-" + first)));
    Path copy = bench.copy();
    List<String> unrefuted = new ArrayList<>();
    for (int number = first; number < count; number += step) {
      Random random = new Random(seed * 1_000_003 + number);
      String result =
          number % EVERY == 0 ? signed(bench, number, random) : unsigned(copy, number, random);
      if (!result.isEmpty()) {
        unrefuted.add(result);
      }
    }
    return unrefuted;
  }

  private String unsigned(Path copy, int number, Random random) throws IOException {
    Mutation mutation = Mutation.draw(release, random);
    mutation.applyTo(copy);
    String result = judged(number, mutation, new Suspect(copy, Bench.trust()), Tier.SEAL);
    mutation.takeBack(copy, release);
    return result;
  }

  private String signed(Bench bench, int number, Random random) throws Exception {
    String path = SIGNED.get(random.nextInt(SIGNED.size()));
    byte[] bytes = release.get(path);
    Mutation mutation =
        path.endsWith(".json")
            ? Mutation.number(path, bytes, random)
            : random.nextBoolean()
                ? Mutation.flip(path, bytes, random)
                : Mutation.cut(path, bytes, random);
    Path place = bench.folder().resolve("signed-" + number);
    Path forged = bench.owner().replace(path, mutation.files().get(path)).write(place);
    return judged(number, mutation, bench.hand(forged), Tier.REPLAY);
  }

  /** Nothing where the release was refuted or could not be judged. */
  private String judged(int number, Mutation mutation, Suspect suspect, Tier tier) {
    String name = "mutation " + number + " of seed " + seed + ", " + mutation.what() + ": ";
    try {
      Verdict verdict = suspect.verify(tier);
      return verdict.outcome() == Outcome.VERIFIED ? name + "verified" : "";
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return name + "crashed with " + e;
    }
  }
}
