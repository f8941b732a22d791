package org.hallmark.provenance.sign;

/**
 * A public beacon's value, as the reader knows it from elsewhere.
 *
 * @param name the beacon's, in kebab-case
 * @param round its round
 * @param value lower-case hexadecimal digits
 */
public record BeaconValue(String name, long round, String value) {
  public BeaconValue {
    if (!value.matches("[0-9a-f]+")) {
      throw new IllegalArgumentException(
          "value must be lower-case hexadecimal digits. Provided value: " + value);
    }
  }
}
