package org.hallmark.provenance.sign;

import java.util.List;

/**
 * Outside things beside keys that a reader believes.
 *
 * @param beacons values of public beacons
 * @param authorities certificates of time-stamping authorities, or of those who certify them
 */
public record Anchors(List<BeaconValue> beacons, List<TimestampAuthority> authorities) {
  public Anchors {
    beacons = List.copyOf(beacons);
    authorities = List.copyOf(authorities);
  }

  /** Nothing but keys. */
  public static Anchors none() {
    return new Anchors(List.of(), List.of());
  }
}
