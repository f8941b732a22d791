package org.hallmark.privacy.google;

import static org.hallmark.privacy.google.GoogleNoiseStatisticalTest.LAPLACE;
import static org.hallmark.privacy.google.GoogleNoiseStatisticalTest.histogram;
import static org.hallmark.privacy.google.GoogleNoiseStatisticalTest.laplaceBeyond;
import static org.hallmark.privacy.google.GoogleNoiseStatisticalTest.normalBeyond;
import static org.hallmark.privacy.google.GoogleNoiseStatisticalTest.rounded;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Would {@link GoogleNoiseStatisticalTest} notice? */
final class GoogleNoisePowerTest {
  private static final int FEWER = 300_000;

  @Test
  void scaleOffByFivePercentOrAnotherLaw_isNoticed(@TempDir Path folder) {
    long[] drawn = histogram(LAPLACE, FEWER, folder);
    assertFalse(rounded(k -> laplaceBeyond(k, 5.25), FEWER).accepts(drawn));
    assertFalse(rounded(k -> laplaceBeyond(k, 4.75), FEWER).accepts(drawn));
    assertFalse(rounded(k -> normalBeyond(k, 5 * Math.sqrt(2)), FEWER).accepts(drawn));
  }
}
