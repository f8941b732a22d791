package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.Layer;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.provenance.json.MalformedDocumentException;

/** Whatever would stop a release at once, asked before anything is written or paid for. */
record Beginning(World world, ReleasePlan plan, ReleaseRequest request, Workplace place) {
  /**
   * What a training keeps of every parameter on the heap: weights before and now, two moments,
   * gradient (4 octets each), sum and noise of this step and the next (8), and a state as tensors
   * and as bytes (12 each).
   */
  private static final long OCTETS = 5 * 4 + 3 * 8 + 2 * 12;

  private static final double SHARE = 0.9;

  /** What is asked of a new release, and of one that goes on in another place. */
  void require() throws IOException, MalformedDocumentException {
    if (request.diagnostics().isPresent()) {
      PrivateDiagnostics.require(request.diagnostics().get(), place.repo());
      if (plan.generator().gradients().isEmpty()) {
        throw Refusal.usage(
            PrivateDiagnostics.OPTION + " tells of gradients, and this generator has none");
      }
    }
    if (!Files.exists(place.state())) {
      place.requireFree();
      ScratchCopy.requireFile(plan.local().orElseThrow().source());
      requireMachine();
      new LedgerDesk(world, plan, plan.sealed().digest(), request, place).require();
    }
  }

  /** What is asked of the machine before a run is opened or goes on: public facts alone. */
  void requireMachine() {
    requireNumericMode();
    requireDevice();
    requireMemory();
  }

  /** Of a cluster only its executors can tell. */
  private void requireDevice() {
    if (request.master().filter(master -> !master.startsWith("local")).isEmpty()) {
      TorchEngine.requirePossible(request.device(), plan.generator().numericMode());
    }
  }

  private void requireNumericMode() {
    NumericMode mode = plan.generator().numericMode();
    SortedMap<String, String> found = new TreeMap<>();
    for (String name : mode.environment().keySet()) {
      world.variable(name).ifPresent(value -> found.put(name, value));
    }
    NumericModeException.require(mode, found);
  }

  private void requireMemory() {
    if (plan.generator().gradients().isEmpty()) {
      return;
    }
    long parameters = 0;
    for (Layer layer :
        plan.generator().network(plan.schema(), plan.source().keys()).network().layers()) {
      parameters += (layer.inputs() + 1L) * layer.outputs();
    }
    long needed = parameters * OCTETS >> 20;
    long there = Runtime.getRuntime().maxMemory() >> 20;
    if (needed > there * SHARE) {
      throw Refusal.incomplete(
          "a training of "
              + parameters
              + " parameters needs about "
              + needed
              + " MiB of Java's memory, which has "
              + there
              + ": give it more, as in HALLMARK_JVM_OPTIONS=-Xmx"
              + (2 * needed / 1024 + 1)
              + "g, or choose a smaller model");
    }
  }
}
