import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TeaVM's descriptions of classes: a flat list of values, a fixed number of them for each class. */
final class Rows {
  private static final Pattern TOKEN =
      Pattern.compile("\\(\\) => [\\w$]+\\(\\)|\\$rt_\\w+\\([\\w$]+\\)|[\\w$]+|\"[^\"]*\"|[\\[\\]]|-\\d+");

  /** A class and its methods: their names in the prototype, and the functions that do the work. */
  record Type(String name, String parent, List<String> interfaces, Map<String, String> methods) {}

  private final Matcher tokens;
  private boolean more;

  Rows(String calls) {
    tokens = TOKEN.matcher(calls.replaceAll("\\$rt_metadata\\(\\[|\\]\\);", ""));
    more = tokens.find();
  }

  boolean more() {
    return more;
  }

  Type next() {
    var name = word();
    if (!word().equals("0")) {
      word();
    }
    var parent = word();
    var interfaces = new ArrayList<String>();
    list().forEach(each -> interfaces.add((String) each));
    word();
    value();
    word();
    var methods = new LinkedHashMap<String, String>();
    if (value() instanceof List<?> pairs) {
      for (int i = 0; i < pairs.size(); i += 2) {
        var function = ((String) pairs.get(i + 1)).replaceAll(".*\\(|\\)", "");
        for (var each : pairs.get(i) instanceof List<?> names ? names : List.of(pairs.get(i))) {
          methods.put(((String) each).replace("\"", ""), function);
        }
      }
    }
    return new Type(name, parent, interfaces, methods);
  }

  private String word() {
    return (String) value();
  }

  private List<?> list() {
    return (List<?>) value();
  }

  private Object value() {
    var token = tokens.group();
    more = tokens.find();
    if (!token.equals("[")) {
      return token;
    }
    var values = new ArrayList<Object>();
    while (!tokens.group().equals("]")) {
      values.add(value());
    }
    more = tokens.find();
    return values;
  }
}
