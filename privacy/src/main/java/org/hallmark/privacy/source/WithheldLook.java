package org.hallmark.privacy.source;

import java.util.SortedMap;
import org.hallmark.tables.Table;

/** Values that are computed of confidential rows and told to nobody. */
public interface WithheldLook {
  /** What each value is for, in words, by the label of the commitment to it; public. */
  SortedMap<String, String> purposes();

  /**
   * The values as bytes, by label. What is missing counts as not computed; it keeps no reference to
   * {@code rows}, and whatever it throws is forgotten.
   */
  SortedMap<String, byte[]> values(Table rows) throws Exception;
}
