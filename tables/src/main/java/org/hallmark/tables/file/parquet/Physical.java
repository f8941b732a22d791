package org.hallmark.tables.file.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What the values of a file's column are.
 *
 * @param numbers reads the next one as a number, where it is one
 * @param texts reads the next one as text
 */
record Physical(Optional<Numbers> numbers, Texts texts) {
  /** Reads a number. */
  @FunctionalInterface
  interface Numbers {
    double next(ValuesReader values);
  }

  /** Reads a text. */
  @FunctionalInterface
  interface Texts {
    String next(ValuesReader values);
  }

  /** Nothing for what is neither number, truth value nor text, such as times. */
  static Optional<Physical> of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(type.getPrimitiveTypeName(), decimal.getScale());
    }
    if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return unsigned(type.getPrimitiveTypeName());
    }
    boolean text =
        meaning instanceof StringLogicalTypeAnnotation
            || meaning instanceof EnumLogicalTypeAnnotation;
    return meaning == null || meaning instanceof IntLogicalTypeAnnotation || text
        ? plain(type.getPrimitiveTypeName())
        : Optional.empty();
  }

  private static Optional<Physical> plain(PrimitiveTypeName name) {
    return switch (name) {
      case INT32 ->
          numbers(ValuesReader::readInteger, values -> Integer.toString(values.readInteger()));
      case INT64 -> numbers(ValuesReader::readLong, values -> Long.toString(values.readLong()));
      case FLOAT -> numbers(ValuesReader::readFloat, values -> Float.toString(values.readFloat()));
      case DOUBLE ->
          numbers(ValuesReader::readDouble, values -> Double.toString(values.readDouble()));
      case BOOLEAN -> texts(values -> Boolean.toString(values.readBoolean()));
      case BINARY -> texts(values -> values.readBytes().toStringUsingUTF8());
      default -> Optional.empty();
    };
  }

  private static Optional<Physical> unsigned(PrimitiveTypeName name) {
    return name == PrimitiveTypeName.INT32
        ? numbers(
            values -> Integer.toUnsignedLong(values.readInteger()),
            values -> Integer.toUnsignedString(values.readInteger()))
        : numbers(
            values -> new BigDecimal(Long.toUnsignedString(values.readLong())).doubleValue(),
            values -> Long.toUnsignedString(values.readLong()));
  }

  private static Optional<Physical> decimal(PrimitiveTypeName name, int scale) {
    return switch (name) {
      case INT32 -> decimals(values -> BigDecimal.valueOf(values.readInteger(), scale));
      case INT64 -> decimals(values -> BigDecimal.valueOf(values.readLong(), scale));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          decimals(values -> new BigDecimal(new BigInteger(values.readBytes().getBytes()), scale));
      default -> Optional.empty();
    };
  }

  /** Reads a decimal. */
  @FunctionalInterface
  private interface Decimals {
    BigDecimal next(ValuesReader values);
  }

  private static Optional<Physical> decimals(Decimals decimals) {
    return numbers(
        values -> decimals.next(values).doubleValue(),
        values -> decimals.next(values).toPlainString());
  }

  private static Optional<Physical> numbers(Numbers numbers, Texts texts) {
    return Optional.of(new Physical(Optional.of(numbers), texts));
  }

  private static Optional<Physical> texts(Texts texts) {
    return Optional.of(new Physical(Optional.empty(), texts));
  }
}
