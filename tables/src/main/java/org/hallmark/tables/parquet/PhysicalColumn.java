package org.hallmark.tables.parquet;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/** How a column stands in a file. */
final class PhysicalColumn {
  private PhysicalColumn() {}

  /** Its type in the format's own words, where parquet-hadoop's BINARY is BYTE_ARRAY. */
  static String thriftType(Column column) {
    return column.kind() == Kind.CATEGORY
        ? "BYTE_ARRAY"
        : column.kind() == Kind.REAL ? "DOUBLE" : "INT64";
  }

  static boolean optional(Column column) {
    return column.missing() == Missing.CATEGORY;
  }

  static Type type(Column column) {
    Type.Repetition repetition =
        optional(column) ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return switch (column.kind()) {
      case CATEGORY ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case COUNT, INTEGER ->
          Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case REAL -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
    };
  }
}
