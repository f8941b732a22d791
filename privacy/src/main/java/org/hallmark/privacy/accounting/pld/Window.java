package org.hallmark.privacy.accounting.pld;

/**
 * Where and how finely a composition is computed.
 *
 * @param lambda the tilt λ, above 0
 * @param step distance of grid points
 * @param first index of the first grid point
 * @param length how many grid points, a power of two
 * @param rightTilt further tilt for Chernoff's bound on what lies beyond the last point
 * @param leftTilt less tilt for that on what lies below the first
 */
record Window(
    double lambda, double step, long first, int length, double rightTilt, double leftTilt) {}
