package org.hallmark.audit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The ids of checks and codes of findings in the main code of all modules: the first argument of
 * every {@code new Finding} and {@code Check.of}, followed back through constants, and through
 * parameters to the calls that hand them over.
 *
 * <p>Methods are known by the name of their class and their own, so it sees more calls than there
 * are and never fewer.
 */
final class MadeIds {
  private static final Set<String> CHECK_FACTORIES = Set.of("of", "incomplete");
  private static final Set<String> FINDINGS = Set.of("Finding", "Gap");
  private static final Pattern KEBAB = Pattern.compile("\"[a-z0-9]+(-[a-z0-9]+)+\"");

  private final List<Source> sources = new ArrayList<>();
  private final Map<String, ExpressionTree> constants = new HashMap<>();
  private final Map<String, List<ExpressionTree>> mapped = new HashMap<>();
  private final SortedSet<String> checks = new TreeSet<>();
  private final SortedSet<String> findings = new TreeSet<>();
  private final SortedSet<String> unresolved = new TreeSet<>();
  private final Set<String> followed = new HashSet<>();

  /** A call, or a making, with where it stands. */
  private record Call(
      String type,
      Optional<MethodTree> method,
      String name,
      List<? extends ExpressionTree> given) {}

  /** The calls of one file. */
  private record Source(List<Call> calls) {}

  private MadeIds() {}

