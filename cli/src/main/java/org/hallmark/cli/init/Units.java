package org.hallmark.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units that names of columns end in, as in {@code speed_m_s}. */
final class Units {
  private static final List<Map.Entry<String, String>> ENDINGS =
      List.of(
          Map.entry("_veh_km", "veh/km"),
          Map.entry("_kj_mol", "kJ/mol"),
          Map.entry("_m_s", "m/s"),
          Map.entry("_km_h", "km/h"),
          Map.entry("_mg_l", "mg/L"),
          Map.entry("_kg_m3", "kg/m^3"),
          Map.entry("_deg", "deg"),
          Map.entry("_rad", "rad"),
          Map.entry("_kj", "kJ"),
          Map.entry("_ev", "eV"),
          Map.entry("_gev", "GeV"),
          Map.entry("_kelvin", "K"),
          Map.entry("_celsius", "degC"),
          Map.entry("_pa", "Pa"),
          Map.entry("_hpa", "hPa"),
          Map.entry("_kg", "kg"),
          Map.entry("_mm", "mm"),
          Map.entry("_cm", "cm"),
          Map.entry("_km", "km"),
          Map.entry("_ns", "ns"),
          Map.entry("_ps", "ps"),
          Map.entry("_ms", "ms"),
          Map.entry("_min", "min"),
          Map.entry("_hz", "Hz"),
          Map.entry("_percent", "percent"),
          Map.entry("_m", "m"),
          Map.entry("_s", "s"),
          Map.entry("_h", "h"),
          Map.entry("_k", "K"));

  private Units() {}

  /** The unit that a column's name tells. */
  static Optional<String> of(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return ENDINGS.stream()
        .filter(e -> name.endsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
