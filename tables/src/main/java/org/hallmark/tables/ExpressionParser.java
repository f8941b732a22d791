package org.hallmark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A recursive-descent parser of expressions and of aggregations, with SQL's precedence: OR, AND,
 * NOT, comparisons, sums, products, signs.
 */
final class ExpressionParser {
  private static final int DEEPEST = 64;
  private static final String ARRAY = "array";
  private static final String POINTS = "points";
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
  private static final Set<String> KEYWORDS =
      Set.of("AND", "OR", "NOT", "IS", "NULL", "LIKE", "IN");

  private final List<Token> tokens;
  private final Optional<List<Aggregated>> aggregates;
  private final Schema schema;
  private boolean insideAggregate;
  private int next;
  private int depth;

  private ExpressionParser(
      List<Token> tokens, Optional<List<Aggregated>> aggregates, Schema schema) {
    this.tokens = tokens;
    this.aggregates = aggregates;
    this.schema = schema;
  }

  /** A number or a truth of every row; {@code schema} tells which names are arrays. */
  static Term expression(String text, Schema schema) throws ExpressionException {
    ExpressionParser parser = new ExpressionParser(Token.all(text), Optional.empty(), schema);
    return parser.single(parser.whole(), parser.tokens.get(0));
  }

  /** A number of every group, over slots for the aggregates, which are added to {@code found}. */
  static Term aggregation(String text, List<Aggregated> found, Schema schema)
      throws ExpressionException {
    ExpressionParser parser = new ExpressionParser(Token.all(text), Optional.of(found), schema);
    Term term = parser.numeric(parser.whole(), parser.tokens.get(0));
    if (found.isEmpty()) {
      throw new ExpressionException("one of " + Aggregate.names() + " is needed", 1);
    }
    return term;
  }

  private Term whole() throws ExpressionException {
    Term term = disjunction();
    if (peek().type() != Token.Type.END) {
      throw unexpected("an operator or the end");
    }
    return term;
  }

  private Term disjunction() throws ExpressionException {
    Token start = peek();
    Term left = conjunction();
    while (peek().isWord("OR")) {
      take();
      Token second = peek();
      left = new Condition.Junction("OR", truth(left, start), truth(conjunction(), second));
    }
    return left;
  }

  private Term conjunction() throws ExpressionException {
    Token start = peek();
    Term left = inversion();
    while (peek().isWord("AND")) {
      take();
      Token second = peek();
      left = new Condition.Junction("AND", truth(left, start), truth(inversion(), second));
    }
    return left;
  }

  private Term inversion() throws ExpressionException {
    if (!peek().isWord("NOT")) {
      return predicate();
    }
    take();
    deeper();
    Token start = peek();
    Term term = new Condition.Not(truth(inversion(), start));
    depth--;
    return term;
  }

  private Term predicate() throws ExpressionException {
    Token start = peek();
    Term left = sum();
    Token token = peek();
    if (token.type() == Token.Type.SIGN && COMPARISONS.contains(token.text())) {
      return comparison(left, start);
    }
    if (token.isWord("IS")) {
      take();
      boolean negated = skipWord("NOT");
      if (!skipWord("NULL")) {
        throw unexpected("NULL");
      }
      return negated(new Condition.IsNull(numeric(left, start)), negated);
    }
    boolean negated = token.isWord("NOT");
    if (negated) {
      take();
    }
    if (skipWord("LIKE")) {
      Term.Reference column = reference(left, start);
      return negated(Condition.WordTest.like(column, text()), negated);
    }
    if (skipWord("IN")) {
      return negated(membership(left, start), negated);
    }
    if (negated) {
      throw unexpected("LIKE or IN");
    }
    return left;
  }

  private Term comparison(Term left, Token start) throws ExpressionException {
    Token operator = take();
    if (peek().type() == Token.Type.TEXT) {
      if (!operator.is("=") && !operator.is("<>")) {
        throw new ExpressionException("words are compared by = and <> alone", operator.column());
      }
      Term test = Condition.WordTest.in(reference(left, start), List.of(text()));
      return negated(test, operator.is("<>"));
    }
    Token second = peek();
    return new Condition.Comparison(operator.text(), numeric(left, start), numeric(sum(), second));
  }

  private Term membership(Term left, Token start) throws ExpressionException {
    expect("(");
    if (peek().type() == Token.Type.TEXT) {
      List<String> words = new ArrayList<>();
      do {
        words.add(text());
      } while (skip(","));
      expect(")");
      return Condition.WordTest.in(reference(left, start), words);
    }
    Term any = null;
    do {
      Token item = peek();
      Term equal = new Condition.Comparison("=", numeric(left, start), numeric(sum(), item));
      any = any == null ? equal : new Condition.Junction("OR", any, equal);
    } while (skip(","));
    expect(")");
    return any;
  }

  private Term sum() throws ExpressionException {
    Token start = peek();
    Term left = product();
    while (peek().is("+") || peek().is("-")) {
      left = arithmetic(take(), left, start, peek(), product());
    }
    return left;
  }

