package org.hallmark.cli.release;

import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.djl.TorchEngine;
import picocli.CommandLine.Option;

/** What a training is computed on. */
public final class DeviceOption {
  private static final String AUTO = "auto";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description =
          "What to train on: cpu (default); cuda:N, a graphics card of NVIDIA's, with a libtorch that"
              + " the environment names (docs/devices.md); or auto: the first card where there is"
              + " such a libtorch, else cpu.")
  private String device;

  /** The device that was asked for; it may not be there. */
  public ComputeDevice chosen(World world) {
    if (!device.equals(AUTO)) {
      return named(device);
    }
    boolean named = TorchEngine.isLibtorchNamed();
    Progress.announce(
        world,
        "device",
        named
            ? "cuda:0, by the libtorch that the environment names"
            : "cpu, for the environment names no libtorch for a graphics card");
    return named ? ComputeDevice.ofCard(0) : ComputeDevice.CPU;
  }

  /** Refuses a card for a process that must load no libraries but this program's own. */
  public static void requireProcessor(String device) {
    if (!device.equals(AUTO) && named(device).cuda().isPresent()) {
      throw Refusal.usage(
          "--device must be cpu or auto here: an auditor's process loads this program's own native"
              + " libraries alone, and starts no other process. A release that was trained on a"
              + " graphics card is compared as one of other machines");
    }
  }

  private static ComputeDevice named(String device) {
    return ComputeDevice.read(device)
        .orElseThrow(
            () -> Refusal.usage("--device must be auto, cpu or cuda:N with N from 0: " + device));
  }
}