  static MadeIds ofAllModules() {
    MadeIds ids = new MadeIds();
    try {
      ids.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ids.resolve();
    return ids;
  }

  SortedSet<String> checks() {
    return checks;
  }

  SortedSet<String> findings() {
    return findings;
  }

  /** Places where the id is none that can be followed. */
  SortedSet<String> unresolved() {
    return unresolved;
  }

  private void read() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.find(Document.TOP, 20, (path, a) -> isMain(path))) {
      List<Path> paths = all.filter(MadeIds::mayMake).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
      for (CompilationUnitTree unit : task.parse()) {
        Reader reader = new Reader();
        reader.scan(unit, null);
        sources.add(new Source(reader.calls));
      }
    }
  }

  private static boolean isMain(Path path) {
    return path.toString().matches("\\.\\./[a-z-]+/src/main/java/.*\\.java");
  }

  private static boolean mayMake(Path path) {
    String text = Document.text(path);
    return text.contains("Finding") || text.contains("Check") || KEBAB.matcher(text).find();
  }

  private void resolve() {
    for (Call call : calls()) {
      if (call.name().startsWith("new ") && FINDINGS.contains(call.name().substring(4))) {
        resolve(call, call.given().get(0), findings);
      } else if (call.name().equals("new Check")
          || call.name().startsWith("Check.")
              && CHECK_FACTORIES.contains(call.name().substring(6))) {
        resolve(call, call.given().get(0), checks);
      }
    }
  }

  private List<Call> calls() {
    return sources.stream().flatMap(source -> source.calls().stream()).toList();
  }

  private void resolve(Call call, ExpressionTree given, SortedSet<String> into) {
    if (given instanceof LiteralTree literal) {
      into.add(String.valueOf(literal.getValue()));
    } else if (given instanceof ParenthesizedTree inner) {
      resolve(call, inner.getExpression(), into);
    } else if (given instanceof ConditionalExpressionTree choice) {
      resolve(call, choice.getTrueExpression(), into);
      resolve(call, choice.getFalseExpression(), into);
    } else if (given instanceof BinaryTree sum) {
      resolve(call, sum.getLeftOperand(), into); // the stem of a family: "measurement-" + id
    } else if (given instanceof MemberSelectTree member) {
      constant(member.getExpression() + "." + member.getIdentifier(), call, given, into);
    } else if (given instanceof IdentifierTree name) {
      name(name.getName().toString(), call, given, into);
    } else if (given instanceof MethodInvocationTree invoked) {
      returned(invoked, call, into);
    } else {
      unresolved.add(call.type() + ": " + given);
    }
  }

  private void name(String name, Call call, ExpressionTree given, SortedSet<String> into) {
    int parameter = call.method().map(method -> parameter(method, name)).orElse(-1);
    if (parameter >= 0) {
      handedOver(call, parameter, into);
    } else if (call.method().flatMap(method -> local(method, name)).isPresent()) {
      resolve(call, local(call.method().get(), name).get(), into);
    } else if (isComponent(call, name)) {
      handedOver(new Call(call.type(), Optional.empty(), "<init>", List.of()), 0, into);
    } else {
      constant(call.type() + "." + name, call, given, into);
    }
  }

  /** A field that a constructor or a factory of the same class fills: code of Differences, Gap. */
  private boolean isComponent(Call call, String name) {
    return !constants.containsKey(call.type() + "." + name) && name.matches("code|id");
  }

  private void constant(String name, Call call, ExpressionTree given, SortedSet<String> into) {
    ExpressionTree value = constants.get(name);
    if (value == null) {
      unresolved.add(call.type() + ": " + given);
    } else {
      String type = name.substring(0, name.lastIndexOf('.'));
      resolve(new Call(type, Optional.empty(), "", List.of()), value, into);
    }
  }

  /** What all calls of this call's method hand over at {@code index}. */
  private void handedOver(Call call, int index, SortedSet<String> into) {
    String method = call.method().map(m -> m.getName().toString()).orElse("<init>");
    String target = method.equals("<init>") ? "new " + call.type() : call.type() + "." + method;
    if (!followed.add(target + index + System.identityHashCode(into))) {
      return;
    }
    int arity = call.method().map(m -> m.getParameters().size()).orElse(-1);
    for (Call other : calls()) {
      boolean fits = arity < 0 || other.given().size() == arity;
      if (other.name().equals(target) && fits && other.given().size() > index) {
        resolve(other, other.given().get(index), into);
      }
    }
  }

  /** What a method of one return statement gives, or what was put into a map of codes. */
  private void returned(MethodInvocationTree invoked, Call call, SortedSet<String> into) {
    String select = invoked.getMethodSelect().toString();
    List<ExpressionTree> values =
        mapped.getOrDefault(call.type() + "." + select.replaceFirst("\\.get$", ""), List.of());
    if (select.endsWith(".get") && !values.isEmpty()) {
      values.forEach(value -> resolve(call, value, into));
      return;
    }
    ExpressionTree value = constants.get(call.type() + "." + invoked.getMethodSelect() + "()");
    if (value == null) {
      unresolved.add(call.type() + ": " + invoked);
    } else {
      resolve(new Call(call.type(), Optional.empty(), "", List.of()), value, into);
    }
  }

  private static int parameter(MethodTree method, String name) {
    List<? extends VariableTree> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).getName().contentEquals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<ExpressionTree> local(MethodTree method, String name) {
    List<ExpressionTree> found = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getName().contentEquals(name) && variable.getInitializer() != null) {
          found.add(variable.getInitializer());
        }
        return super.visitVariable(variable, nothing);
      }
    }.scan(method.getBody(), null);
    return found.stream().findFirst();
  }

  /** Collects constants and calls, with the class and the method that they stand in. */
  private final class Reader extends TreeScanner<Void, Void> {
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private String type = "";
    private Optional<MethodTree> method = Optional.empty();

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      String outer = type;
      Optional<MethodTree> around = method;
      if (!tree.getSimpleName().isEmpty()) {
        type = tree.getSimpleName().toString();
        method = Optional.empty();
      }
      super.visitClass(tree, nothing);
      type = outer;
      method = around;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      Optional<MethodTree> around = method;
      method = Optional.of(tree);
      super.visitMethod(tree, nothing);
      method = around;
      return null;
    }

    @Override
    public Void visitReturn(com.sun.source.tree.ReturnTree tree, Void nothing) {
      method.ifPresent(
          m -> constants.putIfAbsent(type + "." + m.getName() + "()", tree.getExpression()));
      return super.visitReturn(tree, nothing);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      variables.put(type + "." + tree.getName(), String.valueOf(tree.getType()));
      if (method.isEmpty() && tree.getInitializer() != null) {
        constants.put(type + "." + tree.getName(), tree.getInitializer());
      }
      return super.visitVariable(tree, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void nothing) {
      calls.add(new Call(type, method, "new " + tree.getIdentifier(), tree.getArguments()));
      return super.visitNewClass(tree, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
      Tree select = tree.getMethodSelect();
      String name =
          select instanceof MemberSelectTree member
              ? simple(member.getExpression()) + "." + member.getIdentifier()
              : type + "." + select;
      calls.add(new Call(type, method, name, tree.getArguments()));
      if (select instanceof MemberSelectTree member
          && member.getIdentifier().toString().matches("put|putIfAbsent")) {
        mapped
            .computeIfAbsent(type + "." + member.getExpression(), key -> new ArrayList<>())
            .add(tree.getArguments().get(1));
      }
      return super.visitMethodInvocation(tree, nothing);
    }

    /** The class that a call goes to: named, or declared for the variable that is called. */
    private String simple(ExpressionTree expression) {
      String text = expression.toString();
      boolean named = text.matches("[A-Z][A-Za-z0-9]*");
      return named
          ? text
          : variables.getOrDefault(type + "." + text, text.equals("this") ? type : "?");
    }
  }
}