  private Term product() throws ExpressionException {
    Token start = peek();
    Term left = signed();
    while (peek().is("*") || peek().is("/") || peek().is("%")) {
      left = arithmetic(take(), left, start, peek(), signed());
    }
    return left;
  }

  private Term arithmetic(Token operator, Term left, Token start, Token second, Term right)
      throws ExpressionException {
    return new Term.Arithmetic(
        operator.text().charAt(0), numeric(left, start), numeric(right, second));
  }

  private Term signed() throws ExpressionException {
    if (!peek().is("-")) {
      return indexed();
    }
    take();
    deeper();
    Token start = peek();
    Term term = new Term.Negation(numeric(signed(), start));
    depth--;
    return term;
  }

  private Term indexed() throws ExpressionException {
    Token start = peek();
    Term term = primary();
    if (!skip("[")) {
      return term;
    }
    if (term.length() == 0) {
      throw new ExpressionException("only an array has elements", start.column());
    }
    next--;
    int element = element(term.length());
    return term instanceof ArrayTerm.Written
        ? term.parts().get(element)
        : new ArrayTerm.Element(term, element);
  }

  /** The place in square brackets of an element of an array. */
  private int element(int length) throws ExpressionException {
    expect("[");
    Token index = take();
    boolean whole = index.type() == Token.Type.NUMBER && index.text().matches("[0-9]{1,9}");
    if (!whole || Integer.parseInt(index.text()) >= length) {
      throw new ExpressionException(
          "an element is a whole number from 0 to " + (length - 1), index.column());
    }
    expect("]");
    return Integer.parseInt(index.text());
  }

  private Term primary() throws ExpressionException {
    Token token = peek();
    if (token.type() == Token.Type.NUMBER) {
      return literal(take());
    }
    if (isName(token)) {
      take();
      return token.type() == Token.Type.NAME && peek().is("(") ? call(token) : column(token);
    }
    if (!skip("(")) {
      throw unexpected("a column, a number or (");
    }
    deeper();
    Term term = disjunction();
    expect(")");
    depth--;
    return term;
  }

  private static boolean isName(Token token) {
    return token.type() == Token.Type.QUOTED_NAME
        || token.type() == Token.Type.NAME
            && !KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  private Term literal(Token token) throws ExpressionException {
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      throw new ExpressionException(token.text() + " is beyond every number", token.column());
    }
    return new Term.Literal(token.text(), value);
  }

  private Term column(Token token) throws ExpressionException {
    if (aggregates.isPresent() && !insideAggregate) {
      throw new ExpressionException(
          "column " + token.text() + " must stand inside one of " + Aggregate.names(),
          token.column());
    }
    int length = schema.has(token.text()) ? 0 : schema.arrayLength(token.text());
    if (length == 0) {
      return new Term.Reference(token.text());
    }
    return new ArrayTerm.Written(
        IntStream.range(0, length)
            .<Term>mapToObj(i -> new Term.Reference(Schema.element(token.text(), i)))
            .toList());
  }

  private Term call(Token name) throws ExpressionException {
    Optional<Aggregate.Operation> aggregate = Aggregate.Operation.named(name.text());
    if (aggregate.isPresent() && aggregates.isPresent() && !insideAggregate) {
      return aggregate(aggregate.get(), name);
    }
    Optional<ArrayFunction> ofArrays = ArrayFunction.named(name.text());
    if (ofArrays.isPresent() && isOfPoints()) {
      return pointsAggregate(ofArrays.get(), name);
    }
    if (name.text().equalsIgnoreCase(ARRAY)) {
      return new ArrayTerm.Written(numbers());
    }
    if (ofArrays.isPresent()) {
      return arrayCall(ofArrays.get(), name);
    }
    Function function =
        Function.named(name.text())
            .orElseThrow(
                () -> new ExpressionException(unknown(name.text(), aggregate), name.column()));
    List<Term> arguments = numbers();
    if (!function.accepts(arguments.size())) {
      throw new ExpressionException(
          function.id() + " takes " + function.arguments(), name.column());
    }
    return new Term.Call(function, arguments);
  }

  private Term aggregate(Aggregate.Operation operation, Token name) throws ExpressionException {
    insideAggregate = true;
    List<Expression> arguments = numbers().stream().map(Expression::of).toList();
    insideAggregate = false;
    if (arguments.size() != operation.arguments()) {
      throw new ExpressionException(
          operation.id() + " takes arguments: " + operation.arguments(), name.column());
    }
    Aggregate found = new Aggregate(operation, arguments);
    List<Aggregated> all = aggregates.orElseThrow();
    all.add(found);
    return new Term.Slot(all.size() - 1, found.sql());
  }

  /** Whether the arguments that follow begin with the rows of a group as points. */
  private boolean isOfPoints() {
    return aggregates.isPresent()
        && !insideAggregate
        && next + 1 < tokens.size()
        && tokens.get(next + 1).text().equalsIgnoreCase(POINTS);
  }

