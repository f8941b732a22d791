package org.hallmark.generators;

/** A device that was asked for cannot be computed on; says what to install or to set. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ComputeDevice device;

  /**
   * A refusal.
   *
   * @param problem what is in the way
   * @param remedy what to do
   */
  public DeviceException(
      ComputeDevice device, String problem, String expected, String found, String remedy) {
    super(
        "--device "
            + device
            + ": "
            + problem
            + "\n  expected: "
            + expected
            + "\n  found:    "
            + found
            + "\n"
            + remedy);
    this.device = device;
  }

  /** The device that was asked for. */
  public ComputeDevice device() {
    return device;
  }
}
