package org.hallmark.provenance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A test of a distribution, in a class {@code XStatisticalTest} whose twin {@code XPowerTest} shows
 * that a wrong distribution would be noticed. Its seed is fixed, so it gives the same answer
 * always; the rate says how many seeds would have been unlucky with a right program. The other
 * modules have this annotation from the jar of this module's tests.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StatisticalTest {
  /** Probability that a right program fails for a seed drawn at random. */
  double falseAlarm();
}
