package org.hallmark.tables.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.source.MissingColumnsException;
import scala.jdk.javaapi.CollectionConverters;

/** The columns of a data set that a schema names. */
final class DataColumns {
  /** An element of an array. */
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[([0-9]{1,6})\\]");

  private DataColumns() {}

  /** Why columns cannot be read, by name. */
  static Map<String, String> problems(Dataset<Row> rows, Schema schema) {
    Map<String, String> problems = new TreeMap<>();
    for (org.hallmark.tables.Column column : schema.columns()) {
      Optional<DataType> type = type(rows, column.name());
      if (type.isEmpty()) {
        problems.put(column.name(), "there is no such column");
      } else if (!readable(type.get(), column.kind())) {
        problems.put(
            column.name(),
            "its type is not read as " + column.kind() + ": " + type.get().simpleString());
      }
    }
    return problems;
  }

  /** The columns of a schema, in its order. */
  static Dataset<Row> select(Dataset<Row> rows, Schema schema) {
    List<String> missing =
        schema.names().stream().filter(name -> type(rows, name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new MissingColumnsException(missing, Arrays.asList(rows.columns()));
    }
    return rows.select(
        schema.names().stream().map(name -> column(rows, name)).toArray(Column[]::new));
  }

  /** The scan of a columnar file that a plan is, if it does nothing else. */
  static Optional<FileSourceScanExec> scan(SparkPlan plan) {
    SparkPlan below = plan;
    while (below instanceof ProjectExec project
        && CollectionConverters.asJava(project.projectList()).stream()
            .allMatch(Attribute.class::isInstance)) {
      below = project.child();
    }
    return below instanceof FileSourceScanExec scan && scan.supportsColumnar()
        ? Optional.of(scan)
        : Optional.empty();
  }

  /** Where each column stands in the batches of a scan. */
  static int[] places(FileSourceScanExec scan, Schema columns) {
    List<String> names =
        CollectionConverters.asJava(scan.output()).stream().map(Attribute::name).toList();
    return columns.names().stream().mapToInt(names::indexOf).toArray();
  }

  private static Column column(Dataset<Row> rows, String name) {
    if (Arrays.asList(rows.columns()).contains(name)) {
      return rows.col(quoted(name));
    }
    Matcher element = ELEMENT.matcher(name);
    element.matches();
    return rows.col(quoted(element.group(1))).getItem(Integer.parseInt(element.group(2))).as(name);
  }

  private static Optional<DataType> type(Dataset<Row> rows, String name) {
    Matcher element = ELEMENT.matcher(name);
    Optional<DataType> own = field(rows, name);
    return own.isPresent() || !element.matches()
        ? own
        : field(rows, element.group(1))
            .filter(ArrayType.class::isInstance)
            .map(array -> ((ArrayType) array).elementType());
  }

  private static Optional<DataType> field(Dataset<Row> rows, String name) {
    StructField[] fields = rows.schema().fields();
    return IntStream.range(0, fields.length)
        .filter(i -> fields[i].name().equals(name))
        .mapToObj(i -> fields[i].dataType())
        .findFirst();
  }

  private static boolean readable(DataType type, Kind kind) {
    boolean fraction = type instanceof DoubleType || type instanceof FloatType;
    return type instanceof StringType
        || type instanceof BooleanType
        || type instanceof NumericType && !(kind == Kind.CATEGORY && fraction);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
