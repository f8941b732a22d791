package org.hallmark.tables.file.parquet;

/** Somebody who is told of values that their column cannot hold. */
@FunctionalInterface
interface BadValue {
  void at(int index, String found);
}
