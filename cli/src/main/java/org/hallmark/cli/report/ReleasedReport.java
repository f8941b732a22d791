package org.hallmark.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.plan.AmendedPlans;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.TrainingCurves;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.TrainingFacts;

/**
 * What the report of a release is made of, read from its folder: manifest, plan, seal, runs and
 * results, and no table. It believes what it reads; {@code hallmark verify} does not.
 *
 * @param folder of the release
 * @param input what a report is made of
 * @param plan the sealed plan with its amendments
 */
record ReleasedReport(Path folder, ReportInput input, Node plan) {
  /** Larger documents are not read, in octets. */
  private static final int LARGEST = 64 << 20;

  /** Reads a release. */
  static ReleasedReport read(Path folder) throws IOException, MalformedDocumentException {
    if (!Files.isRegularFile(folder.resolve(Manifest.PATH), LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(
          folder
              + " holds no release; give the folder that has "
              + Manifest.PATH
              + " in it (unpack an archive first)");
    }
    Manifest manifest = Manifest.read(Manifest.PATH, bytes(folder, Manifest.PATH));
    Registration registration = Registration.of(registered(folder));
    RunLedger runs = RunLedger.of(below(folder, "runs"));
    ReleasePlan plan = new AmendedPlans(registration).after(registration.amendments());
    SortedMap<String, byte[]> results = new TreeMap<>();
    for (String path : ReleaseFiles.results(plan)) {
      results.put(path, bytes(folder, path));
    }
    Results read = Results.read(plan, results);
    TrainingFacts training =
        TrainingCurves.of(plan, read, (path, reader) -> stream(folder, path, reader));
    ReportInput input = ReportFiles.input(plan, registration, runs, manifest, read, training);
    byte[] effective = registration.effectivePlan(registration.amendments());
    return new ReleasedReport(folder, input, Documents.json(ReleaseFiles.PLAN, effective));
  }

  /** The id of the renderer that made the report in the folder. */
  String renderer() {
    return input.manifest().versions().getOrDefault("renderer", "none");
  }

  /** Does a file of the folder have these octets? */
  boolean has(String path, byte[] octets) throws IOException, MalformedDocumentException {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(bytes(folder, path), octets);
  }

  private static SortedMap<String, byte[]> registered(Path folder)
      throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = new TreeMap<>(below(folder, "amendments"));
    try (Stream<Path> top = Files.list(folder)) {
      for (Path file : top.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Registration.isPart(name)) {
          files.put(name, bytes(folder, name));
        }
      }
    }
    return files;
  }

  private static SortedMap<String, byte[]> below(Path folder, String name)
      throws IOException, MalformedDocumentException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Path below = folder.resolve(name);
    if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> all;
      try (Stream<Path> listed = Files.list(below)) {
        all = listed.sorted().toList();
      }
      for (Path file : all) {
        String path = name + "/" + file.getFileName();
        files.put(path, bytes(folder, path));
      }
    }
    return files;
  }

  /** A plain file of any size. */
  private static void stream(Path folder, String path, ReleaseFolder.Reader reader)
      throws IOException, MalformedDocumentException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      reader.read(in);
    }
  }

  /** A plain file of a size to be read. */
  private static byte[] bytes(Path folder, String path)
      throws IOException, MalformedDocumentException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] octets = in.readNBytes(LARGEST + 1);
      if (octets.length > LARGEST) {
        throw new MalformedDocumentException(path, "", "at most " + LARGEST + " octets", "more");
      }
      return octets;
    }
  }
}
