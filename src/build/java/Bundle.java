import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Puts together what is served: the compiled Java and the style sheet become one classic script
 * that leaks no global, and lies with its compressed twin beside the files of {@code webapp/}.
 *
 * <p>{@code java Bundle <compiled script> <webapp folder> <version> <target folder>...}
 */
final class Bundle {
  private static final String MAIN = "owb_Main_main";
  private static final String STYLE = "websocket-chat.css";
  private static final String NAME = "websocket-chat.js";

  private Bundle() {}

  public static void main(String[] arguments) throws IOException {
    var java = Files.readString(Path.of(arguments[0]));
    var webapp = Path.of(arguments[1]);
    var lean = Lean.of(java, MAIN, "'" + STYLE + "'");
    var optimized = Optimizer.optimize(Shapes.straighten(lean));
    var style = Style.of(Files.readString(webapp.resolve(STYLE)));
    var styled = optimized.replace('"' + STYLE + '"', quote(style));
    var compiled = Order.arrange(new Fields(lean).shorten(styled));
    var script = wrap(compiled, arguments[2]).getBytes("UTF-8");
    var zipped = gzip(script);
    for (var folder : List.of(arguments).subList(3, arguments.length)) {
      var target = Path.of(folder);
      Files.createDirectories(target);
      Files.write(target.resolve(NAME), script);
      Files.write(target.resolve(NAME + ".gz"), zipped);
      copyRest(webapp, target);
    }
    System.out.printf(
        "%s: %,d bytes, %,d with gzip -9 (style %,d of them raw)%n",
        NAME, script.length, zipped.length, style.length());
  }

  /** In a function, so that nothing gets out. */
  private static String wrap(String compiled, String version) {
    return "/*! websocket-chat " + version + ", MIT licence */\n(function(){" + compiled + "})();\n";
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The files that are served as they are; the style of the element is in the script. */
  private static void copyRest(Path webapp, Path target) throws IOException {
    try (var files = Files.list(webapp)) {
      for (var file : files.sorted().toList()) {
        if (!file.endsWith(STYLE)) {
          Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
        }
      }
    }
  }
}
