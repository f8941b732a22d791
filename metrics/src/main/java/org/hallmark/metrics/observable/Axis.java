package org.hallmark.metrics.observable;

import java.io.Serializable;

/**
 * One dimension of an observable: what is measured along it, and its sealed cells.
 *
 * @param quantity what is measured
 * @param unit its unit, {@code 1} for a pure number
 * @param bins its cells
 */
public record Axis(Quantity quantity, String unit, Bins bins) implements Serializable {}
