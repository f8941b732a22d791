package org.hallmark.privacy.plan;

/** Who may see the source. */
public enum Confidentiality {
  /** Nobody but its owner: everything published is charged to the privacy budget. */
  CONFIDENTIAL,
  /** Everybody. */
  PUBLIC
}
