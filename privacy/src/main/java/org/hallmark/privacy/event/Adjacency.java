package org.hallmark.privacy.event;

/** Which two datasets count as neighbours. */
public enum Adjacency {
  /** One holds one privacy unit more than the other; the size is itself private. */
  ADD_OR_REMOVE,
  /** One privacy unit has another value; the size is public. */
  REPLACE_ONE,
  /** One privacy unit is replaced by an empty one; the size is public. */
  ZERO_OUT
}
