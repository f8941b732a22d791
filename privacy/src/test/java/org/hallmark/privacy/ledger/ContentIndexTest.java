package org.hallmark.privacy.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

/** Are contents recognised whatever their order, and only where they share records? */
final class ContentIndexTest {
  private static final byte[] KEY = new byte[32];

  @Test
  void of_otherOrderAndRepeats_isTheSame() {
    assertArrayEquals(
        index(Contents.of(List.of(1, 2, 3))).bytes(),
        index(Contents.of(List.of(3, 1, 2, 2, 1))).bytes());
  }

  @Test
  void continues_sharedRecords_fromTheThresholdOn() {
    ContentIndex registered = index(Contents.of(0, 1000));
    for (int shared : List.of(0, 1, ContentIndex.SHARED - 1)) {
      assertFalse(index(Contents.of(1000 - shared, 2000)).continues(registered), "" + shared);
    }
    for (int shared : List.of(ContentIndex.SHARED, 17, 1000)) {
      assertTrue(index(Contents.of(1000 - shared, 2000)).continues(registered), "" + shared);
    }
  }

  /** Where a threshold is not at hand, one record more or less decides nothing. */
  @Test
  void continues_neighbouringContents_areJudgedAlike() {
    ContentIndex registered = index(Contents.of(0, 1000));
    for (int start : List.of(0, 500, 970, 1000, 1500)) {
      boolean judged = index(Contents.of(start, 2000)).continues(registered);
      assertEquals(judged, index(Contents.of(start, 2001)).continues(registered));
      assertEquals(judged, index(Contents.of(start + 1, 2000)).continues(registered));
    }
  }

  @Test
  void continues_fewRecords_needHalfOfThem() {
    ContentIndex registered = index(Contents.of(0, 3));
    assertTrue(index(Contents.of(1, 4)).continues(registered));
    assertFalse(index(Contents.of(2, 5)).continues(registered));
    assertFalse(ContentIndex.empty().continues(registered));
    assertFalse(registered.continues(ContentIndex.empty()));
  }

  @Test
  void continues_moreRecordsThanItKeeps_isJudgedByASampleOfThem() {
    int many = 2 * ContentIndex.SIZE;
    ContentIndex registered = index(Contents.of(0, many));
    assertEquals(ContentIndex.SIZE, digests(registered));
    assertTrue(index(Contents.of(many - many / 50, 2 * many)).continues(registered));
    assertFalse(index(Contents.of(many, 2 * many)).continues(registered));
    ContentIndex grown = registered.with(index(Contents.of(many, many + 1000)));
    assertEquals(ContentIndex.SIZE, digests(grown));
    assertArrayEquals(index(Contents.of(0, many + 1000)).bytes(), grown.bytes());
  }

  @Test
  void of_otherKey_sharesNothing() {
    byte[] other = KEY.clone();
    other[0] = 1;
    assertFalse(
        ContentIndex.of(other, Contents.of(0, 1000)).continues(index(Contents.of(0, 1000))));
  }

  @Test
  void read_whatWasWritten_isTheSame() throws Exception {
    byte[] bytes = index(Contents.of(0, 100)).bytes();
    assertArrayEquals(bytes, ContentIndex.read("index", bytes).bytes());
    for (int length : List.of(0, 5, bytes.length - 1)) {
      byte[] torn = Arrays.copyOf(bytes, length);
      assertThrows(MalformedDocumentException.class, () -> ContentIndex.read("index", torn));
    }
  }

  private static int digests(ContentIndex index) {
    return (index.bytes().length - ContentIndex.empty().bytes().length) / Long.BYTES;
  }

  private static ContentIndex index(ContentDigests contents) {
    return ContentIndex.of(KEY, contents);
  }
}
