package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * What a run was trained on, kept with the run: one that goes on after a crash writes the same
 * manifest, and goes on on the same device.
 *
 * @param device as the owner asked for it
 * @param facts of a graphics card; none of the processor, which the manifest names anyway
 */
record TrainedOn(String device, SortedMap<String, String> facts) {
  private static final String FILE = "device.json";

  /** What was not computed on a graphics card. */
  static TrainedOn processor() {
    return new TrainedOn(ComputeDevice.CPU.toString(), new TreeMap<>());
  }

  /** Notes the device of a training that begins or goes on in a run's folder. */
  static void begin(Path folder, ComputeDevice device)
      throws IOException, MalformedDocumentException {
    if (!Files.exists(folder.resolve(FILE))) {
      new TrainedOn(device.toString(), new TreeMap<>()).keep(folder);
    }
    String begun = in(folder).device();
    if (!begun.equals(device.toString())) {
      throw Refusal.incomplete(
          "the run's training began on "
              + begun
              + ", and states of one device do not go on on another. Give --device "
              + begun
              + ", or --abandon for a new run");
    }
  }

  /** Of the run whose folder this is. */
  static TrainedOn in(Path folder) throws IOException, MalformedDocumentException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? Records.read(FILE, Files.readAllBytes(file), TrainedOn.class)
        : processor();
  }

  /** Keeps it with the run. */
  void keep(Path folder) throws IOException {
    DurableFiles.writePrivate(folder.resolve(FILE), CanonicalJson.bytes(this));
  }
}
