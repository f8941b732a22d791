package org.hallmark.tables;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A term that is an array, or that is computed from arrays. */
sealed interface ArrayTerm extends Term {

  /** An array of numbers, written out or a column of arrays. */
  record Written(List<Term> parts) implements ArrayTerm {
    @Override
    public Values evaluate(Table table) {
      throw new IllegalStateException("the parser lets no array stand for a number");
    }

    @Override
    public List<Values> elements(Table table) {
      return parts.stream().map(part -> part.evaluate(table)).toList();
    }

    @Override
    public int length() {
      return parts.size();
    }

    @Override
    public String sql() {
      return parts.stream().map(Term::sql).collect(Collectors.joining(", ", "array(", ")"));
    }
  }

  /** One element, counted from 0, of an array that a function gives. */
  record Element(Term array, int index) implements ArrayTerm {
    @Override
    public Values evaluate(Table table) {
      return array.elements(table).get(index);
    }

    @Override
    public String sql() {
      return array.sql() + "[" + index + "]";
    }

    @Override
    public List<Term> parts() {
      return List.of(array);
    }
  }

  /** A call of a function that takes or gives arrays. */
  record Call(ArrayFunction function, List<Term> parts, int length) implements ArrayTerm {
    @Override
    public Values evaluate(Table table) {
      return rows(table, 1).get(0);
    }

    @Override
    public List<Values> elements(Table table) {
      return rows(table, length);
    }

    @Override
    public String sql() {
      return parts.stream()
          .map(Term::sql)
          .collect(Collectors.joining(", ", function.id() + "(", ")"));
    }

    private List<Values> rows(Table table, int results) {
      List<List<Values>> arguments = parts.stream().map(part -> part.elements(table)).toList();
      List<Values> values = Stream.generate(() -> Values.of(table.rows())).limit(results).toList();
      for (int row = 0; row < table.rows(); row++) {
        double[] result = result(arguments, row);
        for (int i = 0; i < results; i++) {
          values.get(i).set(row, result.length == 0, result.length == 0 ? 0 : result[i]);
        }
      }
      return values;
    }

    /** Nothing where a number is null. */
    private double[] result(List<List<Values>> arguments, int row) {
      double[][] numbers = new double[arguments.size()][];
      for (int a = 0; a < numbers.length; a++) {
        List<Values> argument = arguments.get(a);
        numbers[a] = new double[argument.size()];
        for (int i = 0; i < numbers[a].length; i++) {
          if (argument.get(i).nulls()[row]) {
            return new double[0];
          }
          numbers[a][i] = argument.get(i).numbers()[row];
        }
      }
      return function.of(numbers);
    }
  }

  /** The argument that a term is to a function of arrays. */
  static ArrayFunction.Argument argument(Term term) {
    return new ArrayFunction.Argument(term.length(), constants(term));
  }

  /** The numbers of a term that is written in digits; nothing for any other. */
  private static double[] constants(Term term) {
    if (term instanceof Literal literal) {
      return new double[] {literal.value()};
    }
    boolean written =
        term instanceof Written array && array.parts().stream().allMatch(Literal.class::isInstance);
    return written
        ? term.parts().stream().mapToDouble(part -> ((Literal) part).value()).toArray()
        : new double[0];
  }
}
