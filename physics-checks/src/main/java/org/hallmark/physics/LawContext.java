package org.hallmark.physics;

import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/**
 * What the rest of a plan says that laws need to know.
 *
 * @param schema the columns of source and synthetic data
 * @param frame the public frame of keys, where the plan has one
 * @param keys the columns that name a row, where the plan says which
 * @param confidentiality who may see the source
 * @param unit what privacy protects
 */
public record LawContext(
    Schema schema,
    Optional<Frame> frame,
    List<String> keys,
    Confidentiality confidentiality,
    PrivacyUnit unit) {

  public LawContext {
    keys = List.copyOf(keys);
  }

  /** The same plan with another frame. */
  public LawContext framed(Optional<Frame> other) {
    return new LawContext(schema, other, keys, confidentiality, unit);
  }

  /** The same plan with other columns. */
  public LawContext with(Schema other) {
    return new LawContext(other, frame, keys, confidentiality, unit);
  }

  /** Of a plan with a confidential source, where the keys of the frame name a row. */
  public static LawContext confidential(Schema schema, Frame frame, PrivacyUnit unit) {
    return new LawContext(
        schema, Optional.of(frame), frame.keys(), Confidentiality.CONFIDENTIAL, unit);
  }

  /** Of a plan with public data. */
  public static LawContext open(Schema schema, List<String> keys) {
    return new LawContext(
        schema, Optional.empty(), keys, Confidentiality.PUBLIC, PrivacyUnit.RECORD);
  }
}
