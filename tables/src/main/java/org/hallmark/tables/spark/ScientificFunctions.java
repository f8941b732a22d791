package org.hallmark.tables.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.hallmark.tables.ArrayFunction;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The functions of arrays as functions of Spark SQL, by the names that expressions have for them:
 * numbers and arrays of doubles in, a double or an array of doubles out, null for null.
 */
public final class ScientificFunctions {
  private ScientificFunctions() {}

  /** Makes all of them known to a session. */
  public static void register(SparkSession session) {
    for (ArrayFunction function : ArrayFunction.values()) {
      register(session.udf(), function);
    }
  }

  private static void register(UDFRegistration known, ArrayFunction function) {
    String id = function.id();
    DataType type =
        function.givesArray()
            ? DataTypes.createArrayType(DataTypes.DoubleType)
            : DataTypes.DoubleType;
    switch (function.arity()) {
      case 1 -> known.register(id, (UDF1<Object, Object>) a -> result(function, a), type);
      case 2 ->
          known.register(id, (UDF2<Object, Object, Object>) (a, b) -> result(function, a, b), type);
      case 3 ->
          known.register(
              id,
              (UDF3<Object, Object, Object, Object>) (a, b, c) -> result(function, a, b, c),
              type);
      case 4 ->
          known.register(
              id,
              (UDF4<Object, Object, Object, Object, Object>)
                  (a, b, c, d) -> result(function, a, b, c, d),
              type);
      default ->
          known.register(
              id,
              (UDF5<Object, Object, Object, Object, Object, Object>)
                  (a, b, c, d, e) -> result(function, a, b, c, d, e),
              type);
    }
  }

  private static Object result(ArrayFunction function, Object... arguments) {
    double[][] numbers = new double[arguments.length][];
    for (int i = 0; i < arguments.length; i++) {
      Optional<double[]> given = numbers(arguments[i]);
      if (given.isEmpty()) {
        return null;
      }
      numbers[i] = given.get();
    }
    double[] result = function.of(numbers);
    if (result.length == 0) {
      return null;
    }
    return function.givesArray() ? result : (Object) result[0];
  }

  /** Nothing where a number is null. */
  private static Optional<double[]> numbers(Object argument) {
    if (argument instanceof Number number) {
      return Optional.of(new double[] {number.doubleValue()});
    }
    if (!(argument instanceof Seq<?> elements)) {
      return Optional.empty();
    }
    List<?> all = CollectionConverters.asJava(elements);
    return all.stream().allMatch(Number.class::isInstance)
        ? Optional.of(all.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray())
        : Optional.empty();
  }
}
