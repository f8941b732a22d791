package org.hallmark.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchStatisticsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch-norm",
        "BatchNorm1d",
        "batch_normalization",
        "syncBatchNorm",
        "batch renormalisation",
        "normalisation: batch",
        "minibatch-stddev",
        "in-batch negatives",
        "InfoNCE"
      })
  void refusal_statisticOverRecords_saysWhy(String word) {
    assertEquals(BatchStatistics.WHY, BatchStatistics.refusal(word).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "hidden", "layer-norm", "group-norm", "clip", "normalisation"})
  void refusal_anythingElse_isNone(String word) {
    assertTrue(BatchStatistics.refusal(word).isEmpty());
  }

  @Test
  void read_architectureWithBatchNorm_isRefusedWithWhy() {
    String json = new String(Fixtures.architecture().bytes(), StandardCharsets.UTF_8);
    byte[] with = json.replaceFirst("\\{", "{\"batchNorm\":true,").getBytes(StandardCharsets.UTF_8);
    MalformedDocumentException refusal =
        assertThrows(MalformedDocumentException.class, () -> Generators.architecture(with));
    assertTrue(refusal.getMessage().contains(BatchStatistics.WHY), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("/batchNorm"), refusal.getMessage());
  }
}
