import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes TeaVM's unminified output lean, for a program that asks for no reflection, compares no
 * class objects and catches no exception but to pass it on.
 *
 * <ul>
 *   <li>classes: prototypes instead of descriptions that are read at the start;
 *   <li>interfaces: a mark on those that are asked for, nothing for the others;
 *   <li>static initialisers: run once at the start, in the order in which they need one another;
 *   <li>strings: those of JavaScript, without a wrapper or a table.
 * </ul>
 */
final class Lean {
  private static final String NAME = "[\\w$]+";
  private final Script script;

  /** By class: what makes it a subclass and gives it its methods. */
  private final Map<String, String> members = new LinkedHashMap<>();

  private Lean(Script script) {
    this.script = script;
  }

  /** The same program, lean; to be called with the arguments of its main method. */
  static String of(String compiled, String main, String arguments) {
    var lean = new Lean(new Script(compiled));
    lean.strings();
    lean.runtime();
    lean.classes();
    lean.exports();
    lean.script.edit("(?<!let )(\\$rt_u?str|otji_JSWrapper_(javaToJs|maybeWrap|unwrap))\\(", "(");
    lean.shake(main);
    lean.script.refuse("\\bjl_\\w*(Exception|Error|Throwable)\\b|\\$rt_throw\\b");
    lean.script.add("function $rt_extends(c, p) { c.prototype = Object.create(p.prototype); }");
    lean.members.values().forEach(lean.script::add);
    lean.initializers();
    lean.script.add(main + "({ data: [" + arguments + "] });");
    return lean.script.toString();
  }

  private void runtime() {
    for (var entry : RUNTIME.entrySet()) {
      if (script.defines(entry.getKey())) {
        script.replace(entry.getKey(), "let " + entry.getKey() + " = " + entry.getValue() + ";");
      }
    }
    script.take("if (typeof Reflect");
    script.take("{");
    script.take("exports.");
    script.take("$rt_export");
    script.take("jl_");
    script.take("$rt_packages");
    script.edit("(?m)^(\\s*)\\$rt_throw\\((.*)\\);$", "$1throw $2;");
    for (var name : List.of("$rt_export_main", "JavaError", "$rt_jso_marker", "$rt_intern")) {
      script.remove(name);
    }
    script.edit("\\$rt_(create|wrap)Array\\([\\w$]+, ", "\\$rt_$1Array(0, ");
    script.edit("\\.\\$clone0\\(\\)", "");
    script.edit("jl_Object_getClass\\((" + NAME + ")\\) === \\$rt_cls\\((" + NAME + ")\\)",
        "$1 instanceof $2");
  }

  private static final Map<String, String> RUNTIME = new LinkedHashMap<>();

  static {
    RUNTIME.put("$rt_cls", "c => c");
    // Asked of values of JavaScript that might be wrapped objects of ours: there is no wrapper left.
    RUNTIME.put("$rt_objcls", "() => Function");
    RUNTIME.put("$rt_createArray", "(c, n) => ({ data: Array(n).fill(null) })");
    RUNTIME.put("$rt_wrapArray", "(c, data) => ({ data })");
    RUNTIME.put("$rt_createLongArray", "n => ({ data: new BigInt64Array(n) })");
    RUNTIME.put("$rt_createDoubleArray", "n => ({ data: Array(n).fill(0) })");
    RUNTIME.put("$rt_createCharArray", "n => ({ data: new Uint16Array(n) })");
    RUNTIME.put("$rt_createBooleanArray", "n => ({ data: Array(n).fill(0) })");
    // Nothing but errors of JavaScript is thrown: see Faults.
    RUNTIME.put("$rt_wrapException", "e => e");
    RUNTIME.put("$rt_booleanArrayCls", "0");
    RUNTIME.put("$rt_charArrayCls", "0");
    RUNTIME.put("$rt_longArrayCls", "0");
    RUNTIME.put("$rt_doubleArrayCls", "0");
    for (var name : List.of("boolean", "char", "int", "long", "void", "byte", "double")) {
      RUNTIME.put("$rt_" + name + "cls", "0");
    }
    RUNTIME.put("jl_Object_toString", "() => ''");
    RUNTIME.put("jl_Class_getComponentType", "c => c");
    RUNTIME.put("jlr_Array_newInstance", "$rt_createArray");
    RUNTIME.put("otji_JSWrapper_unwrap", "o => o");
    RUNTIME.put("otji_JSWrapper_wrap", "o => o");
    RUNTIME.put(
        "otji_JS_function",
        "(o, name) => o && (o.$function || (o.$function = function() { return o[name].apply(o, arguments); }))");
  }

