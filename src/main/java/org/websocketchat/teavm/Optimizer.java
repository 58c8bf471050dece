package org.websocketchat.teavm;

import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.PropertyRenamingPolicy;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.SourceMap;
import com.google.javascript.jscomp.SourceMapInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One run of Closure Compiler over what TeaVM wrote. */
final class Optimizer {
  private static final String BEFORE = "(function(){";
  private static final String AFTER = "})();\n";

  /**
   * Inlined into small functions only: a script of many large functions compresses worse, although
   * it is shorter.
   */
  private static final int MOST_NODES_AFTER_INLINING = 30;

  /** The warnings of Closure Compiler about shifts of numbers that are not whole. */
  private static final String CUT_FRACTIONS = "transitionalSuspiciousCodeWarnings";

  private Optimizer() {}

  /** A script and its source map, for a file of this name. */
  record Optimized(String script, String map, String name) {
    /** The script with further statements behind it, and then the link to the map. */
    String withLink(String statements) {
      return script + statements + "//# sourceMappingURL=" + name + ".map\n";
    }
  }

  /**
   * Optimizes a script that TeaVM wrote for CommonJS, with its source map beside it, and wraps it
   * so that it leaks no global.
   *
   * @param prelude the statements before the script; they declare its variable {@code exports}
   * @param start the statements behind the script
   * @param header the comment that opens the result
   * @param name the name of the file that the result is for
   */
  static Optimized optimize(Path compiled, String prelude, String start, String header, String name)
      throws IOException {
    var script = SourceFile.fromFile(compiled.toString(), StandardCharsets.UTF_8);
    var map = SourceFile.fromFile(compiled + ".map", StandardCharsets.UTF_8);
    var compiler = new Compiler(System.err);
    var externs = AbstractCommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER);
    var inputs =
        List.of(
            SourceFile.fromCode("prelude.js", prelude),
            script,
            SourceFile.fromCode("start.js", start));
    var options = options(compiler);
    // The map must not tell where this was built.
    options.setSourceMapLocationMappings(
        List.of(new SourceMap.PrefixLocationMapping(compiled.resolveSibling("") + "/", "")));
    compiler.initOptions(options);
    compiler.addInputSourceMap(script.getName(), new SourceMapInput(map));
    if (!compiler.compile(externs, inputs, options).success) {
      throw new IllegalStateException("Closure Compiler refused the script: " + compiled);
    }
    var source = compiler.toSource().strip();
    var before = header + BEFORE;
    compiler.getSourceMap().setWrapperPrefix(before);
    var composed = new StringBuilder();
    compiler.getSourceMap().appendTo(composed, name);
    return new Optimized(before + source + AFTER, composed.toString(), name);
  }

  private static CompilerOptions options(Compiler compiler) {
    var options = new CompilerOptions();
    CompilationLevel.ADVANCED_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    options.setLanguage(CompilerOptions.LanguageMode.ECMASCRIPT_2020);
    options.setOutputCharset(StandardCharsets.UTF_8);
    // TeaVM's metadata names methods by strings, and the browser's objects have properties, too.
    options.setPropertyRenaming(PropertyRenamingPolicy.OFF);
    options.setDisambiguateProperties(false);
    options.setAmbiguateProperties(false);
    options.setInlineFunctions(CompilerOptions.Reach.ALL);
    options.setMaxFunctionSizeAfterInlining(MOST_NODES_AFTER_INLINING);
    // A getter of the browser may do work: reading a width lays the page out.
    options.setAssumeGettersArePure(false);
    options.setCheckTypes(false);
    options.setUseTypesForLocalOptimization(false);
    options.setTrustedStrings(true);
    options.setLineLengthThreshold(Integer.MAX_VALUE);
    options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.OFF);
    options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.ERROR);
    // TeaVM divides numbers that Java takes as unsigned, and cuts off the fraction by a shift.
    options.setWarningLevel(DiagnosticGroups.forName(CUT_FRACTIONS), CheckLevel.OFF);
    options.setSourceMapOutputPath("compiled.map");
    options.setApplyInputSourceMaps(true);
    options.addCustomPass(CustomPassExecutionTime.BEFORE_OPTIMIZATIONS, new FieldNames(compiler));
    options.addCustomPass(
        CustomPassExecutionTime.AFTER_OPTIMIZATION_LOOP, new FunctionOrder(compiler));
    return options;
  }
}
