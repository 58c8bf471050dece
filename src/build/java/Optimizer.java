import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.PropertyRenamingPolicy;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.VariableRenamingPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Inlines, folds and drops with the Closure Compiler; properties keep their names, for it cannot
 * tell ours from those of the browser.
 */
final class Optimizer {
  private Optimizer() {}

  /**
   * Twice: what was found the first time shows more. Variables that share a name would hide it, so
   * that comes last.
   */
  static String optimize(String script) throws IOException {
    return optimize(optimize(script, false), true);
  }

  private static String optimize(String script, boolean last) throws IOException {
    var options = new CompilerOptions();
    CompilationLevel.ADVANCED_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    options.setLanguage(CompilerOptions.LanguageMode.ECMASCRIPT_2019);
    options.setOutputCharset(StandardCharsets.UTF_8);
    options.setPropertyRenaming(PropertyRenamingPolicy.OFF);
    options.setDisambiguateProperties(false);
    options.setAmbiguateProperties(false);
    options.setInlineFunctions(CompilerOptions.Reach.ALL);
    // Into small functions only: a script of many large ones compresses worse, though it is shorter.
    options.setMaxFunctionSizeAfterInlining(30);
    if (!last) {
      options.setCoalesceVariableNames(false);
      options.setVariableRenaming(VariableRenamingPolicy.OFF);
    }
    options.setAssumeGettersArePure(true);
    options.setCheckTypes(false);
    options.setUseTypesForLocalOptimization(false);
    options.setTrustedStrings(true);
    options.setLineLengthThreshold(1_000_000);
    options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.OFF);
    // The second time, the first one's variables may be declared below where they are used.
    options.setWarningLevel(DiagnosticGroups.CHECK_VARIABLES, CheckLevel.OFF);
    options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.ERROR);
    var compiler = new Compiler(System.err);
    var browser =
        AbstractCommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER);
    var input = List.of(SourceFile.fromCode("compiled.js", script));
    if (!compiler.compile(browser, input, options).success) {
      throw new IllegalStateException("the script could not be optimized");
    }
    return compiler.toSource().strip();
  }
}
