package org.hallmark.privacy.plan;

/**
 * What was looked at when the settings of a plan were chosen: the generator's widths, steps and
 * clipping norm, the cells and bins, the thresholds.
 *
 * <p>Settings that were tried out on the source are themselves a look at it. No accountant sees
 * that look, so the privacy bound does not cover it.
 */
public enum SettingsBasis {
  /** The source itself, without accounting. */
  THIS_SOURCE,
  /** Other data, which share no record with the source. */
  OTHER_DATA,
  /** Nothing but what is publicly known. */
  NO_DATA
}