  // Strings

  private void strings() {
    var pool = script.take("$rt_stringPool(");
    var literals = new ArrayList<String>();
    var literal = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"").matcher(pool);
    while (literal.find()) {
      literals.add(literal.group());
    }
    script.remove("$rt_stringPool");
    script.remove("$rt_stringPool_instance");
    script.remove("$rt_stringClassInit");
    script.remove("$rt_s");
    script.edit("\\.\\$nativeString\\b(?! = )", "");
    var use = Pattern.compile("\\$rt_s\\((\\d+)\\)");
    script.edit(
        text ->
            use.matcher(text)
                .replaceAll(
                    at -> Script.quote(literals.get(Integer.parseInt(at.group(1))))));
    script.edit("([\\w$.]+) instanceof jl_String\\b", "typeof $1 === 'string'");
    var builder = "jl_AbstractStringBuilder_toString";
    if (script.defines(builder)) {
      var length = Pattern.compile("\\$length\\d*").matcher(script.get(builder));
      var found = length.find() ? length.group() : "";
      script.replace(builder, "let " + builder + " = b => $rt_charArrayToString(b.$buffer.data, 0, b." + found + ");");
    }
    for (var entry : STRINGS.entrySet()) {
      if (script.defines(entry.getKey())) {
        script.replace(entry.getKey(), "let " + entry.getKey() + " = " + entry.getValue() + ";");
      }
    }
  }

  private static final Map<String, String> STRINGS = new LinkedHashMap<>();

  static {
    STRINGS.put("$rt_str", "s => s");
    STRINGS.put("$rt_ustr", "s => s");
    STRINGS.put("jl_String__init_", "s => s");
    STRINGS.put("jl_String__init_0", "c => $rt_charArrayToString(c.data, 0, c.data.length)");
    STRINGS.put("jl_String__init_1", "0");
    STRINGS.put("jl_String__init_2", "0");
    STRINGS.put("jl_String__clinit_", "() => {}");
    STRINGS.put("jl_String_EMPTY", "''");
    STRINGS.put("jl_String_equals", "(a, b) => a === b ? 1 : 0");
    STRINGS.put("jl_String_isEmpty", "s => s ? 0 : 1");
    STRINGS.put("jl_String_isBlank", "s => s.trim() ? 0 : 1");
    STRINGS.put("jl_String_strip", "s => s.trim()");
    STRINGS.put("jl_String_startsWith", "(s, t) => s.startsWith(t) ? 1 : 0");
    STRINGS.put(
        "ju_Objects_equals",
        "(a, b) => a === b || (a && a.$equals && a.$equals(b)) ? 1 : 0");
  }

  // Classes


  private void classes() {
    var types = new LinkedHashMap<String, Rows.Type>();
    var rows = new Rows(script.take("$rt_metadata("));
    while (rows.more()) {
      var type = rows.next();
      types.put(type.name(), type);
    }
    var enums = types.values().stream().filter(each -> each.parent().equals("jl_Enum")).map(Rows.Type::name).toList();
    Constants.inline(script, enums);
    types.keySet().removeAll(enums);
    types.remove("jl_Enum");
    var asked = new LinkedHashSet<String>();
    var isInstance = Pattern.compile("\\$rt_isInstance\\(([\\w$.]+), (" + NAME + ")\\)");
    script.remove("$rt_isInstance");
    script.edit(
        text ->
            isInstance
                .matcher(text)
                .replaceAll(
                    at -> {
                      asked.add(at.group(2));
                      return Script.quote("(" + at.group(1) + " && " + at.group(1) + ".$is_" + at.group(2) + ")");
                    }));
    for (var type : types.values()) {
      describe(type, types, asked);
    }
    script.edit("(?:let a = this; )?jl_(?:Object|Record)\\.call\\((?:a|this)\\);", "let a = this;");
    script.remove("jl_Object");
  }

  private void describe(Rows.Type type, Map<String, Rows.Type> types, Set<String> asked) {
    var text = new StringBuilder();
    var own = script.get(type.name());
    if (own.contains("$rt_classWithoutFields(0)")) {
      script.remove(type.name());
      return;
    }
    if (!type.name().equals("jl_Object")) {
      own = own.replaceAll("(?s)^let .* = \\$rt_classWithoutFields\\((?:jl_Object|jl_Record)?\\);$", Script.quote("function " + type.name() + "() {}"));
      own = own.replaceAll("(?s)^let .* = \\$rt_classWithoutFields\\((.*)\\);$", Script.quote("function " + type.name() + "() { ") + "$1.call(this); }");
      script.replace(type.name(), own);
      if (types.containsKey(type.parent()) && !Set.of("jl_Object", "jl_Record").contains(type.parent())) {
        text.append("$rt_extends(" + type.name() + ", " + type.parent() + ");\n");
      }
    }
    if (type.name().equals("jl_Object")) {
      return;
    }
    for (var name : asked) {
      if (isA(type, name, types)) {
        text.append(type.name() + ".prototype.$is_" + name + " = 1;\n");
      }
    }
    for (var method : type.methods().entrySet()) {
      text.append(type.name() + ".prototype." + method.getKey() + " = " + bound(method.getValue()) + ";\n");
    }
    members.put(type.name(), text.toString());
  }

  private boolean isA(Rows.Type type, String name, Map<String, Rows.Type> types) {
    return type.interfaces().stream()
        .anyMatch(each -> each.equals(name) || types.containsKey(each) && isA(types.get(each), name, types));
  }

  /** A method that hands its receiver to a function as the first argument. */
  private String bound(String function) {
    var parameters = Script.parameters(script.get(function));
    int comma = parameters.indexOf(',');
    var rest = comma < 0 ? "" : parameters.substring(comma + 1).strip();
    return "function(" + rest + ") { return " + function + "(this" + (rest.isEmpty() ? "" : ", " + rest) + "); }";
  }

  private void exports() {
    var exported = script.take("(() => {");
    String type = "";
    for (var line : exported.split("\n")) {
      var prototype = Pattern.compile("\\s*c = (" + NAME + ")\\.prototype;").matcher(line);
      var method = Pattern.compile("\\s*c\\.(\\w+) = \\$rt_callWithReceiver\\((" + NAME + ")\\);").matcher(line);
      if (prototype.matches()) {
        type = prototype.group(1);
      } else if (method.matches()) {
        // Quoted: called by name, from outside.
        members.merge(type, type + ".prototype['" + method.group(1) + "'] = " + bound(method.group(2)) + ";\n", String::concat);
      }
    }
  }

  /** Takes out what the main function cannot reach. */
  private void shake(String main) {
    var reached = new LinkedHashSet<String>();
    reach(main, reached);
    for (var name : script.names()) {
      if (!name.startsWith("#") && !reached.contains(name)) {
        script.remove(name);
      }
    }
    members.keySet().retainAll(reached);
  }

  private void reach(String name, Set<String> reached) {
    if (!script.defines(name) || !reached.add(name)) {
      return;
    }
    var text = script.get(name) + members.getOrDefault(name, "");
    for (var each = Pattern.compile("[A-Za-z_$][\\w$]*").matcher(text); each.find(); ) {
      reach(each.group(), reached);
    }
  }

  // Initialisers

  private static final Pattern CALL = Pattern.compile("(" + NAME + ")_\\$callClinit\\(\\)");
  private final Set<String> begun = new LinkedHashSet<>();
  private final List<String> order = new ArrayList<>();

  private void initializers() {
    for (var name : script.names()) {
      if (name.endsWith("_$callClinit")) {
        visit(name.substring(0, name.length() - "_$callClinit".length()));
      }
    }
    for (var name : order) {
      script.remove(name + "_$callClinit");
    }
    script.edit("\\s*" + NAME + "_\\$callClinit\\(\\);", "");
    for (var name : order) {
      script.add(name + "__clinit_();");
    }
  }

  private void visit(String type) {
    if (begun.add(type)) {
      reach(type + "__clinit_", type, new LinkedHashSet<>());
      order.add(type);
    }
  }

  private void reach(String function, String type, Set<String> seen) {
    if (!seen.add(function) || !script.defines(function)) {
      return;
    }
    var text = script.get(function);
    for (var call = CALL.matcher(text); call.find(); ) {
      if (!call.group(1).equals(type)) {
        visit(call.group(1));
      }
    }
    for (var name = Pattern.compile("[A-Za-z_$][\\w$]*").matcher(text); name.find(); ) {
      if (!name.group().endsWith("_$callClinit")) {
        reach(name.group(), type, seen);
      }
    }
  }
}
