package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.plan.FreshnessPlan;
import org.hallmark.preregistration.seal.Freshness;
import org.hallmark.preregistration.seal.FreshnessChecks;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.timestamp.TimestampReply;
import org.hallmark.provenance.timestamp.TimestampRequest;

/** Where a sealed plan waits for its outside value, and takes it. */
final class FreshnessDesk {
  private static final long LARGEST = 1L << 20;

  private final World world;
  private final FreshnessPlan planned;
  private final ReleaseRequest request;
  private final Workplace place;
  private final Journal journal;
  private final Repository repository;

  FreshnessDesk(
      World world,
      ReleasePlan plan,
      ReleaseRequest request,
      Workplace place,
      Journal journal,
      Repository repository) {
    this.world = world;
    this.planned = plan.frame().freshness();
    this.request = request;
    this.place = place;
    this.journal = journal;
    this.repository = repository;
  }

  /** What is to be done, where the value is not there yet. */
  Optional<String> awaited() throws IOException, MalformedDocumentException {
    Registration sealed = journal.registration();
    if (!planned.waits() || sealed.freshness(sealed.amendments()).isPresent()) {
      return Optional.empty();
    }
    Digest plan = sealed.effectiveDigest(sealed.amendments());
    return Optional.of(
        switch (planned.from()) {
          case NONE -> "";
          case AUDITOR_NONCE -> nonce(plan);
          case BEACON -> beacon();
          case RFC3161 -> timestamp(plan);
        });
  }

  private String nonce(Digest plan) {
    return "the plan is sealed and waits for an auditor's nonce. Send the auditor this digest:\n"
        + "  "
        + plan
        + "\nThey draw the nonce and send you the file that comes out:\n"
        + "  hallmark nonce --key THEIR_KEY --plan-digest "
        + plan
        + " > freshness.json\nThen give it:\n"
        + add("freshness.json");
  }

  private String beacon() {
    return "the plan is sealed and waits for round "
        + planned.round().orElseThrow()
        + " of the beacon "
        + planned.beacon().orElseThrow()
        + ", published "
        + planned.notBefore().orElseThrow()
        + ". Write its value, hexadecimal digits, into a file and give it:\n"
        + add("value.txt");
  }

  private String timestamp(Digest plan) throws IOException {
    Path query = place.repo().resolveSibling(place.repo().getFileName() + ".timestamp.tsq");
    DurableFiles.write(query, TimestampRequest.of(plan));
    return "the plan is sealed and waits for a time-stamping authority. Send it this request:\n"
        + "  "
        + query
        + "\nfor example with: curl -H 'Content-Type: application/timestamp-query' --data-binary @"
        + query.getFileName()
        + " URL > timestamp.tsr\nThen give the reply:\n"
        + add("timestamp.tsr");
  }

  private String add(String file) {
    return "  "
        + world.command()
        + " seal "
        + request.plan()
        + " --repo "
        + place.repo()
        + " --freshness "
        + file;
  }

  /** Takes the value, if it is one for this plan; it can never be exchanged. */
  void add(Path file) throws IOException, MalformedDocumentException {
    if (!planned.waits()) {
      throw Refusal.usage("the plan waits for no outside value; leave --freshness out");
    }
    Registration sealed = journal.registration();
    int amendments = sealed.amendments();
    SortedMap<String, byte[]> files = read(file, sealed, amendments);
    String path = Registration.freshnessPath(amendments);
    if (sealed.files().containsKey(path)) {
      if (Arrays.equals(sealed.bytes(path), files.get(path))) {
        return;
      }
      throw Refusal.usage("the outside value is fixed already and cannot be exchanged");
    }
    Registration fixed = sealed.with(files);
    List<Finding> problems =
        FreshnessChecks.problems(
            planned,
            fixed,
            amendments,
            journal.seal().orElseThrow(),
            TrustFile.forOwner("owner", repository.key().verifyingKey()));
    if (!problems.isEmpty()) {
      Finding first = problems.get(0);
      throw Refusal.usage(
          file
              + " is no outside value for this plan ("
              + first.code()
              + ")\n  expected: "
              + first.expected()
              + "\n  found:    "
              + first.found());
    }
    journal.remember(fixed);
    repository.publishProgress();
    Progress.announce(world, "freshness", planned.word() + " is fixed");
  }

  private SortedMap<String, byte[]> read(Path file, Registration sealed, int amendments)
      throws IOException, MalformedDocumentException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw Refusal.usage("there is no file " + file + " that could be an outside value");
    }
    byte[] bytes = Files.readAllBytes(file);
    Digest plan = sealed.effectiveDigest(amendments);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      Freshness value =
          switch (planned.from()) {
            case BEACON ->
                Freshness.beacon(
                    plan,
                    planned.beacon().orElseThrow(),
                    planned.round().orElseThrow(),
                    new String(bytes, StandardCharsets.UTF_8).strip());
            case RFC3161 -> {
              files.put(Registration.timestampPath(amendments), bytes);
              yield Freshness.timestamp(
                  plan, TimestampReply.read(file.toString(), bytes).signedInfo());
            }
            default -> Records.read(file.toString(), bytes, Freshness.class);
          };
      files.put(Registration.freshnessPath(amendments), CanonicalJson.bytes(value));
      return files;
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          file
              + " is no outside value\n  expected: "
              + e.expected()
              + "\n  found:    "
              + e.found());
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(file + " is no outside value: " + e.getMessage());
    }
  }
}