  private Term pointsAggregate(ArrayFunction function, Token name) throws ExpressionException {
    insideAggregate = true;
    expect("(");
    take();
    List<Term> point = numbers();
    expect(",");
    Term cell = disjunction();
    expect(",");
    Term written = disjunction();
    expect(")");
    insideAggregate = false;
    List<ArrayFunction.Argument> given =
        List.of(
            new ArrayFunction.Argument(2 * point.size(), new double[0]),
            ArrayTerm.argument(cell),
            ArrayTerm.argument(written));
    Optional<String> problem = function.problem(given);
    if (point.size() != 3 || problem.isPresent() || !(cell instanceof ArrayTerm.Written)) {
      throw new ExpressionException(
          problem.orElse(function.id() + " takes points(x, y, z) and a cell that is written out"),
          name.column());
    }
    int element = element(function.length(given));
    PointsAggregate found =
        new PointsAggregate(
            function,
            point.stream().map(Expression::of).toList(),
            cell.parts().stream().map(Expression::of).toList(),
            written,
            element);
    List<Aggregated> all = aggregates.orElseThrow();
    all.add(found);
    return new Term.Slot(all.size() - 1, found.sql());
  }

  private Term arrayCall(ArrayFunction function, Token name) throws ExpressionException {
    List<Term> arguments = new ArrayList<>();
    expect("(");
    deeper();
    do {
      Token start = peek();
      arguments.add(numberOrArray(disjunction(), start));
    } while (skip(","));
    expect(")");
    depth--;
    List<ArrayFunction.Argument> given = arguments.stream().map(ArrayTerm::argument).toList();
    Optional<String> problem = function.problem(given);
    if (problem.isPresent()) {
      throw new ExpressionException(problem.get(), name.column());
    }
    return new ArrayTerm.Call(function, arguments, function.length(given));
  }

  /** At least one number in round brackets. */
  private List<Term> numbers() throws ExpressionException {
    expect("(");
    deeper();
    List<Term> arguments = new ArrayList<>();
    do {
      Token start = peek();
      arguments.add(numeric(disjunction(), start));
    } while (skip(","));
    expect(")");
    depth--;
    return arguments;
  }

  private String unknown(String name, Optional<Aggregate.Operation> aggregate) {
    if (aggregate.isPresent()) {
      return aggregates.isPresent()
          ? name + " must not stand inside another aggregate"
          : name + " is an aggregate; a function of one row is needed here";
    }
    List<String> known = new ArrayList<>();
    for (Function function : Function.values()) {
      known.add(function.id());
    }
    known.add(ARRAY);
    for (ArrayFunction function : ArrayFunction.values()) {
      known.add(function.id());
    }
    if (aggregates.isPresent()) {
      known.addAll(Aggregate.names());
    }
    return "there is no function " + name + "; the functions are " + known;
  }

  private static Term negated(Term term, boolean negated) {
    return negated ? new Condition.Not(term) : term;
  }

  private Term numeric(Term term, Token at) throws ExpressionException {
    return single(numberOrArray(term, at), at);
  }

  private Term numberOrArray(Term term, Token at) throws ExpressionException {
    if (term.truth()) {
      throw new ExpressionException("a number is needed here, not a truth value", at.column());
    }
    return term;
  }

  private Term single(Term term, Token at) throws ExpressionException {
    if (term.length() > 0) {
      throw new ExpressionException(
          "a single number is needed here, not an array of "
              + term.length()
              + "; [0] is its first element",
          at.column());
    }
    return term;
  }

  private Term truth(Term term, Token at) throws ExpressionException {
    if (!term.truth()) {
      throw new ExpressionException("a comparison is needed here, not a number", at.column());
    }
    return term;
  }

  private Term.Reference reference(Term term, Token at) throws ExpressionException {
    if (term instanceof Term.Reference reference) {
      return reference;
    }
    throw new ExpressionException("the name of a column is needed here", at.column());
  }

  private String text() throws ExpressionException {
    if (peek().type() != Token.Type.TEXT) {
      throw unexpected("a text in single quotes");
    }
    return take().text();
  }

  private void deeper() throws ExpressionException {
    if (++depth > DEEPEST) {
      throw new ExpressionException("at most " + DEEPEST + " levels are allowed", peek().column());
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private boolean skip(String sign) {
    boolean found = peek().is(sign);
    if (found) {
      take();
    }
    return found;
  }

  private boolean skipWord(String keyword) {
    boolean found = peek().isWord(keyword);
    if (found) {
      take();
    }
    return found;
  }

  private void expect(String sign) throws ExpressionException {
    if (!skip(sign)) {
      throw unexpected(sign);
    }
  }

  private ExpressionException unexpected(String expected) {
    return new ExpressionException(
        expected + " is expected here, not " + peek().text(), peek().column());
  }
}
