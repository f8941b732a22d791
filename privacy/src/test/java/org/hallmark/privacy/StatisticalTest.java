package org.hallmark.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A test of a distribution. Its seed is fixed, so it gives the same answer always; the rate says
 * how many seeds in a million would have been unlucky with a right program.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StatisticalTest {
  /** Probability that a right program fails for a seed drawn at random. */
  double falseAlarm();
}
